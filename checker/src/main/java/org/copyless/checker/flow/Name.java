package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.List;
import javax.lang.model.element.VariableElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.diagnostic.Key;

/** By what a path can reach a block. */
sealed interface Name {
  /** Returns whether a variable is not of the source, but made up by the control flow graph. */
  static boolean isMadeUp(VariableElement variable) {
    return variable.getSimpleName().toString().contains("#");
  }

  /**
   * A local variable or parameter.
   *
   * @param variable its element
   */
  record Local(VariableElement variable) implements Name {}

  /**
   * What a parameter stood for when the method was entered: it stays known when the parameter is
   * assigned to, because a borrowed block must still be there at the end.
   *
   * @param parameter its element
   */
  record Entry(VariableElement parameter) implements Name {}

  /** The object whose method this is, where its class is tracked. */
  record This() implements Name {}

  /**
   * What is to be returned, while finally bodies run that may yet jump away: nothing else has to
   * name it.
   */
  record Result() implements Name {}

  /**
   * What was lost, or left broken, while an exception was on its way that counts only if it is
   * caught or swallowed: then that is reported.
   *
   * @param place where; null if nothing in the source stands for it
   * @param key the mistake
   * @param arguments the arguments of the key's text
   * @param birth where the block came from
   */
  record Pending(@Nullable Tree place, Key key, List<Object> arguments, Birth birth)
      implements Name {}

  /** The value of an expression, until its consumer has run. */
  final class Temporary implements Name {
    private final Node node;

    Temporary(Node node) {
      this.node = node;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // nodes compare by text, occurrences are meant
    public boolean equals(Object other) {
      return other instanceof Temporary temporary && temporary.node == node;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(node);
    }

    @Override
    public String toString() {
      return "<" + node + ">";
    }
  }
}
