package org.copyless.concurrency.stress;

import java.util.random.RandomGenerator;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.ReceiveState;
import org.copyless.concurrency.contract.Link;
import org.copyless.concurrency.contract.QuestionsImp;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.LongVector;
import org.copyless.heap.TrackedVector;

/** Asks questions of all kinds and compares the answers with what they must be. */
final class Asker extends Journey<QuestionsImp> {
  private static final int MOST_AT_ONCE = 60;

  private long left;
  private int stamp;

  Asker(Network network, long questions) {
    super(network);
    left = questions;
  }

  @Override
  boolean stay(QuestionsImp end) throws InterruptedException {
    boolean open = true;
    for (int i = Network.random().nextInt(MOST_AT_ONCE); open && left > 0 && i > 0; i--) {
      left--;
      open = ask(end, Network.random(), network.heap());
    }
    if (!open || left == 0) {
      end.close();
      return false;
    }
    return true;
  }

  private boolean ask(QuestionsImp end, RandomGenerator random, ExchangeHeap heap)
      throws InterruptedException {
    int mark = ++stamp;
    network.stumble();
    return switch (random.nextInt(5)) {
      case 0 -> {
        long value = random.nextLong();
        end.sendNumber(value, mark);
        yield answered(end, QuestionsImp.START_NUMBER, Long.rotateLeft(value, mark));
      }
      case 1 -> {
        ByteVector data = Payload.bytes(heap, random, mark);
        long checksum = Payload.checksum(mark, data.length());
        end.sendBytes(data, mark);
        yield answered(end, QuestionsImp.START_BYTES, checksum);
      }
      case 2 -> {
        Link chain = Payload.chain(heap, random, mark);
        long checksum = Payload.check(chain, mark);
        network.stumble();
        end.sendChain(chain);
        yield answered(end, QuestionsImp.START_CHAIN, checksum);
      }
      case 3 -> {
        TrackedVector<LongVector> rows = Payload.rows(heap, random, mark);
        long checksum = Payload.checksum(mark, rows.length());
        network.stumble();
        end.sendRows(rows, mark);
        yield answered(end, QuestionsImp.START_ROWS, checksum);
      }
      default -> turn(end, random.nextInt(8) == 0 ? null : Payload.bytes(heap, random, mark));
    };
  }

  private <M> boolean answered(QuestionsImp end, ReceiveState<QuestionsImp, M> state, long checksum)
      throws InterruptedException {
    network.tally().sent(checksum);
    network.stumble();
    if (!(end.receive(state) instanceof QuestionsImp.Answer answer)) {
      network.abandoned(end);
      return false;
    }
    if (answer.checksum() != checksum) {
      throw new AssertionError(answer.checksum() + " instead of " + checksum + ": " + end);
    }
    network.tally().received(checksum);
    return true;
  }

  private boolean turn(QuestionsImp end, @Claims @Nullable ByteVector data)
      throws InterruptedException {
    end.sendTurn(data);
    network.tally().sent(stamp);
    network.stumble();
    if (!(end.receive(QuestionsImp.START_TURN) instanceof QuestionsImp.Turned turned)) {
      network.abandoned(end);
      return false;
    }
    Payload.consume(turned.data(), ~stamp);
    network.tally().received(stamp);
    return true;
  }

  @Override
  void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims QuestionsImp end) {
    relay.sendAsker(end);
  }

  @Override
  QuestionsImp take(@State(value = "START", then = "DONE") RelayExp relay)
      throws InterruptedException, ChannelClosedException {
    return relay.receiveAsker().end();
  }
}
