package org.copyless.heap.spi;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * How diagnostics look at blocks that belong to others and are in use meanwhile.
 *
 * <p>Everything is read without a lock, and the owner may free the block, and somebody else use its
 * place, in the middle. So whatever was read counts only if the block's generation is still the
 * handle's afterwards: it changes before anything of the block is overwritten, and what was read of
 * it is loaded before the generation is loaded again (an acquire fence stands between). What has
 * been read until then may be anything, which is why no exception of it goes further.
 *
 * <p>Thread-safe; disturbs nobody, and asks no guard.
 */
public final class Inspection {
  private Inspection() {}

  /**
   * Returns the name of a type.
   *
   * @param typeId as it stands in headers
   * @return the name
   */
  public static String typeName(int typeId) {
    return BlockType.of(typeId).name();
  }

  /**
   * Names an owner.
   *
   * @param blocks the heap
   * @param owner as it stands in a header
   * @return the name and id of a SIP or thread, or the endpoint or container that holds the block
   */
  public static String nameOfOwner(Blocks blocks, long owner) {
    return blocks.nameOfOwner(owner);
  }

  /**
   * Names the kind of what holds blocks that belong to no SIP and no thread.
   *
   * @param blocks the heap
   * @param owner as it stands in a header, negative
   * @return {@code queues of} a type of endpoint, or a type of container
   */
  public static String kindOfHolder(Blocks blocks, long owner) {
    Block holder = blocks.handleAt(-owner);
    BlockType<?> type = holder == null ? null : holder.type();
    if (type == null) {
      return "unknown"; // it has just been freed, and these blocks are next
    }
    return type.isEndpoint() ? "queues of " + type.name() : type.name();
  }

  /**
   * Tells whether an owner is a thread that has ended without closing its blocks.
   *
   * @param owner as it stands in a header
   * @return whether nobody can ever use the owner's blocks
   */
  public static boolean isEndedThread(long owner) {
    return OwnerNames.isEndedThread(owner);
  }

  /**
   * Looks at an endpoint.
   *
   * @param handle any block
   * @param generation of the block that is meant
   * @return what it says; empty if it is no endpoint, or closed
   */
  public static Optional<ChannelEnd> channelEnd(Block handle, int generation) {
    try {
      ChannelEnd end = handle.channelEnd(Block.DIAGNOSIS);
      return end != null && handle.isGeneration(generation) ? Optional.of(end) : Optional.empty();
    } catch (RuntimeException changedMeanwhile) {
      return Optional.empty();
    }
  }

  /**
   * Tells whether blocks of a type are ends of channels.
   *
   * @param typeId as it stands in headers
   * @return whether they are
   */
  public static boolean isEndpoint(int typeId) {
    return BlockType.of(typeId).isEndpoint();
  }

  /**
   * Returns what is recorded of a block, the newest first.
   *
   * @param handle the block's; null if it is not known
   * @param generation of the block that is meant
   * @return records, each after a semicolon and a space; empty if there are none
   */
  public static String records(@Nullable Block handle, int generation) {
    return handle != null && handle.isGeneration(generation) ? handle.records() : "";
  }
}
