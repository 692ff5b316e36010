package org.copyless.heap.parameter;

import org.copyless.annotation.Claims;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;

/**
 * A variable that is passed to a method which may replace the block in it: Sing#'s {@code ref}
 * parameter. It is full at the call and full at the return; in between the method may take the
 * block out and put another one in.
 *
 * <pre>{@code
 * static void grow(Ref<ByteVector> buffer, ExchangeHeap heap) {
 *   ByteVector old = buffer.take();
 *   buffer.put(heap.bytes(2 * old.length()));
 *   old.close();
 * }
 *
 * Ref<ByteVector> variable = Ref.of(buffer);
 * grow(variable, heap);
 * buffer = variable.take();
 * }</pre>
 *
 * <p>Nothing closes what is left in it: the caller takes the block out after the call. Confined to
 * the owner that made it, also without the guard.
 *
 * <p>Source: Fähndrich et al., §3.1.1.
 *
 * @param <T> what it holds: a rep struct, a vector, a container or an endpoint
 * @see Out for a parameter that is empty at the call
 */
public final class Ref<T extends Tracked> {
  private final Holder<T> holder = new Holder<>("Ref");

  private Ref() {}

  /**
   * Creates a full one.
   *
   * @param <T> what it holds
   * @param block its content
   * @return the variable
   */
  public static <T extends Tracked> Ref<T> of(@Claims T block) {
    Ref<T> ref = new Ref<>();
    ref.put(block);
    return ref;
  }

  /**
   * Takes the block out. The variable is empty then.
   *
   * @return the block, owned by the caller
   * @throws OwnershipException if the variable is empty or another owner's; nothing changes then
   */
  public T take() {
    return holder.take();
  }

  /**
   * Puts a block in. The variable is full then.
   *
   * @param block its new content
   * @throws OwnershipException if the variable is full or another owner's; nothing changes then
   */
  public void put(@Claims T block) {
    holder.put(block);
  }

  @Override
  public String toString() {
    return holder.toString();
  }
}
