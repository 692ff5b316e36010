package org.copyless.concurrency.race;

import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.row;

import org.copyless.channel.Select;
import org.copyless.channel.Source;
import org.copyless.concurrency.contract.QuestionsChannel;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.concurrency.contract.QuestionsImp;
import org.copyless.heap.ExchangeHeap;

/** Two processes that ask a third one, which waits for both. */
class Meeting {
  /** What the first one sends. */
  static final int FIRST = 1;

  /** What the second one sends. */
  static final int SECOND = 2;

  /** A question of either: of the first one, if both are there. */
  static final Select EITHER =
      Select.matrix(row(QuestionsExp.Number.class, ANY), row(ANY, QuestionsExp.Number.class));

  /** A question. */
  static final Select ONE = Select.matrix(row(QuestionsExp.Number.class));

  final ExchangeHeap heap = Heaps.take();
  final Party first = new Party("first");
  final Party second = new Party("second");
  final Party answering = new Party("answering");
  final QuestionsImp firstImp;
  final QuestionsImp secondImp;
  final QuestionsExp firstExp;
  final QuestionsExp secondExp;

  Meeting() {
    QuestionsChannel one = QuestionsChannel.open(heap);
    QuestionsChannel other = QuestionsChannel.open(heap);
    firstImp = first.give(one.imp());
    secondImp = second.give(other.imp());
    firstExp = answering.give(one.exp());
    secondExp = answering.give(other.exp());
  }

  /** Both askers' parts, at the same time. */
  final void askBoth() {
    Third.beside(this::askSecond, this::askFirst);
  }

  /** The first one's part: to ask when the other one may have gone to sleep, and to leave. */
  private void askFirst() {
    first.enter();
    Pause.aboutAsLongAsSpinning();
    firstImp.sendNumber(0, FIRST);
    firstImp.close();
  }

  /** The second one's part. */
  final void askSecond() {
    second.enter();
    Pause.aboutAsLongAsSpinning();
    secondImp.sendNumber(0, SECOND);
    secondImp.close();
  }

  /** Receives the question that must be there, closes the end, and returns the question. */
  static int take(QuestionsExp end) {
    Object received = Conversation.uninterrupted(() -> end.receive(QuestionsExp.START));
    end.close();
    return received instanceof QuestionsExp.Number number ? number.shift() : -3;
  }

  /** Waits for a row of a matrix with one source. */
  static int await(Select select, Source source) {
    return Conversation.uninterrupted(() -> select.await(source));
  }

  /** Waits for a row of a matrix with two sources. */
  static int await(Select select, Source one, Source other) {
    return Conversation.uninterrupted(() -> select.await(one, other));
  }

  /** Returns how many blocks are left when all is over. */
  final int left() {
    return Heaps.left(heap);
  }
}
