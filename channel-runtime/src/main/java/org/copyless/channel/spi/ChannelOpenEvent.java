package org.copyless.channel.spi;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A channel was opened. */
@Name("copyless.ChannelOpen")
@Label("Channel Opened")
@Description("A channel was opened.")
@Category({"Copyless", "Channel"})
@StackTrace(true)
final class ChannelOpenEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final ChannelOpenEvent PROBE = new ChannelOpenEvent();

  @Label("Contract")
  String contract;

  @Description("Offset of the endpoint from the start of the heap")
  @Label("Importing End")
  @MemoryAddress
  long imp;

  @Description("Offset of the endpoint from the start of the heap")
  @Label("Exporting End")
  @MemoryAddress
  long exp;

  @Description("The protocol state that it starts in")
  @Label("State")
  String state;
}
