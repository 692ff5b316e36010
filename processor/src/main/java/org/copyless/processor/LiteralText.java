package org.copyless.processor;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of a string literal or text block, or of a sum of such, together with where each of its
 * characters stands in the source file.
 *
 * <p>javac keeps a constant's value but not the way back; this class walks the literals' source as
 * JLS 3.10.5–3.10.7 says and remembers the way. It gives up at whatever it does not know.
 */
final class LiteralText {
  private static final String FENCE = "\"\"\"";
  private static final Pattern BETWEEN =
      Pattern.compile("(?:[\\s+()]|//[^\\r\\n]*|/\\*(?s:.*?)\\*/)*+");

  private final StringBuilder value = new StringBuilder();
  private int[] offsets = new int[64];

  private LiteralText() {}

  /**
   * Finds the literals of a constant.
   *
   * @param source the file
   * @param start where the constant's expression starts
   * @param value the constant's value
   * @return the text, if the expression is made of literals that give the value
   */
  static Optional<LiteralText> decode(CharSequence source, int start, String value) {
    String file = source.toString();
    LiteralText sum = new LiteralText();
    int at = start;
    do {
      at = skipBetween(file, at);
      int end = endOfLiteral(file, at);
      if (end < 0 || file.substring(at, end).contains("\\u")) {
        return Optional.empty();
      }
      sum.append(literal(file, at, end));
      at = end;
    } while (sum.value.length() < value.length());
    return sum.value.compareTo(new StringBuilder(value)) == 0 ? Optional.of(sum) : Optional.empty();
  }

  /** Where the character at {@code index} of the value stands in the source file. */
  int offset(int index) {
    return index < value.length() ? offsets[index] : offsets[value.length()];
  }

  /** Skips white space, comments, plus signs and parentheses. */
  private static int skipBetween(String file, int start) {
    Matcher between = BETWEEN.matcher(file).region(start, file.length());
    return between.lookingAt() ? between.end() : start;
  }

  /** The end of the literal at {@code start}; -1 if there is none. */
  private static int endOfLiteral(String file, int start) {
    String delimiter = file.startsWith(FENCE, start) ? FENCE : "\"";
    if (!file.startsWith(delimiter, start)) {
      return -1;
    }
    int at = start + delimiter.length();
    while (at < file.length() && !file.startsWith(delimiter, at)) {
      at += file.charAt(at) == '\\' ? 2 : 1;
    }
    return at < file.length() ? at + delimiter.length() : -1;
  }

  private static LiteralText literal(String file, int start, int end) {
    LiteralText raw = new LiteralText();
    if (file.startsWith(FENCE, start)) {
      raw.appendLines(file, start + FENCE.length(), end - FENCE.length());
      return raw.withoutIndentation().withoutEscapes();
    }
    for (int i = start + 1; i < end - 1; i++) {
      raw.append(file.charAt(i), i);
    }
    raw.endAt(end - 1);
    return raw.withoutEscapes();
  }

  private void append(LiteralText other) {
    for (int i = 0; i < other.value.length(); i++) {
      append(other.value.charAt(i), other.offsets[i]);
    }
    endAt(other.offsets[other.value.length()]);
  }

  private void append(char c, int offset) {
    endAt(offset);
    value.append(c);
  }

  /** Notes the place of what comes next, a character or the end. */
  private void endAt(int offset) {
    if (value.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[value.length()] = offset;
  }

  /** Takes the lines after the opening delimiter's, with every line end as {@code \n}. */
  private void appendLines(String file, int start, int end) {
    boolean inContent = false;
    for (int i = start; i < end; i++) {
      char c = file.charAt(i);
      int at = i;
      if (c == '\r') {
        if (i + 1 < end && file.charAt(i + 1) == '\n') {
          i++;
        }
        c = '\n';
      }
      if (inContent) {
        append(c, at);
      }
      inContent |= c == '\n';
    }
    endAt(end);
  }

  /** Drops incidental white space: the common indentation and what ends a line (JLS 3.10.6). */
  private LiteralText withoutIndentation() {
    String[] lines = value.toString().split("\n", -1);
    int common = Integer.MAX_VALUE;
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank() || i == lines.length - 1) {
        common = Math.min(common, lines[i].length() - lines[i].stripLeading().length());
      }
    }
    LiteralText stripped = new LiteralText();
    int at = 0;
    for (int i = 0; i < lines.length; i++) {
      for (int k = common; k < lines[i].stripTrailing().length(); k++) {
        stripped.append(lines[i].charAt(k), offsets[at + k]);
      }
      at += lines[i].length();
      if (i < lines.length - 1) {
        stripped.append('\n', offsets[at++]);
      }
    }
    stripped.endAt(offsets[at]);
    return stripped;
  }

  private LiteralText withoutEscapes() {
    LiteralText plain = new LiteralText();
    int at = 0;
    while (at < value.length()) {
      boolean escape = value.charAt(at) == '\\' && at + 1 < value.length();
      int end = escape ? endOfEscape(at + 1) : at + 1;
      String translated = value.substring(at, end).translateEscapes();
      if (!translated.isEmpty()) {
        plain.append(translated.charAt(0), offsets[at]);
      }
      at = end;
    }
    plain.endAt(offsets[at]);
    return plain;
  }

  /** The end of the escape whose character after the backslash is at {@code index}. */
  private int endOfEscape(int index) {
    int end = index;
    int digits = value.charAt(index) <= '3' ? 3 : 2;
    while (end < value.length()
        && end - index < digits
        && value.charAt(end) >= '0'
        && value.charAt(end) <= '7') {
      end++;
    }
    return Math.max(end, index + 1);
  }
}
