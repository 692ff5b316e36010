package org.copyless.concurrency.race;

import java.util.concurrent.Callable;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ReceiveState;
import org.copyless.concurrency.contract.QuestionsChannel;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.concurrency.contract.QuestionsImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Two processes with a channel between them, in a heap of its own. */
class Conversation {
  /** What was received where the peer has closed. */
  static final int CLOSED = -1;

  final ExchangeHeap heap = Heaps.take();
  final Party asking = new Party("asking");
  final Party answering = new Party("answering");
  final QuestionsImp imp;
  final QuestionsExp exp;

  Conversation() {
    QuestionsChannel channel = QuestionsChannel.open(heap);
    imp = asking.give(channel.imp());
    exp = answering.give(channel.exp());
  }

  /** With a question that lies in the answering end already. */
  Conversation(int stamp) {
    QuestionsChannel channel = QuestionsChannel.open(heap);
    QuestionsImp sender = channel.imp();
    send(heap, sender, stamp);
    imp = asking.give(sender);
    exp = answering.give(channel.exp());
  }

  /** Sends a vector that is stamped at its end. */
  final void sendBytes(int stamp) {
    send(heap, imp, stamp);
  }

  private static void send(ExchangeHeap heap, QuestionsImp imp, int stamp) {
    ByteVector data = heap.bytes(16);
    data.setInt(12, stamp);
    imp.sendBytes(data, stamp);
  }

  /** Receives a question, whose blocks it closes, and returns its stamp. */
  final int receiveQuestion() {
    return uninterrupted(
        () ->
            switch (exp.receive(QuestionsExp.START)) {
              case QuestionsExp.Bytes bytes -> consume(bytes);
              case QuestionsExp.Number number -> number.shift();
              case ChannelClosed _ -> CLOSED;
              default -> throw new AssertionError("nobody has sent this");
            });
  }

  private static int consume(QuestionsExp.Bytes bytes) {
    try (ByteVector data = bytes.data()) {
      return data.getInt(12) == bytes.stamp() ? bytes.stamp() : -2;
    }
  }

  /** Receives an answer and returns it. */
  final long receiveAnswer(ReceiveState<QuestionsImp, ?> state) {
    Object received = uninterrupted(() -> imp.receive(state));
    return received instanceof QuestionsImp.Answer answer ? answer.checksum() : CLOSED;
  }

  /** Runs what nobody interrupts. */
  static <T> T uninterrupted(Callable<T> receiving) {
    try {
      return receiving.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Returns how many blocks are left when all is over. */
  final int left() {
    return Heaps.left(heap);
  }
}
