package org.copyless.processor;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.copyless.contract.Place;
import org.copyless.contract.Problem;
import org.copyless.contract.Severity;

/**
 * The text of a contract and the way back from it to the source file, so that a problem inside the
 * text is shown at its very line and column.
 *
 * <p>javac takes the positions of diagnostics from trees only. It makes documentation trees at any
 * position on request ({@link DocTrees#getDocTreeFactory}), and those will do; all of it is
 * exported API. Under another compiler, or where the text is not made of literals, the annotation's
 * value is the place, and the message says line and column and quotes the line.
 */
final class ContractText {
  /** As the parser counts them: a text block has line feeds only, an escape may be any. */
  private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\n|\\r");

  private final ErrorReporter reporter;
  private final Lint lint;
  private final TypeElement contract;
  private final AnnotationMirror annotation;
  private final Optional<AnnotationValue> value;
  private final Optional<Source> source;

  ContractText(
      ProcessingEnvironment environment,
      ErrorReporter reporter,
      TypeElement contract,
      AnnotationMirror annotation) {
    this.reporter = reporter;
    this.lint = new Lint(environment.getOptions());
    this.contract = contract;
    this.annotation = annotation;
    this.value = Annotations.value(annotation, "value");
    this.source = value.flatMap(v -> Source.find(environment, contract, annotation, v));
  }

  /** The contract's text; empty if the annotation has none. */
  String text() {
    return value.map(v -> (String) v.getValue()).orElse("");
  }

  /**
   * Reports a problem at its place in the source file, or at its method, unless it is a warning not
   * wanted.
   */
  void report(Problem problem) {
    Diagnostic.Kind kind =
        problem.severity() == Severity.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING;
    Optional<ExecutableElement> method = problem.method().flatMap(this::method);
    Element element = method.isPresent() ? method.get() : contract;
    if (kind == Diagnostic.Kind.WARNING && !lint.isWanted(element, problem.key())) {
      return;
    }
    if (method.isPresent()) {
      reporter.report(kind, element, ErrorReporter.text(problem.key(), problem.message()));
      return;
    }
    String message = problem.message() + problem.related().map(this::also).orElse("");
    if (source.isPresent() && !reporter.isSilent()) {
      reporter.count(kind);
      source.get().print(kind, problem, ErrorReporter.text(problem.key(), message));
    } else {
      String text =
          ErrorReporter.text(problem.key(), message + (value.isEmpty() ? "" : quote(problem)));
      reporter.report(kind, contract, annotation, value, text);
    }
  }

  private Optional<ExecutableElement> method(String name) {
    return Automata.messages(contract).stream()
        .filter(message -> message.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private String also(Place place) {
    String line =
        source
            .map(file -> Long.toString(file.line(place)))
            .orElseGet(() -> place.line() + " of the contract");
    return " (%s at line %s)".formatted(place.what(), line);
  }

  /** The line of the text in which the problem is, with a mark below it. */
  private String quote(Problem problem) {
    return " (line %d, column %d of the contract)%n  %s%n  %s^"
        .formatted(
            problem.line(),
            problem.column(),
            text().lines().skip(problem.line() - 1L).findFirst().orElse(""),
            " ".repeat(Math.max(problem.column() - 1, 0)));
  }

  /** The index in {@code text} of a line and a column, both from 1. */
  private static int index(String text, int line, int column) {
    Matcher ends = LINE_END.matcher(text);
    int start = 0;
    for (int l = 1; l < line && ends.find(); l++) {
      start = ends.end();
    }
    return Math.min(start + column - 1, text.length());
  }

  /** The literals of the text in a source file that javac has parsed. */
  private record Source(
      DocTrees trees, CompilationUnitTree unit, LiteralText literal, String text) {
    static Optional<Source> find(
        ProcessingEnvironment environment,
        TypeElement contract,
        AnnotationMirror annotation,
        AnnotationValue value) {
      try {
        DocTrees trees = DocTrees.instance(environment);
        TreePath path = trees.getPath(contract, annotation, value);
        if (path == null) {
          return Optional.empty();
        }
        CompilationUnitTree unit = path.getCompilationUnit();
        long start = trees.getSourcePositions().getStartPosition(unit, path.getLeaf());
        return LiteralText.decode(
                unit.getSourceFile().getCharContent(true), (int) start, (String) value.getValue())
            .map(literal -> new Source(trees, unit, literal, (String) value.getValue()));
      } catch (IOException | RuntimeException | LinkageError e) {
        return Optional.empty(); // not javac, or not its own environment: positions are a comfort
      }
    }

    long line(Place place) {
      return unit.getLineMap().getLineNumber(offset(place.line(), place.column()));
    }

    private int offset(int line, int column) {
      return literal.offset(index(text, line, column));
    }

    void print(Diagnostic.Kind kind, Problem problem, String message) {
      DocCommentTree anyComment = trees.getDocCommentTree(new EmptyPage());
      DocTree place =
          trees
              .getDocTreeFactory()
              .at(offset(problem.line(), problem.column()))
              .newTextTree("x".repeat(Math.max(problem.length(), 1)));
      trees.printMessage(kind, message, place, anyComment, unit);
    }
  }

  /** A page whose positions are those of the file it is taken to stand in. */
  private static final class EmptyPage extends SimpleJavaFileObject {
    EmptyPage() {
      super(URI.create("mem:///empty.html"), JavaFileObject.Kind.HTML);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return "<html><body></body></html>";
    }
  }
}
