package org.copyless.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings JavaPoet's layout near to that of google-java-format, for people who open generated files:
 * JavaPoet has no say in where comments, empty bodies and annotations are broken into lines.
 */
final class Reformatter {
  private static final int WIDTH = 100;

  private static final Pattern SHORT_JAVADOC =
      Pattern.compile("(?m)^( *+)/\\*\\*\n *+\\* ([^@\n].*)\n *+\\*/$");
  private static final Pattern SPREAD_ANNOTATION =
      Pattern.compile("(?m)^( *+@\\w++\\()\n((?: ++\\w+ = [^\n]*\n)+) *\\)$");
  private static final Pattern EMPTY_BODY = Pattern.compile("\\{\n *+\\}");
  private static final Pattern BETWEEN_FIELDS =
      Pattern.compile(
          "(?m)(^ ++(?:private|static) [^\n(]*;\n)\n(?= ++(?:private|static) [^\n(]*;\n)");
  private static final Pattern BETWEEN_INSTANCES =
      Pattern.compile(
          "(?m)(^ ++private final [^\n]*\\(\\);\n)\n(?= ++private final [^\n]*\\(\\);\n)");
  private static final Pattern LONG_FIELD =
      Pattern.compile("(?m)^( *+)((?:public |private )?static final [^\n=]*=) ([^\n]*;)$");
  private static final Pattern TRAILING_SPACE = Pattern.compile("(?m)(?<! ) ++$");

  private Reformatter() {}

  static String reformat(String source) {
    String text = source;
    text =
        SHORT_JAVADOC
            .matcher(text)
            .replaceAll(m -> quote(fits(m.group(1) + "/** " + m.group(2) + " */", m.group())));
    text =
        SPREAD_ANNOTATION
            .matcher(text)
            .replaceAll(
                m ->
                    quote(
                        fits(
                            m.group(1) + m.group(2).strip().replaceAll(",\n +", ", ") + ")",
                            m.group())));
    text = EMPTY_BODY.matcher(text).replaceAll("{}");
    text = BETWEEN_FIELDS.matcher(text).replaceAll("$1");
    text = BETWEEN_INSTANCES.matcher(text).replaceAll("$1");
    text =
        LONG_FIELD
            .matcher(text)
            .replaceAll(
                m ->
                    quote(
                        fits(
                            m.group(),
                            m.group(1) + m.group(2) + "\n" + m.group(1) + "    " + m.group(3))));
    text = text.replace(". @", ".@");
    return TRAILING_SPACE.matcher(text).replaceAll("");
  }

  private static String fits(String line, String otherwise) {
    return line.length() <= WIDTH ? line : otherwise;
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
