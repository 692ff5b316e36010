package org.copyless.channel.spi;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.spi.Blocks;
import org.copyless.heap.spi.ChannelEnd;
import org.copyless.heap.spi.Owner;

/**
 * An endpoint as a stranger sees it, while owner and peer work on.
 *
 * <p>Tags are loaded with acquire, as the receiver does, but nothing relies on it: no argument is
 * looked at. Everything else is loaded plainly, in words that are written as a whole, and may be
 * old. The caller finds out whether the block was freed meanwhile.
 */
final class EndpointInspection {
  private static final VarHandle INT = JAVA_INT.varHandle();
  private static final VarHandle LONG = JAVA_LONG.varHandle();
  private static final int MOST_MESSAGES = 16;

  private final EndpointBlockType<?> type;
  private final MemorySegment own;
  private final long base;
  private final MemorySegment queue;
  private final long first;
  private final Blocks blocks;

  /**
   * Makes ready to look at an endpoint.
   *
   * @param type its type
   * @param own the memory of its block
   * @param base where this lies there
   * @param queue the memory in which it receives, which may be the peer's block
   * @param first where its first slot lies there, or the head of its queue
   * @param blocks the heap
   */
  EndpointInspection(
      EndpointBlockType<?> type,
      MemorySegment own,
      long base,
      MemorySegment queue,
      long first,
      Blocks blocks) {
    this.type = type;
    this.own = own;
    this.base = base;
    this.queue = queue;
    this.first = first;
    this.blocks = blocks;
  }

  /**
   * Says what it sees.
   *
   * @param selecting whether somebody sleeps until the bell rings that watches this end
   */
  ChannelEnd end(@Nullable Owner owner, int state, long sent, long received, boolean selecting) {
    return new ChannelEnd(
        type.contract(),
        type.stateName(state),
        owner,
        sent,
        received,
        type.slots() == 0 ? chain(received) : slots(),
        isWaiting(selecting),
        EndpointReceiving.isClosed(own, base),
        own.get(JAVA_LONG, base + EndpointDescriptor.PEER_OFFSET));
  }

  /** Queue indices grow until this end sends, so what stands in lower slots is received first. */
  private List<String> slots() {
    List<String> names = new ArrayList<>();
    for (int index = 0; index < type.slots(); index++) {
      addMessage((int) INT.getAcquire(queue, first + index * type.stride()), names);
    }
    return names;
  }

  private void addMessage(int tag, List<String> names) {
    if (tag != EndpointDescriptor.EMPTY) {
      names.add(type.messageName(tag));
    }
  }

  /** As many messages as the receiver has taken are skipped; the rest is followed to its end. */
  private List<String> chain(long received) {
    List<String> names = new ArrayList<>();
    long stride = MessageSegment.stride(type);
    MessageSegment segment = readNow();
    long skipped = segment == null ? 0 : received - segment.before();
    while (segment != null) {
      for (long slot = segment.first() + Math.max(0, skipped) * stride;
          slot < segment.end();
          slot += stride) {
        int tag = segment.tag(slot);
        if (tag == EndpointDescriptor.EMPTY) {
          return names;
        }
        if (names.size() == MOST_MESSAGES) {
          names.add("...");
          return names;
        }
        addMessage(tag, names);
      }
      skipped = 0;
      segment = segment.following();
    }
    return names;
  }

  private @Nullable MessageSegment readNow() {
    long position = (long) LONG.getAcquire(own, base + EndpointDescriptor.POSITION_OFFSET);
    long segment =
        position == 0
            ? (long) LONG.getAcquire(own, base + EndpointDescriptor.FIRST_OFFSET)
            : position;
    return segment == 0 ? null : (MessageSegment) blocks.handle(segment);
  }

  private boolean isWaiting(boolean selecting) {
    boolean waiting = isWaiting(first, selecting);
    for (int index = 1; index < type.slots(); index++) {
      waiting |= isWaiting(first + index * type.stride(), selecting);
    }
    return waiting;
  }

  /**
   * A bell stays where it is while nobody waits, in a set and also behind it: an end that was taken
   * out of a set is said to wait while somebody waits at that set.
   */
  private boolean isWaiting(long slot, boolean selecting) {
    int who = (int) INT.getAcquire(queue, slot + EndpointDescriptor.WAITING_OFFSET);
    return who == EndpointDescriptor.PARKED || (who > 0 && selecting);
  }
}
