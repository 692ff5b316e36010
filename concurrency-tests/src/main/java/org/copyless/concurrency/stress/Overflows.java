package org.copyless.concurrency.stress;

import java.util.EnumSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.concurrency.contract.FloodChannel;
import org.copyless.concurrency.contract.FloodExp;
import org.copyless.concurrency.contract.FloodImp;
import org.copyless.concurrency.contract.QuestionsChannel;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.concurrency.contract.QuestionsImp;
import org.copyless.concurrency.contract.RelayChannel;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;

/**
 * Stacks that end at any depth inside the runtime. A process calls itself until its stack ends; on
 * the way back, a random number of frames later, it tries an operation, which so ends anywhere.
 * Then it dies. Whatever was under way is reclaimed, and a peer sees whole messages and the close.
 */
public final class Overflows {
  private static final int MOST_FRAMES = 600;
  private static final int STAMP = 77;

  /** What still leaks when its stack ends. */
  private static final EnumSet<Operation> NOT_YET = EnumSet.noneOf(Operation.class);

  private final ExchangeHeap heap;
  private final AtomicLong overflows = new AtomicLong();
  private final AtomicLong arrived = new AtomicLong();
  private final Queue<Sip> heirs = new ConcurrentLinkedQueue<>();

  private Overflows(ExchangeHeap heap) {
    this.heap = heap;
  }

  /** What is tried, with the ends that it needs, made while there was stack. */
  private enum Operation {
    ALLOCATE,
    OPEN,
    SEND,
    SEND_ENDPOINT,
    SEND_UNBOUNDED,
    RECEIVE,
    CLOSE_VECTOR,
    CLOSE_END
  }

  /**
   * Runs.
   *
   * @param rounds how many processes per operation
   * @return the figures
   * @throws InterruptedException if interrupted
   */
  public static String run(int rounds) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      Overflows all = new Overflows(heap);
      for (int round = 0; round < rounds; round++) {
        for (Operation operation : EnumSet.complementOf(NOT_YET)) {
          all.once(operation, round % 2 == 0 ? Sip.platform() : Sip.virtual());
        }
      }
      return String.format(
          "overflows=%,d arrived=%,d live-blocks=%d",
          all.overflows.get(), all.arrived.get(), heap.statistics().liveBlocks());
    }
  }

  private void once(Operation operation, Starter starter) throws InterruptedException {
    QuestionsChannel questions = QuestionsChannel.open(heap);
    FloodChannel flood = FloodChannel.open(heap);
    Sip listener = starter.start("listener", questions.exp(), flood.imp(), this::listen);
    Sip diver =
        starter.start(
            "diver",
            questions.imp(),
            flood.exp(),
            (imp, exp) -> new Dive(operation, imp, exp).run());
    join(operation, diver);
    join(operation, listener);
    join(operation, heirs.remove());
    if (heap.statistics().liveBlocks() != 0) {
      throw new AssertionError(operation + " leaves blocks: " + heap.statistics());
    }
  }

  private void join(Operation operation, Sip sip) throws InterruptedException {
    if (!sip.join(Network.DEADLINE)) {
      throw new AssertionError(operation + ": " + Stuck.report(sip, heap));
    }
    sip.failure().ifPresent(failure -> check(operation, sip, failure));
  }

  private static void check(Operation operation, Sip sip, Throwable failure) {
    if (!(failure instanceof Network.Death)) {
      throw new AssertionError(operation + " " + sip, failure);
    }
  }

  /** Receives whatever has been sent, which must be whole. */
  private void listen(@Claims QuestionsExp exp, @Claims FloodImp imp) throws InterruptedException {
    while (exp.receive(QuestionsExp.START) instanceof QuestionsExp.Bytes bytes) {
      Payload.consume(bytes.data(), bytes.stamp());
      exp.sendAnswer(STAMP);
      arrived.incrementAndGet();
    }
    exp.close();
    while (imp.receive(FloodImp.START) instanceof FloodImp.Drop drop) {
      Payload.consume(drop.data(), (int) drop.sequence());
      arrived.incrementAndGet();
    }
    imp.close();
  }

  private void inherit(@Claims RelayExp exp) throws InterruptedException {
    if (exp.receive(RelayExp.START) instanceof RelayExp.Answerer answerer) {
      QuestionsExp end = answerer.end();
      if (end.receive(QuestionsExp.START) instanceof QuestionsExp.Bytes bytes) {
        Payload.consume(bytes.data(), bytes.stamp());
      }
      end.close();
    }
    exp.close();
  }

  /** One process that runs out of stack. */
  private final class Dive {
    private final Operation operation;
    private final QuestionsImp imp;
    private final FloodExp exp;
    private final ByteVector data = Payload.turn(heap.bytes(64), STAMP);
    private final RelayImp relay;
    private final QuestionsImp innerImp;
    private final QuestionsExp innerExp;
    private int frames = 1 + Network.random().nextInt(MOST_FRAMES);
    private @Nullable Throwable wrong;

    Dive(Operation operation, @Claims QuestionsImp imp, @Claims FloodExp exp) {
      this.operation = operation;
      this.imp = imp;
      this.exp = exp;
      RelayChannel link = RelayChannel.open(heap);
      relay = link.imp();
      heirs.add(Sip.start("heir", link.exp(), Overflows.this::inherit));
      QuestionsChannel inner = QuestionsChannel.open(heap);
      innerImp = inner.imp();
      innerExp = inner.exp();
      innerImp.sendBytes(Payload.turn(heap.bytes(64), STAMP), STAMP);
    }

    void run() throws InterruptedException {
      dive();
      if (wrong != null) {
        throw new AssertionError(operation.toString(), wrong);
      }
      throw new Network.Death(); // the runtime has to find what is left
    }

    @SuppressWarnings("InfiniteRecursion") // until there is no stack left
    private void dive() {
      try {
        dive();
      } catch (StackOverflowError deepEnough) {
        // on the way back now
      }
      if (--frames == 0) {
        attempt();
      }
    }

    private void attempt() {
      try {
        operate();
      } catch (StackOverflowError expected) {
        overflows.incrementAndGet();
      } catch (Throwable other) {
        wrong = other;
      }
    }

    private void operate() throws InterruptedException {
      switch (operation) {
        case ALLOCATE -> Payload.turn(heap.bytes(100), STAMP);
        case OPEN -> QuestionsChannel.open(heap);
        case SEND -> imp.sendBytes(data, STAMP);
        case SEND_ENDPOINT -> relay.sendAnswerer(innerExp);
        case SEND_UNBOUNDED -> exp.sendDrop(STAMP, data);
        case RECEIVE -> receive();
        case CLOSE_VECTOR -> data.close();
        case CLOSE_END -> innerExp.close();
      }
    }

    private void receive() throws InterruptedException {
      if (innerExp.receive(QuestionsExp.START) instanceof ChannelClosed) {
        throw new AssertionError("nobody has closed " + innerExp);
      }
    }
  }
}
