package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.copyless.soundness.generator.Scope.Cell;
import org.copyless.soundness.generator.Scope.Status;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Condition;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Expression;
import org.copyless.soundness.program.Expression.Call;
import org.copyless.soundness.program.Expression.Variable;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** How a method gets rid of its blocks. */
final class Disposal {
  private final Draw draw;

  Disposal(Draw draw) {
    this.draw = draw;
  }

  /** Disposes of one block, as its status demands. */
  List<Statement> of(Scope scope, String name) {
    Cell cell = scope.cell(name);
    Status before = cell.status();
    if (before == Status.FULL
        || before == Status.EMPTY
        || (cell.isDue() && before == Status.LENT)) {
      return settled(scope, name);
    }
    scope.set(name, Status.GONE);
    if (draw.slip()) {
      return List.of();
    }
    List<Statement> end = List.of(plain(cell.type(), name));
    return switch (before) {
      case OWNED, SPENT -> end;
      case MAYBE -> maybe(cell.type(), name, end);
      case FLAGGED -> List.of(when(new Condition.Flag(cell.flag()), end));
      case LENT, NULL, GONE, FULL, EMPTY -> List.of();
    };
  }

  /** What is lent is given back as was promised; a variable of one's own is emptied. */
  private List<Statement> settled(Scope scope, String name) {
    Cell cell = scope.cell(name);
    if (!cell.isDue() || draw.slip()) {
      return List.of();
    }
    if (cell.status() == Status.FULL) {
      scope.set(name, Status.EMPTY);
      return List.of(new Statement.Close(new Expression.Taken(cell.type(), name)));
    }
    if (cell.status() == Status.EMPTY) {
      scope.set(name, Status.FULL);
      return List.of(new Boxing.Put(cell.type(), name, allocation(Type.BYTES)));
    }
    Optional<Event> event = Ends.leading(cell.type(), cell.stage(), cell.then());
    event.ifPresent(_ -> scope.stage(name, cell.then()));
    return event
        .<Statement>map(e -> new Exchange.Send(name, e, e.argument().map(Disposal::allocation)))
        .stream()
        .toList();
  }

  private List<Statement> maybe(Type type, String name, List<Statement> end) {
    if (type == Type.BYTES && draw.chance(0.3)) {
      return List.of(call("drop", name));
    }
    return draw.slip() ? end : List.of(when(new Condition.NullTest(name, false), end));
  }

  private static Statement when(Condition condition, List<Statement> then) {
    return new Statement.If(condition, then, List.of());
  }

  private Statement plain(Type type, String name) {
    if (type.isEndpoint() || draw.chance(0.6)) {
      return new Statement.Close(new Variable(name));
    }
    return switch (type) {
      case BYTES -> call("consume", name);
      case PACKET -> call("consumePacket", name);
      case NODE -> call("consumeNode", name);
      case VECTOR -> call("consumeVector", name);
      default -> new Statement.Close(new Variable(name));
    };
  }

  private static Statement call(String callee, String name) {
    return new Statement.Perform(new Call(library(callee), List.of(new Variable(name))));
  }

  static Signature library(String name) {
    return Callees.LIBRARY.stream()
        .filter(each -> each.name().equals("Library." + name))
        .findFirst()
        .orElseThrow();
  }

  /** Disposes of all blocks from {@code base} on. */
  List<Statement> all(Scope scope, int base) {
    List<Statement> statements = new ArrayList<>();
    for (String name : scope.toDispose(base)) {
      statements.addAll(of(scope, name));
    }
    return statements;
  }

  /** Returns something, after all else is disposed of. */
  List<Statement> leaving(Scope scope, Signature signature) {
    if (signature.result().isEmpty()) {
      List<Statement> statements = all(scope, 0);
      statements.add(new Statement.Return(Optional.empty()));
      return statements;
    }
    Type type = signature.result().get();
    List<String> ready =
        scope.names(
            c ->
                c.type() == type
                    && (c.status() == Status.OWNED
                        || (c.status() == Status.MAYBE && signature.nullable())));
    if (ready.isEmpty() || draw.chance(0.2)) {
      List<Statement> statements = all(scope, 0);
      statements.add(new Statement.Return(Optional.of(fresh(signature, type))));
      return statements;
    }
    String kept = draw.of(ready);
    scope.set(kept, Status.GONE);
    List<Statement> statements = all(scope, 0);
    statements.add(new Statement.Return(Optional.of(new Variable(kept))));
    return statements;
  }

  private Expression fresh(Signature signature, Type type) {
    return signature.nullable() && draw.chance(0.5) ? new Expression.Nothing() : allocation(type);
  }

  static Expression allocation(Type type) {
    List<Expression> fields =
        switch (type) {
          case PACKET -> List.of(allocation(Type.BYTES));
          case NODE -> List.of(allocation(Type.BYTES), new Expression.Nothing());
          case BYTES, VECTOR, DEQUE, EXP_SET, IMP_SET, EXP_MAP -> List.of();
          default -> throw new IllegalArgumentException(type + " is not allocated");
        };
    return new Expression.Allocation(type, fields);
  }
}
