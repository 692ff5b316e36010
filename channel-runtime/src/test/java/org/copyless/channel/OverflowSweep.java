package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.echo.Letter;
import org.copyless.channel.echo.LetterRep;
import org.copyless.channel.feed.FeedExp;
import org.copyless.channel.feed.FeedImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Exit;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * An operation that overflows its stack: it is begun at every depth near the end of the stack, from
 * where it cannot even begin to where it ends well. Nothing is lost, nothing is reclaimed twice.
 */
abstract class OverflowSweep {
  private static final int SHALLOW = 3_000;

  /** Would tell of each SIP's death at length. */
  private static final Logger SIPS = Logger.getLogger("org.copyless.sip");

  /** Where the next message needs a segment: the first, none, the second, and one used before. */
  private static final int[] QUEUED = {0, 1, 4, 12};

  ExchangeHeap heap;
  private int died;
  private int ended;

  @BeforeEach
  void open() {
    heap = ExchangeHeap.create();
    SIPS.setLevel(Level.OFF);
  }

  @AfterEach
  void close() {
    heap.close();
    SIPS.setLevel(null);
  }

  /** One operation of a SIP that begins so many frames above the end of its stack. */
  interface Attempt {
    void at(int framesLeft) throws Exception;
  }

  final void sweep(Attempt attempt) throws Exception {
    for (int i = 0; i < 20; i++) {
      attempt.at(SHALLOW); // all code is linked then, and no class is left half initialised
    }
    died = 0;
    ended = 0;
    for (int framesLeft = 0; framesLeft < SHALLOW; framesLeft += 1 + framesLeft / 50) {
      attempt.at(framesLeft);
      int now = framesLeft;
      assertEquals(0, heap.statistics().liveBlocks(), () -> "frames left: " + now);
    }
    assertTrue(died > 0 && ended > 0, "died " + died + ", ended " + ended);
  }

  final void note(Sip sip) throws InterruptedException {
    sip.join();
    note(sip.failure().orElse(null));
  }

  private void note(@Nullable Throwable failure) {
    if (failure == null) {
      ended++;
    } else {
      died++;
      assertInstanceOf(StackOverflowError.class, failure);
    }
  }

  /** For a SIP that catches the error, notes it, and goes on. */
  static void awaitEnd(Sip sip) throws InterruptedException {
    assertEquals(new Exit.Normal(0), sip.join());
  }

  final void diveAndCatch(int framesLeft, Diver.Step operation) throws InterruptedException {
    StackOverflowError caught = null;
    try {
      Diver.dive(framesLeft, operation);
    } catch (StackOverflowError end) {
      caught = end;
    }
    note(caught);
  }

  final Letter letter() {
    Letter second = LetterRep.allocate(heap, heap.bytes(8), null, 2);
    return LetterRep.allocate(heap, heap.bytes(8), second, 1);
  }

  /** Reads all of a letter, and closes it. */
  static void closeWhole(Letter letter) {
    try (var _ = ((LetterRep) letter).expose()) {
      assertEquals(8, letter.body().length());
      try (var _ = ((LetterRep) letter.next()).expose()) {
        assertEquals(8, letter.next().body().length());
      }
    }
    letter.close();
  }

  /** An operation on a queue without bound through which so many messages have gone. */
  interface QueueAttempt {
    void at(int framesLeft, int before, FeedImp imp, FeedExp exp) throws Exception;
  }

  final void sweepQueues(QueueAttempt attempt) throws Exception {
    for (int before : QUEUED) {
      sweep(
          framesLeft -> {
            ChannelEnds<FeedImp, FeedExp> ends = FeedExp.open(heap);
            attempt.at(framesLeft, before, ends.imp(), ends.exp());
          });
    }
  }
}
