package org.copyless.jmh.peer;

import io.aeron.Aeron;
import io.aeron.FragmentAssembler;
import io.aeron.Publication;
import io.aeron.Subscription;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.SleepingMillisIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.copyless.jmh.window.Contender;

/** Aeron over shared memory in each direction, both sides spinning; the driver sleeps. */
public final class AeronPair implements Contender {
  private static final String CHANNEL = "aeron:ipc?term-length=16m";
  private static final int QUESTIONS = 1;
  private static final int ANSWERS = 2;
  private static final int LARGEST_FRAGMENT = 65_504;

  private final MediaDriver driver;
  private final Aeron aeron;
  private final Lane questions;
  private final Lane answers;

  /**
   * Starts a driver and connects.
   *
   * @param bytes of a message, both ways
   */
  public AeronPair(int bytes) {
    driver =
        MediaDriver.launchEmbedded(
            new MediaDriver.Context()
                .aeronDirectoryName("/dev/shm/copyless-aeron-" + UUID.randomUUID())
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .sharedIdleStrategy(new SleepingMillisIdleStrategy(10))
                .ipcMtuLength(LARGEST_FRAGMENT));
    aeron =
        Aeron.connect(
            new Aeron.Context()
                .aeronDirectoryName(driver.aeronDirectoryName())
                .idleStrategy(new SleepingMillisIdleStrategy(10)));
    questions = new Lane(aeron, QUESTIONS, bytes);
    answers = new Lane(aeron, ANSWERS, bytes);
  }

  /** One direction. */
  private static final class Lane implements FragmentHandler {
    private final Subscription subscription;
    private final Publication publication;
    private final FragmentAssembler assembler = new FragmentAssembler(this);
    private final UnsafeBuffer received;
    private boolean arrived;

    Lane(Aeron aeron, int stream, int bytes) {
      received = new UnsafeBuffer(ByteBuffer.allocateDirect(bytes));
      subscription = aeron.addSubscription(CHANNEL, stream);
      publication = aeron.addExclusivePublication(CHANNEL, stream);
      while (!publication.isConnected()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void onFragment(DirectBuffer message, int offset, int length, Header header) {
      received.putBytes(0, message, offset, length);
      arrived = true;
    }

    void put(UnsafeBuffer message) {
      while (publication.offer(message, 0, message.capacity()) < 0) {
        Thread.onSpinWait();
      }
    }

    UnsafeBuffer take() {
      arrived = false;
      while (!arrived) {
        if (subscription.poll(assembler, 1) == 0) {
          Thread.onSpinWait();
        }
      }
      return received;
    }
  }

  @Override
  public String name() {
    return "aeron-ipc";
  }

  @Override
  public void ask(int rounds) {
    UnsafeBuffer message = answers.received;
    for (int i = 0; i < rounds; i++) {
      questions.put(message);
      message = answers.take();
    }
  }

  @Override
  public void answer(int rounds) {
    for (int i = 0; i < rounds; i++) {
      answers.put(questions.take());
    }
  }

  @Override
  public void close() {
    aeron.close();
    driver.close();
  }
}
