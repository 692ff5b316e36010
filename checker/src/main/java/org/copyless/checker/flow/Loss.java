package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import org.copyless.checker.diagnostic.Diagnostics;

/**
 * Where a block was given away.
 *
 * @param tree the place
 * @param verb what happened: {@code given away}, {@code closed}, {@code sent}, {@code returned}
 * @param how the rest, as it stands after the line number: {@code to consume(vec), …}
 */
record Loss(Tree tree, String verb, String how) {
  /** Returns what happened, with its line. */
  String text(Diagnostics diagnostics) {
    return verb + " at line " + diagnostics.line(tree) + how;
  }

  /**
   * Returns whether it stands behind a place in the source, so that only a loop comes from it. The
   * declaration of a resource stands for its closing, which is elsewhere.
   */
  boolean isBehind(Tree place, Diagnostics diagnostics) {
    return !(tree instanceof VariableTree)
        && (tree.equals(place) || diagnostics.line(tree) > diagnostics.line(place));
  }
}
