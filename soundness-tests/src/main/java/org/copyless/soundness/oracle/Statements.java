package org.copyless.soundness.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Flow;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Form;
import org.copyless.soundness.program.Statement.Handler;
import org.copyless.soundness.program.Statement.Resource;

/** Runs one path of a program: statements. */
final class Statements {
  private final Interpreter interpreter;
  private final Ownership ownership;
  private final Frame frame;
  private final Boxes boxes;
  private final Exchanges exchanges;

  Statements(Interpreter interpreter, Frame frame) {
    this.interpreter = interpreter;
    this.ownership = interpreter.ownership();
    this.frame = frame;
    this.boxes = interpreter.boxes();
    this.exchanges = new Exchanges(interpreter, frame, this::run);
  }

  void run(List<Statement> body) {
    body.forEach(this::run);
  }

  private void run(Statement statement) {
    switch (statement) {
      case Statement.Declare s ->
          frame.variables.put(s.name(), interpreter.evaluate(frame, s.value()));
      case Statement.Assign s ->
          frame.variables.put(s.name(), interpreter.evaluate(frame, s.value()));
      case Statement.DeclareFlag s -> frame.flags.put(s.name(), interpreter.test(frame, s.value()));
      case Statement.SetFlag s -> frame.flags.put(s.name(), interpreter.test(frame, s.value()));
      case Statement.Read s -> {
        ownership.look(frame, interpreter.evaluate(frame, s.block()));
        interpreter.call(frame);
      }
      case Statement.Close s -> {
        ownership.close(frame, interpreter.evaluate(frame, s.block()));
        interpreter.call(frame);
      }
      case Statement.Perform s -> interpreter.evaluate(frame, s.call());
      case Statement.If s -> run(interpreter.test(frame, s.condition()) ? s.then() : s.otherwise());
      case Statement.Loop s -> loop(s);
      case Statement.Break s -> throw new Abrupt.Jump(s.loop(), false);
      case Statement.Continue s -> throw new Abrupt.Jump(s.loop(), true);
      case Statement.Select s -> run(s.arms().get(interpreter.pick(frame, s.arms().size())));
      case Statement.Try s -> guarded(s);
      case Statement.Throw s -> {
        interpreter.call(frame); // the constructor of the exception is a call as well
        throw new Abrupt.Thrown(s.checked());
      }
      case Statement.Return s -> throw new Abrupt.Returned(returned(s));
      case Statement.SetField s -> setField(s);
      case Statement.SetSlot s -> setSlot(s);
      case Exchange s -> exchanges.run(s);
      case Boxing s -> box(s);
    }
  }

  private @Nullable Block returned(Statement.Return s) {
    Block value = s.value().map(each -> interpreter.evaluate(frame, each)).orElse(null);
    if (value != null && ownership.use(frame, value).exposed) {
      throw Ownership.end(frame, Outcome.rule("R34 exposed"));
    }
    return value;
  }

  private void loop(Statement.Loop s) {
    int turns = s.form() == Form.DO ? 1 + interpreter.pick(frame, 2) : interpreter.pick(frame, 3);
    for (int i = 0; i < turns; i++) {
      try {
        run(s.body());
      } catch (Abrupt.Jump jump) {
        if (!jump.leads(s.name())) {
          throw jump;
        }
        if (!jump.goesOn()) {
          return;
        }
      }
    }
  }

  private void setField(Statement.SetField s) {
    Block struct = interpreter.exposed(frame, s.struct());
    Block value = interpreter.evaluate(frame, s.value());
    if (value != null) {
      ownership.use(frame, value);
    }
    interpreter.call(frame);
    struct.fields.put(s.field(), value);
  }

  private void setSlot(Statement.SetSlot s) {
    Frame.OpenSlot open = interpreter.slot(frame, s.name());
    Block value = interpreter.evaluate(frame, s.value());
    if (value != null) {
      ownership.use(frame, value);
    }
    interpreter.call(frame);
    open.vector().slots[open.index()] = value;
  }

  private void box(Boxing statement) {
    switch (statement) {
      case Boxing.Make s -> boxes.run(frame, s);
      case Boxing.Put s -> boxes.run(frame, s);
      case Boxing.Acquire s -> run(boxes.acquire(frame, s) == null ? s.interrupted() : s.body());
      case Boxing.Release s -> {
        if (!boxes.release(frame, s)) {
          run(s.interrupted());
        }
      }
    }
  }

  private void guarded(Statement.Try s) {
    Abrupt pending = null;
    frame.cleanups += s.last().isEmpty() ? 0 : 1;
    try {
      handled(s);
    } catch (Abrupt.End end) {
      throw Flow.jumps(s.last()) ? new Abrupt.End(end.outcome().swallowed()) : end;
    } catch (Abrupt abrupt) {
      pending = abrupt;
    }
    frame.cleanups -= s.last().isEmpty() ? 0 : 1;
    finish(s.last());
    if (pending != null) {
      throw pending;
    }
  }

  /** What leaves a finally body takes the place of the exception that brought it there. */
  private void finish(List<Statement> last) {
    try {
      run(last);
    } catch (Abrupt.End end) {
      throw end;
    } catch (Abrupt abrupt) {
      frame.doomed = abrupt instanceof Abrupt.Thrown thrown && thrown.dooms();
      throw abrupt;
    }
  }

  private void handled(Statement.Try s) {
    boolean catches = s.handlers().stream().anyMatch(each -> !each.checked());
    frame.handlers += catches ? 1 : 0;
    try {
      withResources(s.resources(), s.body());
    } catch (Abrupt.Thrown thrown) {
      Optional<Handler> handler =
          s.handlers().stream().filter(each -> each.checked() == thrown.checked()).findFirst();
      frame.handlers -= catches ? 1 : 0;
      catches = false;
      run(handler.orElseThrow(() -> thrown).body());
    } finally {
      frame.handlers -= catches ? 1 : 0;
    }
  }

  private void withResources(List<Resource> resources, List<Statement> body) {
    Deque<Runnable> ends = new ArrayDeque<>();
    int before = frame.cleanups;
    Abrupt pending = null;
    try {
      for (Resource each : resources) {
        ends.push(open(each));
        frame.cleanups += each instanceof Resource.Block ? 1 : 0;
      }
      run(body);
    } catch (Abrupt.End end) {
      throw end;
    } catch (Abrupt abrupt) {
      pending = abrupt;
    }
    frame.cleanups = before;
    closeAll(ends, pending instanceof Abrupt.Thrown);
    if (pending != null) {
      throw pending;
    }
  }

  /** What is thrown here is added to an exception on its way, and goes where that goes. */
  private static void closeAll(Deque<Runnable> ends, boolean suppressed) {
    try {
      ends.forEach(Runnable::run);
    } catch (Abrupt.End end) {
      throw suppressed ? new Abrupt.End(end.outcome().swallowed()) : end;
    }
  }

  private Runnable open(Resource resource) {
    return switch (resource) {
      case Resource.Block r -> {
        Block block = interpreter.evaluate(frame, r.value());
        frame.variables.put(r.name(), block);
        yield () -> closeResource(block);
      }
      case Resource.Exposed r -> {
        Block block = ownership.expose(frame, frame.variables.get(r.struct()));
        yield () -> ownership.cover(frame, block);
      }
      case Resource.OpenSlot r -> {
        Block vector = ownership.use(frame, frame.variables.get(r.vector()));
        ownership.exposeSlot(frame, vector, r.index());
        frame.slots.put(r.name(), new Frame.OpenSlot(vector, r.index()));
        yield () -> ownership.coverSlot(frame, vector, r.index());
      }
    };
  }

  private void closeResource(@Nullable Block block) {
    if (block != null) {
      ownership.close(frame, block);
    }
  }
}
