package org.copyless.channel.feed;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.Tracked;

/**
 * An unbounded contract for the runtime's own tests; its classes are written by hand as the
 * processor would. The importing end has a queue, the exporting end a slot.
 */
@Contract(
    value =
        """
        state START: one {
          Item! -> START;
          Done! -> Thanks? -> START;
        }
        """,
    unbounded = true)
public interface Feed {
  @Out
  void item(@Nullable Tracked data, int sequence);

  @Out
  void done();

  @In
  void thanks();
}
