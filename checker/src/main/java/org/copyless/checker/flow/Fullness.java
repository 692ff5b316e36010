package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.Set;
import org.copyless.checker.declaration.Shape;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * What is said of ref and out parameters: they are followed as endpoints are, but nobody thinks of
 * them as being in a protocol state.
 *
 * <p>Source: Fähndrich et al., §3.1.1.
 */
final class Fullness {
  private Fullness() {}

  /**
   * Reports a ref or out parameter that is full or empty where it should not be.
   *
   * @param wanted the states in which it should be
   * @param where the place in words
   * @return whether the block is one, so that there is no more to say
   */
  static boolean report(
      Diagnostics diagnostics,
      Tree place,
      Thing.Block block,
      String text,
      Set<String> wanted,
      String where) {
    Shape shape = block.shape();
    if (shape == null || !shape.isVariable()) {
      return false;
    }
    Key key = shape.isEmpty(wanted) ? Key.REF_FULL : Key.REF_EMPTY;
    diagnostics.report(place, key, text, verb(block), where);
    return true;
  }

  static String verb(Thing.Block block) {
    return block.states().size() == 1 ? "is" : "may be";
  }
}
