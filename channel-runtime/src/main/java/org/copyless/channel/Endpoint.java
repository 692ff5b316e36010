package org.copyless.channel;

import java.util.Objects;
import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;

/**
 * One of the two ends of a channel. The generated classes of a contract, importing and exporting,
 * add its send and receive methods.
 *
 * <p>A channel is loss-less and in order. Sending never blocks and allocates nothing, nor does
 * receiving. Confined to its owner: the two ends may be used by two threads at a time, each end by
 * one. An endpoint may itself be sent in a message.
 *
 * <p>Source: Fähndrich et al., §2 and §4.1.
 */
public non-sealed interface Endpoint extends Source {
  /**
   * Returns the heap in which the channel lies.
   *
   * @return the heap; only its blocks can be sent
   */
  ExchangeHeap heap();

  /**
   * Returns the protocol state in which this end is.
   *
   * @return the state's name in the contract
   */
  String stateName();

  /**
   * Tests in which protocol state this end is: for programs that cannot know, because an exception
   * has left it somewhere on the way. The checker takes the branches at their word: where the test
   * holds, this end is in that state, and otherwise in another.
   *
   * <pre>{@code
   * } catch (IOException e) {
   *   if (client.inState("IO_RUNNING_PACKET_FOR_RECEIVE")) {
   *     client.sendSuccess();
   *   }
   *   client.close();
   * }
   * }</pre>
   *
   * @param state a state's name in the contract, as in {@code @State}; the checker refuses one that
   *     the contract does not have (protocol.unknown)
   * @return whether this end is in that state
   */
  default boolean inState(String state) {
    return stateName().equals(Objects.requireNonNull(state));
  }

  /**
   * Returns the number of messages that this end has sent.
   *
   * @return messages, those included that the peer has not received
   */
  long messagesSent();

  /**
   * Sets how receives of this end wait from here on, whoever owns it.
   *
   * @param how {@link Waiting#adaptive} is what an end does that is told nothing
   */
  void waiting(Waiting how);

  /**
   * Closes this end, in any protocol state. The peer sees {@link ChannelClosed} once it has
   * received what was sent before. Messages waiting here are reclaimed with all that they carry;
   * endpoints in them are closed. The channel's memory is freed when both ends are closed.
   *
   * <p>Source: Fähndrich et al., §2.5 and §4.2.
   */
  @Override
  void close(@Claims Endpoint this);
}
