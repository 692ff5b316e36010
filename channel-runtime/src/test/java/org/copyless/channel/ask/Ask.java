package org.copyless.channel.ask;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/**
 * The contract of the tests of select; its classes are written by hand as the processor would. In
 * OPEN the exporting end has one slot, in BOTH two messages can be waiting.
 */
@Contract(
    """
    state OPEN: one {
      Low? -> Done! -> OPEN;
      Mid? -> Done! -> OPEN;
      High? -> Done! -> OPEN;
      Pair? -> Low? -> Done! -> OPEN;
    }
    """)
public interface Ask {
  @In
  void low(long number);

  @In
  void mid(long number);

  @In
  void high(long number);

  @In
  void pair(long number);

  @Out
  void done();
}
