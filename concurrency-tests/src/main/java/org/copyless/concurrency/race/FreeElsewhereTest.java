package org.copyless.concurrency.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.copyless.heap.ByteVector;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** R84, R85: blocks that one thread allocates are freed by the other, while both allocate. */
@JCStressTest
@Outcome(
    id = "42, 0",
    expect = ACCEPTABLE,
    desc = "the vector is freed by its receiver into whatever list; both allocators go on")
@Outcome(expect = FORBIDDEN, desc = "a block was given out twice, or lost")
@State
public class FreeElsewhereTest extends Conversation {
  /** Opens a channel between two processes. */
  public FreeElsewhereTest() {}

  /** Allocates, sends, allocates and frees on. */
  @Actor
  public void send() {
    asking.enter();
    sendBytes(42);
    for (int i = 0; i < 4; i++) {
      heap.bytes(16).close();
    }
    imp.close();
  }

  /**
   * Allocates and frees before and after it frees what it receives.
   *
   * @param result the stamp
   */
  @Actor
  public void receive(II_Result result) {
    answering.enter();
    heap.bytes(16).close();
    int stamp = receiveQuestion();
    try (ByteVector own = heap.bytes(16)) {
      result.r1 = own.getInt(12) == 0 ? stamp : -3;
    }
    exp.close();
  }

  /**
   * Counts what is left.
   *
   * @param result the blocks
   */
  @Arbiter
  public void count(II_Result result) {
    result.r2 = left();
  }
}
