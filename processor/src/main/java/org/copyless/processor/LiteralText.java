package org.copyless.processor;

import java.util.Arrays;
import java.util.Optional;

/**
 * The value of a string literal or text block together with where each of its characters stands in
 * the source file.
 *
 * <p>javac keeps a constant's value but not the way back; this class walks the literal's source as
 * JLS 3.10.5–3.10.7 says and remembers the way. A Unicode escape makes it give up.
 */
final class LiteralText {
  private static final String FENCE = "\"\"\"";

  private final StringBuilder value = new StringBuilder();
  private int[] offsets = new int[64];

  private LiteralText() {}

  /** An empty text, to which literals are appended. */
  static LiteralText empty() {
    return new LiteralText();
  }

  /** The literal that stands in {@code source} from {@code start} to {@code end}, if it is one. */
  static Optional<LiteralText> decode(CharSequence source, int start, int end) {
    String literal = source.subSequence(start, end).toString();
    if (literal.contains("\\u")) {
      return Optional.empty();
    }
    boolean block = literal.startsWith(FENCE) && literal.endsWith(FENCE) && literal.length() >= 6;
    boolean string = literal.startsWith("\"") && literal.endsWith("\"") && literal.length() >= 2;
    if (!block && !string) {
      return Optional.empty();
    }
    LiteralText raw = new LiteralText();
    if (block) {
      raw.appendLines(literal, start);
      raw = raw.withoutIndentation();
    } else {
      for (int i = 1; i < literal.length() - 1; i++) {
        raw.append(literal.charAt(i), start + i);
      }
    }
    return Optional.of(raw.withoutEscapes());
  }

  /** Adds the characters of {@code other}: the concatenation of two literals. */
  void append(LiteralText other) {
    for (int i = 0; i < other.value.length(); i++) {
      append(other.value.charAt(i), other.offsets[i]);
    }
  }

  /** The literal's value. */
  String value() {
    return value.toString();
  }

  /** Where the character at {@code index} of the value stands in the source file. */
  int offset(int index) {
    if (index < value.length()) {
      return offsets[index];
    }
    return value.isEmpty() ? 0 : offsets[value.length() - 1] + 1;
  }

  private void append(char c, int offset) {
    if (value.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[value.length()] = offset;
    value.append(c);
  }

  /** Takes the lines after the opening delimiter's, with every line end as {@code \n}. */
  private void appendLines(String literal, int start) {
    int end = literal.length() - FENCE.length();
    boolean inContent = false;
    for (int i = FENCE.length(); i < end; i++) {
      char c = literal.charAt(i);
      if (c == '\r') {
        if (i + 1 < end && literal.charAt(i + 1) == '\n') {
          i++;
        }
        c = '\n';
      }
      if (inContent) {
        append(c, start + i);
      }
      inContent |= c == '\n';
    }
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
    return stripped;
  }

  private LiteralText withoutEscapes() {
    LiteralText plain = new LiteralText();
    for (int i = 0; i < value.length(); i++) {
      int offset = offsets[i];
      char c = value.charAt(i);
      if (c != '\\' || i + 1 == value.length()) {
        plain.append(c, offset);
        continue;
      }
      int end = endOfEscape(i + 1);
      String translated = value.substring(i, end).translateEscapes();
      if (!translated.isEmpty()) {
        plain.append(translated.charAt(0), offset);
      }
      i = end - 1;
    }
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
