package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;

/**
 * A source file and a place in it: a line of carets, which is not of the file, marks a part of the
 * line above it.
 *
 * @param source the file without the carets
 * @param line the line, from 1
 * @param column the column in that line, from 1, in {@code char}s
 */
record Marked(String source, int line, int column) {
  private static final int TAB = 8;

  static Marked of(String marked) {
    List<String> lines = new ArrayList<>(marked.lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      String mark = lines.get(i);
      if (!mark.isBlank() && mark.strip().chars().allMatch(sign -> sign == '^')) {
        lines.remove(i);
        int column = mark.indexOf('^') + 1;
        String source = String.join("\n", lines) + "\n";
        return new Marked(source, i, column);
      }
    }
    throw new IllegalArgumentException("no carets in " + marked);
  }

  /** The same place in a file whose lines end as those of Windows. */
  Marked withWindowsLineEnds() {
    return new Marked(source.replace("\n", "\r\n"), line, column);
  }

  /** Checks that javac says one thing only, here, and returns its message. */
  String only(List<? extends Diagnostic<?>> diagnostics) {
    assertEquals(1, diagnostics.size(), diagnostics::toString);
    Diagnostic<?> only = diagnostics.getFirst();
    assertEquals(printed(), printed(only), only::toString);
    assertEquals(line, only.getLineNumber(), only::toString);
    assertEquals(columnOfJavac(), only.getColumnNumber(), only::toString);
    return only.getMessage(Locale.ROOT);
  }

  /** Compiles it with others; checks that there is one error, and that it is here. */
  String onlyError(String... others) {
    return only(compile(others).errors());
  }

  Compilation compile(String... others) {
    List<String> sources = new ArrayList<>(List.of(others));
    sources.add(source);
    return Compile.with(List.of(), sources.toArray(String[]::new));
  }

  /** The marked line and the first caret below it. */
  private String printed() {
    String text = text();
    StringBuilder below = new StringBuilder();
    for (char c : text.substring(0, column - 1).toCharArray()) {
      below.append(c == '\t' ? c : ' ');
    }
    return text + "\n" + below + "^";
  }

  /** What javac prints below the first line of its message. */
  private static String printed(Diagnostic<?> diagnostic) {
    List<String> lines = diagnostic.toString().lines().toList();
    return String.join("\n", lines.subList(1, Math.min(3, lines.size())));
  }

  private String text() {
    return source.lines().toList().get(line - 1);
  }

  /** javac counts a tab as if it went to the next multiple of eight. */
  private int columnOfJavac() {
    int columns = 0;
    for (char c : text().substring(0, column - 1).toCharArray()) {
      columns = c == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
    }
    return columns + 1;
  }
}
