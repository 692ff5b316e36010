package org.copyless.jmh.peer;

import java.util.concurrent.Semaphore;
import kotlin.ResultKt;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlin.coroutines.jvm.internal.ContinuationImpl;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.channels.BufferOverflow;
import kotlinx.coroutines.channels.Channel;
import kotlinx.coroutines.channels.ChannelKt;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.jmh.window.Contender;

/**
 * A word forth and back between two coroutines of Kotlin over channels with room for one. The
 * coroutines are written as the state machines that Kotlin's compiler makes of
 *
 * <pre>{@code
 * repeat(rounds) { questions.send(it); answers.receive() }
 * repeat(rounds) { answers.send(questions.receive()) }
 * }</pre>
 *
 * so that its compiler need not be part of this build.
 */
public final class KotlinPair implements Contender {
  private final CoroutineContext dispatcher;
  private final Channel<Integer> questions = channel();
  private final Channel<Integer> answers = channel();
  private final Semaphore done = new Semaphore(0);

  /**
   * Opens the channels.
   *
   * @param threads how many run coroutines
   */
  public KotlinPair(int threads) {
    String size = Integer.toString(threads);
    System.setProperty("kotlinx.coroutines.scheduler.core.pool.size", size); // read at first use
    System.setProperty("kotlinx.coroutines.scheduler.max.pool.size", size);
    dispatcher = Dispatchers.getDefault();
  }

  private static Channel<Integer> channel() {
    return ChannelKt.Channel(1, BufferOverflow.SUSPEND, null);
  }

  @Override
  public String name() {
    return "kotlin";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    new Echo(rounds, questions, answers, false).start();
    new Echo(rounds, answers, questions, true).start();
    done.acquire();
  }

  /** What is told when the asking coroutine has come to its end. */
  private final class End implements Continuation<Object> {
    private final boolean told;

    End(boolean told) {
      this.told = told;
    }

    @Override
    public CoroutineContext getContext() {
      return dispatcher;
    }

    @Override
    public void resumeWith(Object result) {
      ResultKt.throwOnFailure(result);
      if (told) {
        done.release();
      }
    }
  }

  /** A coroutine that receives and sends in turn, and does the one or the other first. */
  private final class Echo extends ContinuationImpl {
    private static final long serialVersionUID = 1;

    private final transient Channel<Integer> from;
    private final transient Channel<Integer> to;
    private int left;
    private boolean received;
    private Integer word = 0;

    Echo(int rounds, Channel<Integer> from, Channel<Integer> to, boolean asks) {
      super(new End(asks));
      this.from = from;
      this.to = to;
      left = 2 * rounds;
      received = asks;
    }

    void start() {
      IntrinsicsKt.intercepted(this).resumeWith(Unit.INSTANCE);
    }

    @Override
    protected @Nullable Object invokeSuspend(Object resumed) {
      ResultKt.throwOnFailure(resumed);
      Object result = resumed;
      while (true) {
        if (result instanceof Integer next) {
          word = next;
        }
        if (left-- == 0) {
          return Unit.INSTANCE;
        }
        received = !received;
        result = received ? from.receive(this) : to.send(word, this);
        if (IntrinsicsKt.getCOROUTINE_SUSPENDED().equals(result)) {
          return result;
        }
      }
    }
  }
}
