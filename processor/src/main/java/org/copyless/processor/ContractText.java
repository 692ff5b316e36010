package org.copyless.processor;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.copyless.contract.Problem;

/**
 * The text of a contract and the way back from it to the source file, so that an error inside the
 * text is shown at its very line and column.
 *
 * <p>javac takes the positions of diagnostics from trees only. It makes documentation trees at any
 * position on request ({@link DocTrees#getDocTreeFactory}), and those will do; all of it is
 * exported API. Under another compiler, or where the text is not made of literals, the annotation's
 * value is the place, and the message says line and column and quotes the line.
 */
final class ContractText {
  private final ErrorReporter reporter;
  private final TypeElement contract;
  private final AnnotationMirror annotation;
  private final AnnotationValue value;
  private final Optional<Source> source;

  ContractText(
      ProcessingEnvironment environment,
      ErrorReporter reporter,
      TypeElement contract,
      AnnotationMirror annotation,
      AnnotationValue value) {
    this.reporter = reporter;
    this.contract = contract;
    this.annotation = annotation;
    this.value = value;
    this.source = Source.find(environment, contract, annotation, value);
  }

  /** The contract's text. */
  String text() {
    return (String) value.getValue();
  }

  /** Reports a problem at its place in the source file. */
  void report(Problem problem) {
    if (source.isPresent()) {
      reporter.count();
      source.get().error(problem, text());
      return;
    }
    String line = text().lines().skip(problem.line() - 1L).findFirst().orElse("");
    reporter.error(
        contract,
        annotation,
        value,
        problem.key(),
        "%s (line %d, column %d of the contract)%n  %s%n  %s^"
            .formatted(
                problem.message(),
                problem.line(),
                problem.column(),
                line,
                " ".repeat(Math.max(problem.column() - 1, 0))));
  }

  /** The index in {@code text} of a line and a column, both from 1. */
  private static int index(String text, int line, int column) {
    int start = 0;
    for (int l = 1; l < line && text.indexOf('\n', start) >= 0; l++) {
      start = text.indexOf('\n', start) + 1;
    }
    return Math.min(start + column - 1, text.length());
  }

  /** The literals of the text in a source file that javac has parsed. */
  private record Source(DocTrees trees, CompilationUnitTree unit, LiteralText literal) {
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
            .map(text -> new Source(trees, unit, text));
      } catch (IOException | RuntimeException | LinkageError e) {
        return Optional.empty(); // not javac, or not its own environment: positions are a comfort
      }
    }

    void error(Problem problem, String text) {
      int start = literal.offset(index(text, problem.line(), problem.column()));
      DocCommentTree anyComment = trees.getDocCommentTree(new EmptyPage());
      DocTree place =
          trees
              .getDocTreeFactory()
              .at(start)
              .newTextTree("x".repeat(Math.max(problem.length(), 1)));
      trees.printMessage(
          Diagnostic.Kind.ERROR,
          ErrorReporter.text(problem.key(), problem.message()),
          place,
          anyComment,
          unit);
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
