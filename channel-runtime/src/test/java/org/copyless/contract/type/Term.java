package org.copyless.contract.type;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An endpoint type as the paper writes it (§3, Table 1), or the type of a value. The model has no
 * use for it: here it is what the model is compared with.
 */
sealed interface Term {
  /** Nothing more can be done. */
  record End() implements Term {
    @Override
    public String toString() {
      return "end";
    }
  }

  /** A type variable, bound by a recursion or by a message, or free. */
  record Var(String name) implements Term {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Data; it is no endpoint type. */
  record Base(String name) implements Term {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A choice of messages to send or to receive; the tags are distinct. */
  record Choice(boolean sends, List<Branch> branches) implements Term {
    public Choice {
      branches = List.copyOf(branches);
    }

    @Override
    public String toString() {
      return (sends ? "!" : "?")
          + branches.stream().map(Branch::toString).collect(Collectors.joining(", ", "{", "}"));
    }
  }

  /** A recursion; the variable is guarded by a message. */
  record Rec(String name, Term body) implements Term {
    @Override
    public String toString() {
      return "rec " + name + "." + body;
    }
  }

  /** A message with its type variables, which are bound in the arguments and in what follows. */
  record Branch(String tag, List<String> binders, List<Qualified> arguments, Term next) {
    public Branch {
      binders = List.copyOf(binders);
      arguments = List.copyOf(arguments);
    }

    @Override
    public String toString() {
      String bound = binders.isEmpty() ? "" : "<" + String.join(", ", binders) + ">";
      return tag
          + bound
          + arguments.stream().map(Qualified::toString).collect(Collectors.joining(", ", "(", ")"))
          + "."
          + next;
    }
  }

  /** A type of values: linear or unrestricted. */
  record Qualified(boolean linear, Term type) {
    @Override
    public String toString() {
      return (linear ? "lin " : "un ") + type;
    }
  }
}
