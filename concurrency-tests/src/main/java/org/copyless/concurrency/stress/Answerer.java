package org.copyless.concurrency.stress;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.concurrency.contract.Link;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.LongVector;
import org.copyless.heap.TrackedVector;

/** Answers questions with checksums of what has arrived. */
final class Answerer extends Journey<QuestionsExp> {
  private static final int MOST_AT_ONCE = 60;

  private int stamp;

  Answerer(Network network) {
    super(network);
  }

  @Override
  boolean stay(QuestionsExp end) throws InterruptedException {
    for (int i = Network.random().nextInt(MOST_AT_ONCE); i > 0; i--) {
      if (!answer(end)) {
        end.close();
        return false;
      }
    }
    return true;
  }

  /** Answers one question; returns false if nobody will ask any more. */
  boolean answer(QuestionsExp end) throws InterruptedException {
    stamp++;
    network.stumble();
    switch (end.receive(QuestionsExp.START)) {
      case QuestionsExp.Number m -> {
        checkStamp(m.shift());
        answer(end, Long.rotateLeft(m.value(), m.shift()));
      }
      case QuestionsExp.Bytes m -> {
        checkStamp(m.stamp());
        answer(end, Payload.consume(m.data(), stamp));
      }
      case QuestionsExp.Chain m -> {
        try (Link link = m.link()) {
          network.stumble();
          answer(end, Payload.check(link, stamp));
        }
      }
      case QuestionsExp.Rows m -> {
        checkStamp(m.stamp());
        try (TrackedVector<LongVector> rows = m.rows()) {
          network.stumble();
          answer(end, Payload.check(rows, stamp));
        }
      }
      case QuestionsExp.Turn m -> turn(end, m.data());
      case ChannelClosed _ -> {
        return false;
      }
    }
    return true;
  }

  private void checkStamp(int arrived) {
    if (arrived != stamp) {
      throw new AssertionError("question " + arrived + " instead of " + stamp);
    }
  }

  private void answer(QuestionsExp end, long checksum) {
    network.tally().received(checksum);
    network.stumble();
    end.sendAnswer(checksum);
    network.tally().sent(checksum);
  }

  private void turn(QuestionsExp end, @Claims ByteVector data) {
    network.tally().received(stamp);
    if (data != null) {
      Payload.check(data, stamp);
      Payload.stamp(data, ~stamp);
    }
    network.stumble();
    end.sendTurned(data);
    network.tally().sent(stamp);
  }

  @Override
  boolean detour(@Claims QuestionsExp end) {
    Hub hub = new Hub(network);
    network.start("hub", end, one -> hub.enter(one, this));
    return true;
  }

  @Override
  void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims QuestionsExp end) {
    relay.sendAnswerer(end);
  }

  @Override
  QuestionsExp take(@State(value = "START", then = "DONE") RelayExp relay)
      throws InterruptedException, ChannelClosedException {
    return relay.receiveAnswerer().end();
  }
}
