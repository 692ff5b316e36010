package org.copyless.channel.echo;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/**
 * The contract of the runtime's own tests; its classes are written by hand as the processor would.
 */
@Contract(
    """
    state START: one {
      Ping? -> (Pong! or Refused!) -> START;
      Post? -> Refused! -> START;
      Delegate? -> Accepted! -> START;
      Put? -> Put? -> Put? -> Accepted! -> START;
    }
    """)
public interface Echo {
  @In
  void ping(ByteVector data, int sequence);

  @Out
  void pong(ByteVector data, long sum);

  @Out
  void refused();

  @In
  void post(Letter letter);

  @In
  void delegate(@State("START") EchoExp other);

  @Out
  void accepted();

  @In
  void put(@Nullable ByteVector data);
}
