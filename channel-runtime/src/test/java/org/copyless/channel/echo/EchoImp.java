package org.copyless.channel.echo;

import java.time.Duration;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.EndpointOf;
import org.copyless.annotation.MessageView;
import org.copyless.annotation.ReceiveStateOf;
import org.copyless.annotation.Receives;
import org.copyless.annotation.Role;
import org.copyless.annotation.Sends;
import org.copyless.annotation.State;
import org.copyless.annotation.Takes;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.ReceiveState;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.heap.ByteVector;

/** The importing end of {@link Echo}; written by hand as the processor would. */
@EndpointOf(contract = Echo.class, role = Role.IMP)
public final class EchoImp extends EndpointBlock {
  static final EndpointBlockType<EchoImp> TYPE =
      EndpointBlockType.describe("Echo", Role.IMP)
          .slots(1, 24)
          .states(
              "START",
              "START_PING",
              "START_POST",
              "START_DELEGATE",
              "START_PUT",
              "START_PUT_PUT",
              "START_PUT_PUT_PUT")
          .messages("ping", "pong", "refused", "post", "delegate", "accepted", "put")
          .queueIndices(-1, 0, 0, 0, -1, -1, 0)
          .views(null, Pong.class, Refused.class, null, null, Accepted.class, null)
          .pointers(2, 8)
          .build(EchoImp::new);

  @ReceiveStateOf("START_PING")
  public static final ReceiveState<EchoImp, StartPing> START_PING =
      ReceiveState.of("START_PING", 1, 0);

  @ReceiveStateOf("START_POST")
  public static final ReceiveState<EchoImp, StartPost> START_POST =
      ReceiveState.of("START_POST", 2, 0);

  @ReceiveStateOf("START_DELEGATE")
  public static final ReceiveState<EchoImp, StartDelegate> START_DELEGATE =
      ReceiveState.of("START_DELEGATE", 3, 0);

  @ReceiveStateOf("START_PUT_PUT_PUT")
  public static final ReceiveState<EchoImp, StartPutPutPut> START_PUT_PUT_PUT =
      ReceiveState.of("START_PUT_PUT_PUT", 6, 0);

  private final Pong pong = new Pong();
  private final Refused refused = new Refused();
  private final Accepted accepted = new Accepted();
  private final Closed closed = new Closed();

  private EchoImp() {}

  public sealed interface StartPing permits Pong, Refused, Closed {}

  public sealed interface StartPost permits Refused, Closed {}

  public sealed interface StartDelegate permits Accepted, Closed {}

  public sealed interface StartPutPutPut permits Accepted, Closed {}

  @MessageView("pong")
  public static final class Pong implements StartPing {
    private @Nullable ByteVector data;
    private long sum;

    private Pong() {}

    public ByteVector data() {
      return Objects.requireNonNull(data);
    }

    public long sum() {
      return sum;
    }
  }

  @MessageView("refused")
  public static final class Refused implements StartPing, StartPost {
    private Refused() {}
  }

  @MessageView("accepted")
  public static final class Accepted implements StartDelegate, StartPutPutPut {
    private Accepted() {}
  }

  public static final class Closed
      implements ChannelClosed, StartPing, StartPost, StartDelegate, StartPutPutPut {
    private Closed() {}
  }

  @Sends("ping")
  public void sendPing(@Claims ByteVector data, int sequence) {
    if (state() != 0) {
      throw wrongState("sendPing");
    }
    Objects.requireNonNull(data, "data");
    long slot = slot(0);
    putPointer(slot + 8, data);
    putInt(slot + 16, sequence);
    publish(slot, 1, 1);
  }

  @Sends("post")
  public void sendPost(@Claims Letter letter) {
    if (state() != 0) {
      throw wrongState("sendPost");
    }
    Objects.requireNonNull(letter, "letter");
    long slot = slot(0);
    putPointer(slot + 8, letter);
    publish(slot, 4, 2);
  }

  @Sends("delegate")
  public void sendDelegate(@Claims @State("START") EchoExp other) {
    if (state() != 0) {
      throw wrongState("sendDelegate");
    }
    Objects.requireNonNull(other, "other");
    long slot = slot(0);
    putPointer(slot + 8, other);
    publish(slot, 5, 3);
  }

  @Sends("put")
  public void sendPut(@Claims @Nullable ByteVector data) {
    long slot;
    int next;
    switch (state()) {
      case 0 -> {
        slot = slot(0);
        next = 4;
      }
      case 4 -> {
        slot = slot(1);
        next = 5;
      }
      case 5 -> {
        slot = slot(2);
        next = 6;
      }
      default -> throw wrongState("sendPut");
    }
    putPointer(slot + 8, data);
    publish(slot, 7, next);
  }

  @Receives
  public <M> M receive(ReceiveState<EchoImp, M> state) throws InterruptedException {
    int index = indexIn(state, "receive");
    return state.view(arrived(await(index), index));
  }

  @Receives(orNothing = true)
  public <M> @Nullable M receive(ReceiveState<EchoImp, M> state, Duration atMost)
      throws InterruptedException {
    int index = indexIn(state, "receive");
    return state.view(arrived(await(index, atMost), index));
  }

  @Receives(orNothing = true)
  public <M> @Nullable M tryReceive(ReceiveState<EchoImp, M> state) {
    int index = indexIn(state, "tryReceive");
    return state.view(arrived(poll(index), index));
  }

  @Takes
  public <M> M take(Class<M> view) {
    int tag = head(view);
    return view.cast(arrived(tag, queueIndex()));
  }

  private int indexIn(ReceiveState<?, ?> state, String operation) {
    if (state() != state.id()) {
      throw wrongState(operation + "(" + state + ")");
    }
    return state.slot();
  }

  private @Nullable Object arrived(int tag, int index) {
    return switch (tag) {
      case 2 -> loadPong(ownSlot(index));
      case 3 -> loadRefused(ownSlot(index));
      case 6 -> loadAccepted(ownSlot(index));
      case CLOSED -> closed;
      case EMPTY -> null;
      default -> throw wrongMessage("receive(" + stateName() + ")", tag);
    };
  }

  @Receives("pong")
  public Pong receivePong() throws InterruptedException, ChannelClosedException {
    if (state() != 1) {
      throw wrongState("receivePong");
    }
    int tag = await(0);
    return switch (tag) {
      case 2 -> loadPong(ownSlot(0));
      case CLOSED -> throw channelClosed("receivePong");
      default -> throw wrongMessage("receivePong", tag);
    };
  }

  @Receives("refused")
  public Refused receiveRefused() throws InterruptedException, ChannelClosedException {
    if (state() != 1 && state() != 2) {
      throw wrongState("receiveRefused");
    }
    int tag = await(0);
    return switch (tag) {
      case 3 -> loadRefused(ownSlot(0));
      case CLOSED -> throw channelClosed("receiveRefused");
      default -> throw wrongMessage("receiveRefused", tag);
    };
  }

  @Receives("accepted")
  public Accepted receiveAccepted() throws InterruptedException, ChannelClosedException {
    if (state() != 3 && state() != 6) {
      throw wrongState("receiveAccepted");
    }
    int tag = await(0);
    return switch (tag) {
      case 6 -> loadAccepted(ownSlot(0));
      case CLOSED -> throw channelClosed("receiveAccepted");
      default -> throw wrongMessage("receiveAccepted", tag);
    };
  }

  private Pong loadPong(long slot) {
    pong.data = pointer(slot + 8);
    pong.sum = getLong(slot + 16);
    taken(slot, 0);
    return pong;
  }

  private Refused loadRefused(long slot) {
    taken(slot, 0);
    return refused;
  }

  private Accepted loadAccepted(long slot) {
    taken(slot, 0);
    return accepted;
  }
}
