package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a program says that javac will say of it: {@code // :: error: [key]} above the line, with
 * {@code «text»} behind it where the part of the source that is underlined matters too.
 */
final class Expectations {
  private static final Pattern EXPECTED =
      Pattern.compile("^\\s*// :: (?:error|warning): \\[([\\w.]+)](?: «(.*)»)?\\s*$");
  private static final Pattern KEY = Pattern.compile("^(?:error: |warning: )?\\[([\\w.]+)]");

  /**
   * An error that a program expects.
   *
   * @param line its line, counted from 1
   * @param key its key
   * @param text what it underlines, on one line; null where the program does not say
   */
  record Expected(long line, String key, @Nullable String text) {}

  private final List<Expected> errors = new ArrayList<>();

  /** Reads the expectations of a program. */
  static Expectations of(List<String> lines) {
    Expectations expectations = new Expectations();
    List<Matcher> pending = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTED.matcher(lines.get(i));
      if (matcher.matches()) {
        pending.add(matcher);
      } else {
        for (Matcher each : pending) {
          expectations.errors.add(new Expected(i + 1L, each.group(1), each.group(2)));
        }
        pending.clear();
      }
    }
    return expectations;
  }

  List<Expected> errors() {
    return errors;
  }

  /** Returns the keys of the errors of which the program says what they underline. */
  SortedSet<String> underlinedKeys() {
    return errors.stream()
        .filter(each -> each.text() != null)
        .map(Expected::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Fails unless javac said just that. */
  void verify(Javac.Result result, String program) {
    SortedSet<String> expected = new TreeSet<>();
    errors.forEach(each -> expected.add(entry(each.line(), each.key(), each.text())));
    SortedSet<String> found = new TreeSet<>();
    for (Diagnostic<? extends JavaFileObject> each : result.diagnostics()) {
      long line = each.getLineNumber();
      String key = key(each);
      found.add(entry(line, key, isUnderlined(line, key) ? underlined(each) : null));
    }
    assertEquals(
        String.join("\n", expected),
        String.join("\n", found),
        () -> program + "\n" + texts(result));
  }

  private boolean isUnderlined(long line, String key) {
    return errors.stream()
        .anyMatch(each -> each.line() == line && each.key().equals(key) && each.text() != null);
  }

  private static String entry(long line, String key, @Nullable String text) {
    String underlined = text == null ? "" : " «" + text + "»";
    return String.format(Locale.ROOT, "%4d %s%s", line, key, underlined);
  }

  /** Returns the key of an error of Copyless, or javac's code for one of its own. */
  static String key(Diagnostic<?> diagnostic) {
    Matcher matcher = KEY.matcher(diagnostic.getMessage(Locale.ENGLISH));
    return matcher.find() ? matcher.group(1) : diagnostic.getCode();
  }

  /** Returns the part of the source from a diagnostic's start to its end, on one line. */
  static String underlined(Diagnostic<? extends JavaFileObject> diagnostic) {
    try {
      return diagnostic
          .getSource()
          .getCharContent(true)
          .subSequence(
              Math.toIntExact(diagnostic.getStartPosition()),
              Math.toIntExact(diagnostic.getEndPosition()))
          .toString()
          .replaceAll("\\s+", " ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String texts(Javac.Result result) {
    StringBuilder texts = new StringBuilder(result.output());
    result.diagnostics().forEach(each -> texts.append(each).append('\n'));
    return texts.toString();
  }
}
