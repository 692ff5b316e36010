package org.copyless.examples.nic;

import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.Tracked;

/** A packet of a {@link PacketList}, and those behind it. */
@RepStruct
interface PacketNode extends Tracked {
  @Nullable NetworkPacket packet();

  void packet(@Nullable NetworkPacket value);

  @Nullable PacketNode next();

  void next(@Nullable PacketNode value);
}
