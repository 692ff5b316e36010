package org.copyless.concurrency.stress;

import java.util.random.RandomGenerator;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;
import org.copyless.concurrency.contract.WindowImp;
import org.copyless.heap.ByteVector;

/** Sends items, four at most under way, and may move in the midst of the four. */
final class Source extends Journey<WindowImp> {
  private static final int MOST_AT_ONCE = 20;
  private static final int HALF = 2;
  private static final int WINDOW = 4;

  private final long items;
  private long sent;
  private long checksum;
  private boolean half;

  /**
   * Makes a source.
   *
   * @param items how many it sends, rounded up to whole windows
   */
  Source(Network network, long items) {
    super(network);
    this.items = items;
  }

  @Override
  boolean stay(WindowImp end) throws InterruptedException {
    for (int i = Network.random().nextInt(MOST_AT_ONCE); i > 0; i--) {
      if (!half) {
        if (sent >= items) {
          finish(end);
          return false;
        }
        send(end, HALF);
        half = true;
      } else {
        send(end, WINDOW - HALF);
        half = false;
        network.stumble();
        if (end.receive(WindowImp.START_ITEM_ITEM_ITEM_ITEM) instanceof ChannelClosed) {
          network.abandoned(end);
          end.close();
          return false;
        }
        network.tally().received(2);
      }
    }
    return true;
  }

  private void send(WindowImp end, int number) {
    RandomGenerator random = Network.random();
    for (int i = 0; i < number; i++) {
      boolean empty = random.nextInt(4) == 0;
      ByteVector data = empty ? null : Payload.bytes(network.heap(), random, (int) sent);
      long sum = Payload.checksum((int) sent, empty ? -1 : data.length());
      network.stumble();
      end.sendItem(sent++, data);
      checksum += sum;
      network.tally().sent(sum);
    }
  }

  private void finish(WindowImp end) throws InterruptedException {
    end.sendLast(sent);
    network.tally().sent(3);
    network.stumble();
    if (end.receive(WindowImp.START_LAST) instanceof WindowImp.Total total) {
      if (total.checksum() != checksum) {
        throw new AssertionError("other items than those sent have arrived: " + end);
      }
      network.tally().received(4);
    } else {
      network.abandoned(end);
    }
    end.close();
  }

  @Override
  void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims WindowImp end) {
    if (half) {
      relay.sendHalfSource(end);
    } else {
      relay.sendSource(end);
    }
  }

  @Override
  WindowImp take(@State(value = "START", then = "DONE") RelayExp relay)
      throws InterruptedException, ChannelClosedException {
    return switch (relay.receive(RelayExp.START)) {
      case RelayExp.Source m -> m.end();
      case RelayExp.HalfSource m -> m.end();
      case ChannelClosed _ -> throw new ChannelClosedException("the chain is broken");
      default -> throw new AssertionError("another endpoint has arrived");
    };
  }
}
