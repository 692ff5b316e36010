package org.copyless.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Breaks the lines of Javadoc that are too long, where google-java-format would. */
final class JavadocWrapper {
  private static final Pattern LINE = Pattern.compile("( *+\\* )(.*)");

  /** A word, where an inline tag with what belongs to it is one; {@code {@code a b},} is one. */
  private static final Pattern WORD = Pattern.compile("(?:\\{@[^}]*\\}|\\S)+");

  private final int width;
  private boolean preformatted;

  private JavadocWrapper(int width) {
    this.width = width;
  }

  /** The same source text with no line of Javadoc longer than {@code width}, if possible. */
  static String wrap(String source, int width) {
    JavadocWrapper wrapper = new JavadocWrapper(width);
    return source.lines().map(wrapper::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(String line) {
    Matcher text = LINE.matcher(line);
    if (!text.matches()) {
      return line;
    }
    preformatted |= line.contains("<pre");
    String result = preformatted || line.length() <= width ? line : broken(text);
    preformatted &= !line.contains("</pre>");
    return result;
  }

  private String broken(Matcher text) {
    String start = text.group(1);
    String more = start + (text.group(2).startsWith("@") ? "    " : "");
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(start);
    Matcher words = WORD.matcher(text.group(2));
    boolean first = true;
    while (words.find()) {
      if (!first && line.length() + 1 + words.group().length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(more);
        first = true;
      }
      line.append(first ? "" : " ").append(words.group());
      first = false;
    }
    lines.add(line.toString());
    return String.join("\n", lines);
  }
}
