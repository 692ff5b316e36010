package org.copyless.channel.spi;

import org.copyless.channel.Endpoint;
import org.copyless.channel.ProtocolException;

/**
 * What is at the head of an endpoint's queue: all that a select asks of an endpoint. For the
 * runtime, not for programs.
 *
 * <p>Confined to the owner of the endpoint.
 *
 * <p>Source: Fähndrich et al., §4.4.
 */
public final class EndpointStatus {
  /** Nothing, and the peer has not closed. */
  public static final int EMPTY = EndpointDescriptor.EMPTY;

  /** Nothing, and the peer has closed. */
  public static final int CLOSED = EndpointDescriptor.CLOSED;

  private EndpointStatus() {}

  /**
   * Looks at the head of the queue of an endpoint that the current owner may use.
   *
   * @param endpoint in a receiving state
   * @return the tag of the first message, {@link #EMPTY} or {@link #CLOSED}; CLOSED only after all
   *     messages
   * @throws ProtocolException if it is in another state
   */
  public static int of(Endpoint endpoint) {
    return ((EndpointBlock) endpoint).head();
  }

  /**
   * Looks at the head of the queue of an endpoint that belongs to a block of the current owner.
   *
   * @param endpoint in a receiving state
   * @return as {@link #of}
   */
  public static int ofMember(Endpoint endpoint) {
    return ((EndpointBlock) endpoint).headWithin();
  }

  /**
   * Has a bell rung from here on when a message comes or the peer closes. What has come before does
   * not ring: the caller looks for it afterwards. Ends when the endpoint is watched otherwise, or a
   * receive on it has to wait.
   *
   * @param endpoint in a receiving state
   * @param bell the bell
   * @param bit which of its bits stands for the endpoint
   */
  public static void watch(Endpoint endpoint, Bell bell, int bit) {
    ((EndpointBlock) endpoint).watch(bell, bit);
  }

  /**
   * Ends {@link #watch}. The bell may still ring for a moment.
   *
   * @param endpoint the endpoint
   */
  public static void unwatch(Endpoint endpoint) {
    ((EndpointBlock) endpoint).unwatch();
  }

  /**
   * Returns the endpoint's type.
   *
   * @param endpoint the endpoint
   * @return its end of its contract
   */
  public static EndpointBlockType<?> type(Endpoint endpoint) {
    return ((EndpointBlock) endpoint).type();
  }

  /**
   * Returns the endpoint's protocol state.
   *
   * @param endpoint of the current owner
   * @return the state's id
   */
  public static int state(Endpoint endpoint) {
    return ((EndpointBlock) endpoint).state();
  }

  /**
   * Names what is at the head of the queue, for messages.
   *
   * @param endpoint of the current owner, in a receiving state
   * @return the message's name, or why there is none
   */
  public static String name(Endpoint endpoint) {
    int head = of(endpoint);
    return switch (head) {
      case EMPTY -> "nothing";
      case CLOSED -> "ChannelClosed";
      default -> type(endpoint).messageName(head);
    };
  }
}
