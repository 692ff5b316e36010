package org.copyless.jmh.report;

/** A Markdown page with places between markers, whose content is written by a program. */
final class Page {
  private String text;

  Page(String text) {
    this.text = text;
  }

  /**
   * Replaces what stands between the markers of a place.
   *
   * @throws IllegalArgumentException if the page does not have both, in this order
   */
  Page fill(String place, String content) {
    String begin = "<!-- begin " + place + " -->\n";
    String end = "<!-- end " + place + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no place " + place);
    }
    text = text.substring(0, from + begin.length()) + content + text.substring(to);
    return this;
  }

  @Override
  public String toString() {
    return text;
  }
}
