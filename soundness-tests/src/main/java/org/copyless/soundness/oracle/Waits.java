package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Exchange;

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

  /** The first row all of whose messages are there. */
  void await(Exchange.Await s) {
    List<Block> ends = ends(s);
    interpreter.call(frame);
    List<Event> come = ends.stream().map(each -> arrivals.at(each, true)).toList();
    for (Exchange.Row each : s.rows()) {
      if (fits(each, come)) {
        chosen(s, each, ends);
        return;
      }
    }
    if (come.stream().anyMatch(each -> each != Event.INTERRUPTED)) {
      boolean handled = isHandled(s, ends, come, List.of());
      throw Ownership.end(frame, handled ? Outcome.waits() : Outcome.unhandled());
    }
    exchanges.run(s.interrupted(), () -> {});
  }

  private List<Block> ends(Exchange.Await s) {
    Outcome never = Outcome.rule("R53 a wait for what cannot come");
    List<Block> ends = new ArrayList<>();
    for (int i = 0; i < s.ends().size(); i++) {
      ends.add(exchanges.receiver(s.ends().get(i), s.stages().get(i), never));
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
  private static boolean isHandled(
      Exchange.Await s, List<Block> ends, List<Event> come, List<Event> heads) {
    int next = heads.size();
    if (next == ends.size()) {
      return s.rows().stream().anyMatch(each -> fits(each, heads));
    }
    return possible(come.get(next), ends.get(next)).stream()
        .allMatch(
            each -> {
              List<Event> more = new ArrayList<>(heads);
              more.add(each);
              return isHandled(s, ends, come, more);
            });
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

  private void chosen(Exchange.Await s, Exchange.Row row, List<Block> ends) {
    List<@Nullable Block> arguments = new ArrayList<>();
    for (int i = 0; i < ends.size(); i++) {
      Block argument = Exchanges.taken(ends.get(i), row.heads().get(i));
      arguments.add(argument);
      if (argument != null) {
        frame.arguments.put(s.view(i), argument);
      }
    }
    exchanges.run(row.body(), () -> checkAll(ends, arguments));
  }

  private void checkAll(List<Block> ends, List<@Nullable Block> arguments) {
    for (int i = ends.size() - 1; i >= 0; i--) {
      exchanges.checkTaken(ends.get(i), arguments.get(i));
    }
  }
}
