package org.copyless.soundness.program;

import java.util.List;
import java.util.Optional;

/** What a method does. Names are unique within a method. */
public sealed interface Statement
    permits Statement.Declare,
        Statement.Assign,
        Statement.DeclareFlag,
        Statement.SetFlag,
        Statement.Read,
        Statement.Close,
        Statement.Perform,
        Statement.If,
        Statement.Loop,
        Statement.Break,
        Statement.Continue,
        Statement.Select,
        Statement.Try,
        Statement.Throw,
        Statement.Return,
        Statement.SetField,
        Statement.SetSlot,
        Exchange,
        Boxing {
  /**
   * Declares a local variable.
   *
   * @param type its type
   * @param name its name
   * @param value what it holds first
   */
  record Declare(Type type, String name, Expression value) implements Statement {}

  /**
   * Assigns.
   *
   * @param name of the variable
   * @param value what it holds then
   */
  record Assign(String name, Expression value) implements Statement {}

  /**
   * Declares a flag.
   *
   * @param name its name
   * @param value what it holds first
   */
  record DeclareFlag(String name, Condition value) implements Statement {}

  /**
   * Sets a flag.
   *
   * @param name its name
   * @param value what it holds then
   */
  record SetFlag(String name, Condition value) implements Statement {}

  /**
   * Reads a block.
   *
   * @param type of the block
   * @param block which
   */
  record Read(Type type, Expression block) implements Statement {}

  /**
   * Closes a block.
   *
   * @param block which
   */
  record Close(Expression block) implements Statement {}

  /**
   * Calls, and drops what comes back.
   *
   * @param call the call
   */
  record Perform(Expression.Call call) implements Statement {}

  /**
   * Branches.
   *
   * @param condition what decides
   * @param then where it holds
   * @param otherwise where not; may be empty
   */
  record If(Condition condition, List<Statement> then, List<Statement> otherwise)
      implements Statement {}

  /** The forms of a loop. */
  enum Form {
    /** While. */
    WHILE,
    /** Do: at least one turn. */
    DO,
    /** For. */
    FOR
  }

  /**
   * Loops, as often as the input says.
   *
   * @param form how it is written
   * @param name of its counter, and in capitals of its label
   * @param labelled whether it has a label
   * @param body its statements
   */
  record Loop(Form form, String name, boolean labelled, List<Statement> body)
      implements Statement {}

  /**
   * Leaves a loop.
   *
   * @param loop which, by its label; empty: the innermost
   */
  record Break(Optional<String> loop) implements Statement {}

  /**
   * Goes on with the next turn of a loop.
   *
   * @param loop which, by its label; empty: the innermost
   */
  record Continue(Optional<String> loop) implements Statement {}

  /**
   * Switches over the input.
   *
   * @param arrows whether it is written with arrows
   * @param arms the last one is the default
   */
  record Select(boolean arrows, List<List<Statement>> arms) implements Statement {}

  /**
   * A try statement.
   *
   * @param resources what is closed at its end
   * @param body its statements
   * @param handlers its catch clauses
   * @param last its finally body; empty: none
   */
  record Try(
      List<Resource> resources, List<Statement> body, List<Handler> handlers, List<Statement> last)
      implements Statement {}

  /**
   * A catch clause.
   *
   * @param checked whether it catches {@code IOException}, {@code Hiccup} otherwise
   * @param body its statements
   */
  record Handler(boolean checked, List<Statement> body) {}

  /** What a try statement closes. */
  sealed interface Resource {
    /**
     * A block.
     *
     * @param type its type
     * @param name its variable
     * @param value what
     */
    record Block(Type type, String name, Expression value) implements Resource {}

    /**
     * The exposure of a struct.
     *
     * @param struct its variable
     */
    record Exposed(String struct) implements Resource {}

    /**
     * The exposure of a slot.
     *
     * @param vector the variable of the vector
     * @param index which slot
     * @param name the variable of the slot
     */
    record OpenSlot(String vector, int index, String name) implements Resource {}
  }

  /**
   * Throws.
   *
   * @param checked an {@code IOException}; a {@code Hiccup} otherwise
   */
  record Throw(boolean checked) implements Statement {}

  /**
   * Returns.
   *
   * @param value what; empty: nothing
   */
  record Return(Optional<Expression> value) implements Statement {}

  /**
   * Stores into a field of an exposed struct.
   *
   * @param struct the variable of the struct
   * @param field which
   * @param value what
   */
  record SetField(String struct, Field field, Expression value) implements Statement {}

  /**
   * Stores into an exposed slot.
   *
   * @param name the variable of the slot
   * @param value what
   */
  record SetSlot(String name, Expression value) implements Statement {}
}
