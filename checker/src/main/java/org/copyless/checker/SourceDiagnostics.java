package org.copyless.checker;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.util.DiagnosticSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import org.checkerframework.framework.source.SourceChecker;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;
import org.copyless.checker.diagnostic.Refused;

/** Reports through the Checker Framework, which formats texts and honours suppressions. */
final class SourceDiagnostics implements Diagnostics {
  private final SourceChecker checker;
  private final CompilationUnitTree root;
  private final SourcePositions positions;
  private final Underlined underlined;
  private final Set<List<Object>> ends = new HashSet<>();
  private final Map<Integer, Set<Key>> reported = new HashMap<>();
  private final Refused refused = new Refused();

  SourceDiagnostics(
      SourceChecker checker, CompilationUnitTree root, ProcessingEnvironment environment) {
    this.checker = checker;
    this.root = root;
    this.positions = Trees.instance(environment).getSourcePositions();
    this.underlined = new Underlined(root, environment);
  }

  @Override
  public boolean report(Tree place, Key key, Object... arguments) {
    if (checker.shouldSuppressWarnings(place, key.toString())) {
      return false;
    }
    Tree name = underlined.name(place);
    if (reported.computeIfAbsent(caret(name), _ -> EnumSet.noneOf(Key.class)).add(key)) {
      checker.reportError(name, key.toString(), arguments);
    }
    return true;
  }

  /** A component of a record stands for a field and a parameter, which have trees of their own. */
  private static int caret(Tree tree) {
    return ((JCTree) tree).getPreferredPosition();
  }

  @Override
  public Refused refused() {
    return refused;
  }

  @Override
  public void reportAtEnd(Tree body, Key key, Object... arguments) {
    if (ends.add(List.of(body, key, List.of(arguments)))
        && !checker.shouldSuppressWarnings(body, key.toString())) {
      checker.reportError(underlined.end(body), key.toString(), arguments);
    }
  }

  @Override
  public long line(Tree tree) {
    long start = positions.getStartPosition(root, tree);
    LineMap lines = root.getLineMap(); // null under -g:none
    return lines == null
        ? new DiagnosticSource(root.getSourceFile(), null).getLineNumber((int) start)
        : lines.getLineNumber(start);
  }

  @Override
  public CompilationUnitTree root() {
    return root;
  }
}
