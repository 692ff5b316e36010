package org.copyless.processor;

import java.util.regex.MatchResult;
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
      Pattern.compile("(?m)^( *+)((?:public |private )?static final [^\n=]*) (\\w++) = ([^\n]*;)$");
  private static final Pattern THROWS =
      Pattern.compile("(?m)^( *+)(\\w[^\n]*\\)) throws ([^\n{]*)\n *+([^\n{]*) \\{$");
  private static final Pattern IMPLEMENTS =
      Pattern.compile("(?m)^( *+)(\\w[^\n]* class [^\n]*) implements ((?:[^\n{]*\n)++[^\n{]*)\\{");
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
    text = LONG_FIELD.matcher(text).replaceAll(m -> quote(field(m)));
    text = THROWS.matcher(text).replaceAll(m -> quote(thrown(m)));
    text = IMPLEMENTS.matcher(text).replaceAll(m -> quote(implemented(m)));
    text = text.replace(". @", ".@");
    return JavadocWrapper.wrap(TRAILING_SPACE.matcher(text).replaceAll(""), WIDTH);
  }

  /** A constant and its value: on one line, or broken after the sign, or before the name, too. */
  private static String field(MatchResult field) {
    if (field.group().length() <= WIDTH) {
      return field.group();
    }
    String head = field.group(1) + field.group(2);
    String name = field.group(3) + " =";
    String more = "\n" + field.group(1) + "    ";
    return (head + " " + name).length() <= WIDTH
        ? head + " " + name + call(more, field.group(4))
        : head + more + name + call(more + "    ", field.group(4));
  }

  /** A call on a line of its own, or each of its arguments. */
  private static String call(String indent, String call) {
    String line = indent + call;
    int open = line.indexOf('(');
    return line.length() - 1 <= WIDTH || open < 0
        ? line
        : line.substring(0, open + 1)
            + (indent + "    " + line.substring(open + 1)).replace(", ", "," + indent + "    ");
  }

  private static String thrown(MatchResult method) {
    return method.group(1)
        + method.group(2)
        + "\n"
        + method.group(1)
        + "    throws "
        + method.group(3)
        + (method.group(3).endsWith(" ") ? "" : " ")
        + method.group(4)
        + " {";
  }

  private static String implemented(MatchResult type) {
    String more = "\n" + type.group(1) + "    ";
    return type.group(1)
        + type.group(2)
        + more
        + "implements "
        + type.group(3).strip().replaceAll(",\\s+", "," + more + "    ")
        + " {";
  }

  private static String fits(String line, String otherwise) {
    return line.length() <= WIDTH ? line : otherwise;
  }

  private static String quote(String replacement) {
    return Matcher.quoteReplacement(replacement);
  }
}
