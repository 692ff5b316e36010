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

/** The exporting end of {@link Echo}; written by hand as the processor would. */
@EndpointOf(contract = Echo.class, role = Role.EXP)
public final class EchoExp extends EndpointBlock {
  static final EndpointBlockType<EchoExp> TYPE =
      EndpointBlockType.describe("Echo", Role.EXP)
          .slots(3, 24)
          .states(
              "START",
              "START_PING",
              "START_POST",
              "START_DELEGATE",
              "START_PUT",
              "START_PUT_PUT",
              "START_PUT_PUT_PUT")
          .messages("ping", "pong", "refused", "post", "delegate", "accepted", "put")
          .queueIndices(0, -1, -1, -1, 1, 2, -1)
          .views(Ping.class, null, null, Post.class, Delegate.class, null, Put.class)
          .pointers(1, 8)
          .pointers(4, 8)
          .pointers(5, 8)
          .pointers(7, 8)
          .build(EchoExp::new);

  @ReceiveStateOf("START")
  public static final ReceiveState<EchoExp, Start> START = ReceiveState.of("START", 0, 0);

  @ReceiveStateOf("START_PUT")
  public static final ReceiveState<EchoExp, StartPut> START_PUT =
      ReceiveState.of("START_PUT", 4, 1);

  @ReceiveStateOf("START_PUT_PUT")
  public static final ReceiveState<EchoExp, StartPutPut> START_PUT_PUT =
      ReceiveState.of("START_PUT_PUT", 5, 2);

  private final Ping ping = new Ping();
  private final Post post = new Post();
  private final Delegate delegate = new Delegate();
  private final Put put = new Put();
  private final Closed closed = new Closed();

  private EchoExp() {}

  public sealed interface Start permits Ping, Post, Delegate, Put, Closed {}

  public sealed interface StartPut permits Put, Closed {}

  public sealed interface StartPutPut permits Put, Closed {}

  @MessageView("ping")
  public static final class Ping implements Start {
    private @Nullable ByteVector data;
    private int sequence;

    private Ping() {}

    public ByteVector data() {
      return Objects.requireNonNull(data);
    }

    public int sequence() {
      return sequence;
    }
  }

  @MessageView("post")
  public static final class Post implements Start {
    private @Nullable Letter letter;

    private Post() {}

    public Letter letter() {
      return Objects.requireNonNull(letter);
    }
  }

  @MessageView("delegate")
  public static final class Delegate implements Start {
    private @Nullable EchoExp other;

    private Delegate() {}

    public @State("START") EchoExp other() {
      return Objects.requireNonNull(other);
    }
  }

  @MessageView("put")
  public static final class Put implements Start, StartPut, StartPutPut {
    private @Nullable ByteVector data;

    private Put() {}

    public @Nullable ByteVector data() {
      return data;
    }
  }

  public static final class Closed implements ChannelClosed, Start, StartPut, StartPutPut {
    private Closed() {}
  }

  @Sends("pong")
  public void sendPong(@Claims ByteVector data, long sum) {
    if (state() != 1) {
      throw wrongState("sendPong");
    }
    Objects.requireNonNull(data, "data");
    long slot = slot(0);
    putPointer(slot + 8, data);
    putLong(slot + 16, sum);
    publish(slot, 2, 0);
  }

  @Sends("refused")
  public void sendRefused() {
    if (state() != 1 && state() != 2) {
      throw wrongState("sendRefused");
    }
    publish(slot(0), 3, 0);
  }

  @Sends("accepted")
  public void sendAccepted() {
    if (state() != 3 && state() != 6) {
      throw wrongState("sendAccepted");
    }
    publish(slot(0), 6, 0);
  }

  @Receives
  public <M> M receive(ReceiveState<EchoExp, M> state) throws InterruptedException {
    int index = indexIn(state, "receive");
    return state.view(arrived(await(index), index));
  }

  @Receives(orNothing = true)
  public <M> @Nullable M receive(ReceiveState<EchoExp, M> state, Duration atMost)
      throws InterruptedException {
    int index = indexIn(state, "receive");
    return state.view(arrived(await(index, atMost), index));
  }

  @Receives(orNothing = true)
  public <M> @Nullable M tryReceive(ReceiveState<EchoExp, M> state) {
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
      case 1 -> loadPing(ownSlot(index));
      case 4 -> loadPost(ownSlot(index));
      case 5 -> loadDelegate(ownSlot(index));
      case 7 -> loadPut(ownSlot(index));
      case CLOSED -> closed;
      case EMPTY -> null;
      default -> throw wrongMessage("receive(" + stateName() + ")", tag);
    };
  }

  @Receives("ping")
  public Ping receivePing() throws InterruptedException, ChannelClosedException {
    if (state() != 0) {
      throw wrongState("receivePing");
    }
    int tag = await(0);
    return switch (tag) {
      case 1 -> loadPing(ownSlot(0));
      case CLOSED -> throw channelClosed("receivePing");
      default -> throw wrongMessage("receivePing", tag);
    };
  }

  @Receives("delegate")
  public Delegate receiveDelegate() throws InterruptedException, ChannelClosedException {
    if (state() != 0) {
      throw wrongState("receiveDelegate");
    }
    int tag = await(0);
    return switch (tag) {
      case 5 -> loadDelegate(ownSlot(0));
      case CLOSED -> throw channelClosed("receiveDelegate");
      default -> throw wrongMessage("receiveDelegate", tag);
    };
  }

  private Ping loadPing(long slot) {
    ping.data = pointer(slot + 8);
    ping.sequence = getInt(slot + 16);
    taken(slot, 1);
    return ping;
  }

  private Post loadPost(long slot) {
    post.letter = pointer(slot + 8);
    taken(slot, 2);
    return post;
  }

  private Delegate loadDelegate(long slot) {
    delegate.other = pointer(slot + 8);
    taken(slot, 3);
    return delegate;
  }

  private Put loadPut(long slot) {
    put.data = pointer(slot + 8);
    taken(
        slot,
        switch (state()) {
          case 0 -> 4;
          case 4 -> 5;
          default -> 6;
        });
    return put;
  }
}
