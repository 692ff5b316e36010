package org.copyless.concurrency.stress;

import java.util.random.RandomGenerator;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.concurrency.contract.FloodExp;
import org.copyless.concurrency.contract.FloodImp;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;
import org.copyless.heap.ByteVector;

/** Sends far ahead of its receiver, and asks now and then whether all has arrived. */
final class Flooder extends Journey<FloodExp> {
  private static final int MOST_AT_ONCE = 400;

  private long left;
  private long sequence;
  private long checksum;

  Flooder(Network network, long items) {
    super(network);
    left = items;
  }

  @Override
  boolean stay(FloodExp end) throws InterruptedException {
    RandomGenerator random = Network.random();
    for (int i = random.nextInt(MOST_AT_ONCE); i > 0 && left > 0; i--) {
      left--;
      drop(end, random);
    }
    boolean open = (left > 0 && random.nextBoolean()) || ask(end);
    if (!open || left == 0) {
      end.close();
      return false;
    }
    return true;
  }

  private void drop(FloodExp end, RandomGenerator random) {
    boolean empty = random.nextBoolean();
    ByteVector data = empty ? null : Payload.bytes(network.heap(), random, (int) sequence);
    long sum = Payload.checksum((int) sequence, empty ? -1 : data.length());
    network.stumble();
    end.sendDrop(sequence++, data);
    checksum += sum;
    network.tally().sent(sum);
  }

  private boolean ask(FloodExp end) throws InterruptedException {
    end.sendAsk();
    network.tally().sent(5);
    network.stumble();
    if (!(end.receive(FloodExp.START_ASK) instanceof FloodExp.Told told)) {
      network.abandoned(end);
      return false;
    }
    if (told.checksum() != checksum) {
      throw new AssertionError("other items than those sent have arrived: " + end);
    }
    network.tally().received(6);
    return true;
  }

  @Override
  void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims FloodExp end) {
    relay.sendFlooder(end);
  }

  @Override
  FloodExp take(@State(value = "START", then = "DONE") RelayExp relay)
      throws InterruptedException, ChannelClosedException {
    return relay.receiveFlooder().end();
  }

  /** The other end. */
  static final class Basin extends Journey<FloodImp> {
    private long arrived;
    private long checksum;

    Basin(Network network) {
      super(network);
    }

    @Override
    boolean stay(FloodImp end) throws InterruptedException {
      for (int i = Network.random().nextInt(MOST_AT_ONCE); i > 0; i--) {
        network.stumble();
        switch (end.receive(FloodImp.START)) {
          case FloodImp.Drop drop -> consume(drop);
          case FloodImp.Ask _ -> {
            network.tally().received(5);
            network.stumble();
            end.sendTold(checksum);
            network.tally().sent(6);
          }
          case FloodImp.Closed _ -> {
            end.close();
            return false;
          }
        }
      }
      return true;
    }

    private void consume(FloodImp.Drop drop) {
      if (drop.sequence() != arrived) {
        throw new AssertionError("item " + drop.sequence() + " instead of " + arrived);
      }
      long sum = Payload.consume(drop.data(), (int) arrived++);
      checksum += sum;
      network.tally().received(sum);
    }

    @Override
    void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims FloodImp end) {
      relay.sendBasin(end);
    }

    @Override
    FloodImp take(@State(value = "START", then = "DONE") RelayExp relay)
        throws InterruptedException, ChannelClosedException {
      return relay.receiveBasin().end();
    }
  }
}
