package org.copyless.jmh.peer;

import java.nio.ByteBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.copyless.jmh.window.Contender;

/**
 * A ring buffer of Agrona in each direction, both sides spinning: messages are copied in, and read
 * where they lie in the ring into a buffer of the receiver.
 */
public final class AgronaPair implements Contender {
  private static final int TYPE = 1;
  private static final int ROOM = 8;

  private final int bytes;
  private final OneToOneRingBuffer questions;
  private final OneToOneRingBuffer answers;
  private final Inbox atAsking;
  private final Inbox atAnswering;

  /**
   * Opens the rings.
   *
   * @param bytes of a message, both ways
   */
  public AgronaPair(int bytes) {
    this.bytes = bytes;
    questions = ring(bytes);
    answers = ring(bytes);
    atAsking = new Inbox(bytes);
    atAnswering = new Inbox(bytes);
  }

  private static OneToOneRingBuffer ring(int bytes) {
    int capacity = Integer.highestOneBit(Math.max(bytes, 64)) * 2 * ROOM;
    return new OneToOneRingBuffer(
        new UnsafeBuffer(
            ByteBuffer.allocateDirect(capacity + RingBufferDescriptor.TRAILER_LENGTH)));
  }

  /** A receiver's buffer. */
  private static final class Inbox implements MessageHandler {
    private final UnsafeBuffer message;

    Inbox(int bytes) {
      message = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes));
    }

    @Override
    public void onMessage(int type, MutableDirectBuffer ring, int index, int length) {
      message.putBytes(0, ring, index, length);
    }

    UnsafeBuffer await(OneToOneRingBuffer ring) {
      while (ring.read(this, 1) == 0) {
        Thread.onSpinWait();
      }
      return message;
    }
  }

  @Override
  public String name() {
    return "agrona-ring";
  }

  @Override
  public void ask(int rounds) {
    UnsafeBuffer message = atAsking.message;
    for (int i = 0; i < rounds; i++) {
      put(questions, message);
      message = atAsking.await(answers);
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      put(answers, atAnswering.await(questions));
    }
  }

  private void put(OneToOneRingBuffer ring, UnsafeBuffer message) {
    while (!ring.write(TYPE, message, 0, bytes)) {
      Thread.onSpinWait();
    }
  }
}
