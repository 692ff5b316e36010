package org.copyless.heap.parameter;

import org.copyless.annotation.Claims;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;

/**
 * A variable that is passed to a method which puts a block into it: Sing#'s {@code out} parameter,
 * for methods with more than one result. It is empty at the call and full at the return.
 *
 * <pre>{@code
 * static void split(@Claims ByteVector whole, Out<ByteVector> head, Out<ByteVector> tail) { … }
 *
 * Out<ByteVector> head = Out.empty();
 * Out<ByteVector> tail = Out.empty();
 * split(packet, head, tail);
 * ByteVector header = head.take();
 * }</pre>
 *
 * <p>Nothing closes what is left in it: the caller takes the block out after the call. Confined to
 * the owner that made it, also without the guard.
 *
 * <p>Source: Fähndrich et al., §3.1.1.
 *
 * @param <T> what it holds: a rep struct, a vector, a container or an endpoint
 * @see Ref for a parameter that is full at the call
 */
public final class Out<T extends Tracked> {
  private final Holder<T> holder = new Holder<>("Out");

  private Out() {}

  /**
   * Creates an empty one.
   *
   * @param <T> what it will hold
   * @return the variable
   */
  public static <T extends Tracked> Out<T> empty() {
    return new Out<>();
  }

  /**
   * Puts a block in: for the called method. The variable is full then.
   *
   * @param block its content
   * @throws OwnershipException if the variable is full or another owner's; nothing changes then
   */
  public void put(@Claims T block) {
    holder.put(block);
  }

  /**
   * Takes the block out: for the caller. The variable is empty then, and may be passed again.
   *
   * @return the block, owned by the caller
   * @throws OwnershipException if the variable is empty or another owner's; nothing changes then
   */
  public T take() {
    return holder.take();
  }

  @Override
  public String toString() {
    return holder.toString();
  }
}
