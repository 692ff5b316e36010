package org.copyless.soundness.oracle;

import java.util.ArrayList;
import java.util.List;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.oracle.Conversation.Letter;
import org.copyless.soundness.program.Event;
import org.copyless.soundness.program.Type;

/** Says what has come at an end, as the driver plays it, or as its contract allows it. */
final class Arrivals {
  private final Interpreter interpreter;
  private final Choices choices;

  Arrivals(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.choices = interpreter.choices();
  }

  /** What has come; where nothing has, who waits is interrupted. */
  Event at(Block end, boolean waits) {
    if (interpreter.byRules()) {
      int choice = choices.pick(3 + end.stage.events().size());
      if (choice > 0) {
        return allowed(end, choice - 1, waits);
      }
    }
    Conversation conversation = end.conversation;
    if (conversation.played
        && conversation.head(end.type) == null
        && !conversation.isOver(end.type)) {
      play(end, choices.pick(2 + end.stage.events().size()));
    }
    Letter head = conversation.head(end.type);
    if (head != null) {
      return head.event();
    }
    return conversation.isOver(end.type) ? Event.CLOSED : none(waits);
  }

  /** What is there already at a member of a set. */
  static Event there(Block end) {
    Letter head = end.conversation.head(end.type);
    if (head != null) {
      return head.event();
    }
    return end.conversation.isOver(end.type) ? Event.CLOSED : Event.INTERRUPTED;
  }

  /** By the rules, something that the contract allows has come. */
  Event any(Block end) {
    return allowed(end, choices.pick(1 + end.stage.events().size()), true);
  }

  private static Event none(boolean waits) {
    return waits ? Event.INTERRUPTED : Event.NOTHING;
  }

  /** The driver sends one of the messages, closes its end, or does nothing. */
  private void play(Block end, int choice) {
    List<Event> events = end.stage.events();
    if (choice < events.size()) {
      end.conversation.replace(end.type, letter(events.get(choice)));
    } else if (choice == events.size()) {
      end.conversation.closePeer(end.type);
    }
  }

  /** By the rules, all that the contract allows may come. */
  private Event allowed(Block end, int choice, boolean waits) {
    List<Event> all = new ArrayList<>(end.stage.events());
    all.add(Event.CLOSED);
    all.add(none(waits));
    Event event = all.get(choice);
    if (choice < end.stage.events().size()) {
      end.conversation.replace(end.type, letter(event));
    }
    return event;
  }

  private Letter letter(Event event) {
    return new Letter(event, event.argument().map(type -> argument(event, type)).orElse(null));
  }

  private Block argument(Event event, Type type) {
    if (!type.isEndpoint()) {
      return interpreter.ownership().createWhole(type, Nobody.GONE);
    }
    Type imp = type == Type.EXP ? Type.IMP : Type.DESK_IMP;
    Block end = interpreter.ownership().open(type, imp, Nobody.DRIVER);
    end.peer.end();
    end.stage = event.stage().orElseThrow();
    return end;
  }
}
