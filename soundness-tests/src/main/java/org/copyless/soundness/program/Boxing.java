package org.copyless.soundness.program;

import java.util.List;
import java.util.Optional;

/** What a method does with what holds blocks: variables for calls, containers, cells. */
public sealed interface Boxing extends Statement {
  /**
   * Declares a variable that a call may replace or fill.
   *
   * @param type REF or OUT
   * @param name its name
   * @param content what a REF holds first
   */
  record Make(Type type, String name, Optional<Expression> content) implements Boxing {}

  /**
   * Puts a block in.
   *
   * @param type REF, OUT, DEQUE or a set
   * @param name of what holds it then
   * @param value the block
   */
  record Put(Type type, String name, Expression value) implements Boxing {
    /**
     * Tells whether a message may come to it before.
     *
     * @return whether it is a variable that becomes a member of a set
     */
    public boolean arrives() {
      return type.isSet() && value instanceof Expression.Variable;
    }
  }

  /**
   * Takes a block out of a cell, waiting for it.
   *
   * @param cell its name
   * @param name of the variable of the block, for {@code body}
   * @param body what is done with it
   * @param interrupted where the thread is interrupted
   */
  record Acquire(String cell, String name, List<Statement> body, List<Statement> interrupted)
      implements Boxing {}

  /**
   * Puts a block into a cell, waiting until it is empty.
   *
   * @param cell its name
   * @param value the block
   * @param interrupted where the thread is interrupted
   */
  record Release(String cell, Expression value, List<Statement> interrupted) implements Boxing {}
}
