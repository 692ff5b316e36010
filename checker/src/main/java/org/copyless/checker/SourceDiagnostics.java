package org.copyless.checker;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import org.checkerframework.framework.source.SourceChecker;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** Reports through the Checker Framework, which formats texts and honours suppressions. */
final class SourceDiagnostics implements Diagnostics {
  private final SourceChecker checker;
  private final CompilationUnitTree root;
  private final SourcePositions positions;
  private final Underlined underlined;
  private final Set<List<Object>> ends = new HashSet<>();
  private final IdentityHashMap<Tree, Set<Key>> reported = new IdentityHashMap<>();

  SourceDiagnostics(
      SourceChecker checker, CompilationUnitTree root, ProcessingEnvironment environment) {
    this.checker = checker;
    this.root = root;
    this.positions = Trees.instance(environment).getSourcePositions();
    this.underlined = new Underlined(root, environment);
  }

  @Override
  public void report(Tree place, Key key, Object... arguments) {
    if (reported.computeIfAbsent(place, _ -> EnumSet.noneOf(Key.class)).add(key)) {
      Tree name = underlined.name(place);
      if (name.equals(place) || !checker.shouldSuppressWarnings(place, key.toString())) {
        checker.reportError(name, key.toString(), arguments);
      }
    }
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
    return root.getLineMap().getLineNumber(positions.getStartPosition(root, tree));
  }

  @Override
  public CompilationUnitTree root() {
    return root;
  }
}
