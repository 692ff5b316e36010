package org.copyless.soundness.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.oracle.Conversation.Letter;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Exchange.Mode;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Runs one path of a program: channels and processes. */
final class Exchanges {
  private final Interpreter interpreter;
  private final Ownership ownership;
  private final Frame frame;
  private final Consumer<List<Statement>> bodies;
  private final Arrivals arrivals;
  private final Waits waits;

  /** Runs what a frame does; {@code bodies} runs the statements within. */
  Exchanges(Interpreter interpreter, Frame frame, Consumer<List<Statement>> bodies) {
    this.interpreter = interpreter;
    this.ownership = interpreter.ownership();
    this.frame = frame;
    this.bodies = bodies;
    this.arrivals = new Arrivals(interpreter);
    this.waits = new Waits(interpreter, frame, this);
  }

  void run(Exchange statement) {
    switch (statement) {
      case Exchange.Open s -> open(s);
      case Exchange.Send s -> send(s);
      case Exchange.Receive s -> receive(s);
      case Exchange.Await s -> waits.await(s);
      case Exchange.Start s -> start(s);
      case Exchange.Dispatch s -> dispatch(s);
    }
  }

  private void open(Exchange.Open s) {
    interpreter.call(frame);
    Block exp =
        s.desk()
            ? ownership.open(Type.DESK_EXP, Type.DESK_IMP, frame)
            : ownership.open(Type.EXP, Type.IMP, frame);
    frame.variables.put(s.exp(), exp);
    frame.variables.put(s.imp(), exp.peer);
  }

  private Block usable(String name) {
    Block end = ownership.use(frame, frame.variables.get(name));
    if (!end.isKnown()) {
      throw Ownership.end(frame, Outcome.rule("R96 unknown state after an exception"));
    }
    return end;
  }

  /** The arguments come first. */
  private void send(Exchange.Send s) {
    Block argument = s.argument().map(e -> interpreter.evaluate(frame, e)).orElse(null);
    Block end = usable(s.end());
    Optional<Stage> next =
        end.stage.isTurnOf(end.type) ? end.stage.after(s.event()) : Optional.empty();
    if (next.isEmpty()) {
      throw Ownership.end(frame, Outcome.fault("protocol"));
    }
    if (s.argument().isPresent()) {
      ownership.give(frame, argument);
      if (argument == end) {
        throw Ownership.end(frame, Outcome.rule("R13 arguments are not distinct"));
      }
      if (argument.stage != s.event().stage().orElse(null) || !argument.isKnown()) {
        throw Ownership.end(frame, Outcome.rule("R43 endpoint in another state"));
      }
    }
    end.conversation.send(end.type, new Letter(s.event(), argument));
    end.stage = next.get();
    interpreter.call(frame);
  }

  /** An end that may receive, in the state that is believed. */
  Block receiver(String name, Stage stage, Outcome otherwise) {
    Block end = usable(name);
    if (end.stage != stage || end.stage.isTurnOf(end.type)) {
      throw Ownership.end(frame, otherwise);
    }
    return end;
  }

  private void receive(Exchange.Receive s) {
    Block end = receiver(s.end(), s.stage(), Outcome.fault("protocol"));
    interpreter.call(frame);
    Event come = arrivals.at(end, s.mode() != Mode.TRY);
    Block argument = taken(end, come);
    Exchange.Arm arm =
        s.arms().stream().filter(each -> each.event() == come).findFirst().orElseThrow();
    if (s.mode() == Mode.DIRECT) {
      if (argument != null) {
        argument.holder = frame;
        frame.variables.put(s.view(), argument);
      }
      bodies.accept(arm.body());
      return;
    }
    withView(end, s.view(), argument, arm.body());
  }

  /** What has come is taken out of the channel. */
  static @Nullable Block taken(Block end, Event come) {
    if (!come.isMessage()) {
      return null;
    }
    Block argument = end.conversation.take(end.type).argument();
    end.stage = end.stage.after(come).orElseThrow();
    if (argument != null) {
      argument.holder = end;
    }
    return argument;
  }

  private void withView(Block end, String view, @Nullable Block argument, List<Statement> body) {
    if (argument != null) {
      frame.arguments.put(view, argument);
    }
    run(body, () -> checkTaken(end, argument));
  }

  /** Runs statements, and what is to be checked wherever they end. */
  void run(List<Statement> body, Runnable check) {
    try {
      bodies.accept(body);
    } catch (Abrupt.End ended) {
      throw ended;
    } catch (Abrupt abrupt) {
      check.run();
      throw abrupt;
    }
    check.run();
  }

  /** R56: the argument of a message has been taken. */
  void checkTaken(Block end, @Nullable Block argument) {
    if (argument != null && argument.holder == end) {
      throw Ownership.end(frame, Outcome.rule("R56 untaken"));
    }
  }

  /** The process runs to its end before this method goes on. */
  private void start(Exchange.Start s) {
    Block given = ownership.give(frame, interpreter.evaluate(frame, s.given()));
    Frame process = new Frame();
    given.holder = process;
    process.variables.put(s.parameter(), given);
    interpreter.call(frame);
    try {
      serve(process, s);
    } catch (Abrupt.End end) {
      // what the process leaves behind is reclaimed when it ends
      throw end.outcome().what().equals("leak") ? new Abrupt.End(end.outcome().swallowed()) : end;
    }
  }

  /** The method closes what it is given, after it has said the last it has to say. */
  private void dispatch(Exchange.Dispatch s) {
    Block given = ownership.give(frame, interpreter.evaluate(frame, s.given()));
    Parameter parameter = s.errand().parameters().getFirst();
    if (!parameter.claimed()) {
      throw Ownership.end(frame, Outcome.rule("R20 a process keeps what it is given"));
    }
    if (parameter.stage().isPresent()
        && (given.stage != parameter.stage().get() || !given.isKnown())) {
      throw Ownership.end(frame, Outcome.rule("R43 endpoint in another state"));
    }
    given.holder = Nobody.GONE;
    interpreter.call(frame);
    switch (s.errand().name()) {
      case "Errands.hangUp" -> given.conversation.send(given.type, new Letter(Event.STOP, null));
      case "Errands.refuse" -> given.conversation.send(given.type, new Letter(Event.REFUSE, null));
      default -> {}
    }
    given.end();
  }

  private void serve(Frame process, Exchange.Start s) {
    try {
      new Statements(interpreter, process).run(s.body());
    } catch (Abrupt.End end) {
      throw end;
    } catch (Abrupt _) {
      // a process may end by an exception
    }
    ownership.abandon(process);
  }
}
