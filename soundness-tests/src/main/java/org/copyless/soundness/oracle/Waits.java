package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Type;

/** Runs one path of a program: waits for several ends. */
final class Waits {
  private final Interpreter interpreter;
  private final Frame frame;
  private final Exchanges exchanges;
  private final Arrivals arrivals;

  Waits(Interpreter interpreter, Frame frame, Exchanges exchanges) {
    this.interpreter = interpreter;
    this.frame = frame;
    this.exchanges = exchanges;
    this.arrivals = new Arrivals(interpreter);
  }

  /** What has come at a source, and where; nowhere if nothing has. */
  private record Head(Event event, @Nullable Block end) {}

  /** The first row all of whose messages are there. */
  void await(Exchange.Await s) {
    List<Block> sources = ends(s);
    interpreter.call(frame);
    List<Head> heads = sources.stream().map(this::head).toList();
    List<Event> come = heads.stream().map(Head::event).toList();
    for (Exchange.Row each : s.rows()) {
      if (fits(each, come)) {
        chosen(s, each, sources, heads);
        return;
      }
    }
    boolean empty = sources.stream().anyMatch(each -> each.type.isSet() && each.elements.isEmpty());
    if (empty || come.stream().anyMatch(each -> each != Event.INTERRUPTED)) {
      boolean handled = isHandled(s, come, List.of());
      throw Ownership.end(frame, handled ? Outcome.waits() : Outcome.unhandled());
    }
    exchanges.run(s.interrupted(), () -> {});
  }

  private Head head(Block source) {
    return source.type.isSet() ? member(source) : new Head(arrivals.at(source, true), source);
  }

  /** Which of several members is chosen, is not said here: then the path ends. */
  private Head member(Block set) {
    if (interpreter.mayHold()) {
      Block end = set.elements.isEmpty() ? stranger(set) : set.elements.getFirst();
      return new Head(arrivals.any(end), end);
    }
    List<Block> ready =
        set.elements.stream().filter(each -> Arrivals.there(each) != Event.INTERRUPTED).toList();
    if (ready.size() > 1) {
      throw Ownership.end(frame, Outcome.waits());
    }
    return ready.isEmpty()
        ? new Head(Event.INTERRUPTED, null)
        : new Head(Arrivals.there(ready.getFirst()), ready.getFirst());
  }

  /** By the rules, a set may have a member of which nothing is known. */
  private Block stranger(Block set) {
    Block exp = interpreter.ownership().open(Type.DESK_EXP, Type.DESK_IMP, Nobody.DRIVER);
    Block end = set.type.member() == Type.DESK_EXP ? exp : exp.peer;
    end.stage = set.type.memberStage();
    end.holder = set;
    set.elements.add(end);
    return end;
  }

  private List<Block> ends(Exchange.Await s) {
    Outcome never = Outcome.rule("R53 a wait for what cannot come");
    List<Block> ends = new ArrayList<>();
    for (int i = 0; i < s.ends().size(); i++) {
      ends.add(
          s.types().get(i).isSet()
              ? interpreter.ownership().lend(frame, frame.variables.get(s.ends().get(i)))
              : exchanges.receiver(s.ends().get(i), s.stages().get(i), never));
    }
    if (ends.stream().distinct().count() < ends.size()) {
      throw Ownership.end(frame, Outcome.rule("R55 one endpoint twice"));
    }
    return ends;
  }

  private static boolean fits(Exchange.Row row, List<Event> come) {
    for (int i = 0; i < come.size(); i++) {
      if (row.heads().get(i) != Event.NOTHING && row.heads().get(i) != come.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** R50: each combination of heads enables a row; those of the first ends are {@code heads}. */
  private static boolean isHandled(Exchange.Await s, List<Event> come, List<Event> heads) {
    int next = heads.size();
    if (next == come.size()) {
      return s.rows().stream().anyMatch(each -> fits(each, heads));
    }
    return possible(come.get(next), s.stages().get(next)).stream()
        .allMatch(
            each -> {
              List<Event> more = new ArrayList<>(heads);
              more.add(each);
              return isHandled(s, come, more);
            });
  }

  /** What can be the head of an end at last. */
  private static List<Event> possible(Event come, Stage stage) {
    if (come != Event.INTERRUPTED) {
      return List.of(come);
    }
    List<Event> all = new ArrayList<>(stage.events());
    all.add(Event.CLOSED);
    return all;
  }

  private void chosen(Exchange.Await s, Exchange.Row row, List<Block> sources, List<Head> heads) {
    List<@Nullable Block> ends = new ArrayList<>();
    List<@Nullable Block> arguments = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      boolean asked = row.heads().get(i) != Event.NOTHING;
      Block end = asked ? heads.get(i).end() : null;
      ends.add(end);
      if (end != null && sources.get(i).type.isSet()) {
        sources.get(i).elements.remove(end);
        end.holder = frame;
        frame.variables.put(s.end(i), end);
      }
      Block argument = end == null ? null : Exchanges.taken(end, row.heads().get(i));
      arguments.add(argument);
      if (argument != null) {
        frame.arguments.put(s.view(i), argument);
      }
    }
    exchanges.run(row.body(), () -> checkAll(ends, arguments));
  }

  private void checkAll(List<@Nullable Block> ends, List<@Nullable Block> arguments) {
    for (int i = ends.size() - 1; i >= 0; i--) {
      exchanges.checkTaken(ends.get(i), arguments.get(i));
    }
  }
}
