package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.oracle.Conversation.Letter;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Exchange.Mode;
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

  /** Runs what a frame does; {@code bodies} runs the statements within. */
  Exchanges(Interpreter interpreter, Frame frame, Consumer<List<Statement>> bodies) {
    this.interpreter = interpreter;
    this.ownership = interpreter.ownership();
    this.frame = frame;
    this.bodies = bodies;
    this.arrivals = new Arrivals(interpreter);
  }

  void run(Exchange statement) {
    switch (statement) {
      case Exchange.Open s -> open(s);
      case Exchange.Send s -> send(s);
      case Exchange.Receive s -> receive(s);
      case Exchange.Await s -> await(s);
      case Exchange.Start s -> start(s);
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

  private Block receiver(String name, Stage stage, Outcome otherwise) {
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
  private static @Nullable Block taken(Block end, Event come) {
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
    try {
      bodies.accept(body);
    } catch (Abrupt.End ended) {
      throw ended;
    } catch (Abrupt abrupt) {
      checkTaken(end, argument);
      throw abrupt;
    }
    checkTaken(end, argument);
  }

  private void checkTaken(Block end, @Nullable Block argument) {
    if (argument != null && argument.holder == end) {
      throw Ownership.end(frame, Outcome.rule("R56 untaken"));
    }
  }

  /** The first row all of whose messages are there. */
  private void await(Exchange.Await s) {
    Outcome never = Outcome.rule("R53 a wait for what cannot come");
    Block first = receiver(s.first(), s.stages().getFirst(), never);
    Block second = receiver(s.second(), s.stages().getLast(), never);
    if (first == second) {
      throw Ownership.end(frame, Outcome.rule("R55 one endpoint twice"));
    }
    interpreter.call(frame);
    Event one = arrivals.at(first, true);
    Event two = arrivals.at(second, true);
    for (Exchange.Row each : s.rows()) {
      if (fits(each.first(), one) && fits(each.second(), two)) {
        chosen(s, each, first, second);
        return;
      }
    }
    if (one != Event.INTERRUPTED || two != Event.INTERRUPTED) {
      boolean handled = isHandled(s, possible(one, first), possible(two, second));
      throw Ownership.end(frame, handled ? Outcome.waits() : Outcome.unhandled());
    }
    bodies.accept(s.interrupted());
  }

  /** R50: each combination of heads enables a row. */
  private static boolean isHandled(Exchange.Await s, List<Event> ones, List<Event> twos) {
    return ones.stream()
        .allMatch(
            one ->
                twos.stream()
                    .allMatch(
                        two ->
                            s.rows().stream()
                                .anyMatch(r -> fits(r.first(), one) && fits(r.second(), two))));
  }

  /** What can be the head of an end at last. */
  private static List<Event> possible(Event come, Block end) {
    if (come != Event.INTERRUPTED) {
      return List.of(come);
    }
    List<Event> all = new ArrayList<>(end.stage.events());
    all.add(Event.CLOSED);
    return all;
  }

  private static boolean fits(Event head, Event come) {
    return head == Event.NOTHING || head == come;
  }

  private void chosen(Exchange.Await s, Exchange.Row row, Block first, Block second) {
    Block one = taken(first, row.first());
    Block two = taken(second, row.second());
    if (one != null) {
      frame.arguments.put(s.firstView(), one);
    }
    withView(second, s.secondView(), two, row.body());
    checkTaken(first, one);
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
