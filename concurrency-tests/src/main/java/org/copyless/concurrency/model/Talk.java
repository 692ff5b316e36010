package org.copyless.concurrency.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.Endpoint;
import org.copyless.channel.ProtocolException;
import org.copyless.heap.Tracked;

/** Sends and receives, right ones and wrong ones. */
final class Talk {
  /** The messages whose block may be missing. */
  private static final Set<String> MAY_BE_NULL = Set.of("turn", "turned", "item", "drop");

  private final World world;

  Talk(World world) {
    this.world = world;
  }

  /** Sends a message that is possible in the end's state, or any. */
  void send(End end) throws Exception {
    List<String> possible = end.protocol.possible(end.state, end.exporter);
    boolean any = possible.isEmpty() || world.oneIn(20);
    List<String> names = any ? end.protocol.messages(end.exporter) : possible;
    Message message = names.isEmpty() ? null : make(end, world.pick(names, _ -> true));
    if (message != null) {
      send(end, message);
    }
  }

  private void send(End end, Message message) throws Exception {
    String what = message + " by " + end;
    Object[] arguments = arguments(end, message);
    World.Step step =
        () -> {
          end.face.send(end.real, message.name(), arguments);
          return null;
        };
    if (end.protocol.move(end.state, message.name()) == null) {
      world.refused(what, end.owner, ProtocolException.class, step);
    } else if (!mayBeNull(message.name()) && message.values().contains(null)) {
      world.refused(what, end.owner, NullPointerException.class, step);
    } else if (message.values().stream().allMatch(value -> belongs(value, end.owner))) {
      world.succeeds(what, end.owner, step);
      end.send(message);
    } else {
      world.misused(what, end.owner, step);
      end.reserve();
    }
  }

  private static boolean mayBeNull(String message) {
    return MAY_BE_NULL.contains(message);
  }

  private static boolean belongs(@Nullable Object value, int process) {
    return switch (value) {
      case Thing thing -> thing.owner == process;
      case End end -> end.owner == process;
      case null, default -> true;
    };
  }

  private static Object[] arguments(End end, Message message) {
    List<Class<?>> types = end.face.arguments(message.name());
    Object[] arguments = new Object[types.size()];
    for (int i = 0; i < arguments.length; i++) {
      boolean isInt = types.get(i) == int.class;
      arguments[i] =
          switch (message.values().get(i)) {
            case Thing thing -> thing.handle;
            case End other -> other.real;
            case Long number when isInt -> (Object) number.intValue();
            case Long number -> number;
            case null, default -> null;
          };
    }
    return arguments;
  }

  /** Makes a message; returns null if there is no endpoint for it. */
  private @Nullable Message make(End end, String name) throws Exception {
    List<Object> values = new ArrayList<>();
    for (Class<?> type : end.face.arguments(name)) {
      boolean isEndpoint = Endpoint.class.isAssignableFrom(type);
      Object value =
          type.isPrimitive()
              ? Long.valueOf(world.random.nextInt())
              : isEndpoint ? other(end, type) : thing(end, type, name);
      if (value == null && isEndpoint) {
        return null;
      }
      values.add(value);
    }
    return new Message(name, values);
  }

  /** Another end, of the sender's process as a rule. */
  private @Nullable End other(End sender, Class<?> type) {
    boolean wrong = world.guarded && world.oneIn(10);
    return world.pick(
        world.ends, end -> type.isInstance(end.real) && (wrong || end.owner == sender.owner));
  }

  /** A block, of the sender's process as a rule. */
  private @Nullable Thing thing(End sender, Class<?> type, String name) throws Exception {
    if (world.oneIn(mayBeNull(name) ? 3 : 20)) {
      return null;
    }
    boolean wrong = world.oneIn(8);
    Thing known =
        world.pick(
            world.things,
            thing -> type.isInstance(thing.handle) && (wrong || thing.owner == sender.owner));
    return known == null || world.oneIn(2) ? fresh(sender.owner, type) : known;
  }

  private Thing fresh(int process, Class<?> type) throws Exception {
    int stamp = world.random.nextInt(1 << 20);
    Thing thing =
        (Thing)
            world.succeeds("allocate", process, () -> Thing.make(world.heap, type, stamp, process));
    world.things.add(thing);
    return thing;
  }

  /** Receives in one of the ways that there are, where it does not wait for ever. */
  void receive(End end) throws Exception {
    List<String> states = end.protocol.receiving(end.exporter);
    if (states.isEmpty()) {
      return;
    }
    if (!end.receives() || world.oneIn(20)) {
      String wrong = world.pick(states, _ -> true);
      if (!wrong.equals(end.state)) {
        world.refused(
            "receive(" + wrong + ") by " + end,
            end.owner,
            ProtocolException.class,
            () -> end.face.receive(end.real, end.face.state(wrong)));
        return;
      }
    }
    if (end.receives()) {
      receive(end, end.head());
    }
  }

  private void receive(End end, @Nullable String head) throws Exception {
    if (head == null) {
      nothingThere(end);
    } else if (world.oneIn(3)) {
      receiveOne(end, head);
    } else if (!head.equals(End.CLOSED) && world.oneIn(4)) {
      takeOne(end, head);
    } else {
      received(end, head, anyWay(end));
    }
  }

  /** Receives in whatever comes, in one of three ways. */
  private World.Step anyWay(End end) {
    return switch (world.random.nextInt(3)) {
      case 0 -> () -> end.face.receive(end.real, end.face.state(end.state));
      case 1 -> () -> end.face.receive(end.real, end.face.state(end.state), Duration.ZERO);
      default -> () -> end.face.tryReceive(end.real, end.face.state(end.state));
    };
  }

  private void takeOne(End end, String head) throws Exception {
    List<String> possible = end.protocol.possible(end.state, !end.exporter);
    String asked = possible.get(world.random.nextInt(possible.size()));
    World.Step step = () -> end.face.take(end.real, end.face.view(asked));
    if (asked.equals(head)) {
      received(end, head, step);
    } else {
      world.refused("take " + asked + " by " + end, end.owner, ProtocolException.class, step);
    }
  }

  /** What does not wait for ever ends, interrupted or empty-handed, and changes nothing. */
  private void nothingThere(End end) throws Exception {
    if (world.oneIn(2)) {
      World.Step timed =
          () -> end.face.receive(end.real, end.face.state(end.state), Duration.ofNanos(1_000));
      World.Step once = () -> end.face.tryReceive(end.real, end.face.state(end.state));
      String what = "receive of nothing by " + end;
      World.equal(what, null, world.succeeds(what, end.owner, world.oneIn(2) ? timed : once));
      world.figures.count("nothing");
    } else if (world.oneIn(2)) {
      world.refused(
          "interrupted receive by " + end,
          end.owner,
          InterruptedException.class,
          () -> {
            Thread.currentThread().interrupt();
            return end.face.receive(end.real, end.face.state(end.state));
          });
    }
  }

  private void receiveOne(End end, String head) throws Exception {
    List<String> possible = end.protocol.possible(end.state, !end.exporter);
    String asked = possible.get(world.random.nextInt(possible.size()));
    World.Step step = () -> end.face.receive(end.real, asked);
    String what = "receive " + asked + " by " + end;
    if (head.equals(End.CLOSED)) {
      world.refused(what, end.owner, ChannelClosedException.class, step);
    } else if (asked.equals(head)) {
      received(end, head, step);
    } else {
      world.refused(what, end.owner, ProtocolException.class, step);
    }
  }

  /** Receives what is there, and compares it. */
  void received(End end, String head, World.Step step) throws Exception {
    String what = "receive " + head + " by " + end;
    int process = end.owner;
    Object view = world.succeeds(what, process, step);
    if (head.equals(End.CLOSED)) {
      world.figures.count("closes");
      World.equal(what, true, view instanceof ChannelClosed);
      return;
    }
    World.equal(what, end.face.view(head), view.getClass());
    world.figures.count("messages");
    Message message = end.receive(process);
    List<String> parameters = end.protocol.parameters(head);
    for (int i = 0; i < parameters.size(); i++) {
      compare(what, process, message.values().get(i), view, parameters.get(i));
    }
  }

  private void compare(
      String what, int process, @Nullable Object sent, Object view, String parameter)
      throws Exception {
    Object found = world.succeeds(what, process, () -> Face.argument(view, parameter));
    switch (sent) {
      case Thing thing -> {
        thing.handle = (Tracked) Objects.requireNonNull(found, what);
        Object whole = world.succeeds(what, process, thing::isWhole);
        World.equal(what + ", contents of " + thing, true, whole);
      }
      case End end -> World.equal(what, end.real, found);
      case Long number -> World.equal(what, number, ((Number) found).longValue());
      case null, default -> World.equal(what, sent, found);
    }
  }
}
