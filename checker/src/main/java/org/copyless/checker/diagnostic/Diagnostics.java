package org.copyless.checker.diagnostic;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;

/** Where every error of the checker is built and reported: once for each tree and key. */
public interface Diagnostics {
  /**
   * Reports an error.
   *
   * @param place the tree to underline
   * @param key the mistake
   * @param arguments the arguments of the key's text
   * @return whether it is shown, now or before, and not suppressed
   */
  boolean report(Tree place, Key key, Object... arguments);

  /**
   * Reports an error at the closing brace of a body.
   *
   * @param body the method, lambda or initializer body that ends there
   * @param key the mistake
   * @param arguments the arguments of the key's text
   */
  void reportAtEnd(Tree body, Key key, Object... arguments);

  /**
   * Returns the line on which a tree starts.
   *
   * @param tree a tree of the compilation unit under analysis
   * @return its line, counted from 1
   */
  long line(Tree tree);

  /** Returns what has been refused where it is declared. */
  Refused refused();

  /** Returns the compilation unit under analysis. */
  CompilationUnitTree root();
}
