package org.copyless.channel.spi;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One end of a channel was closed, by its owner or because its owner has ended. */
@Name("copyless.ChannelClose")
@Label("Channel End Closed")
@Description("One end of a channel was closed, by its owner or because its owner has ended.")
@Category({"Copyless", "Channel"})
@StackTrace(true)
final class ChannelCloseEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final ChannelCloseEvent PROBE = new ChannelCloseEvent();

  @Label("Contract")
  String contract;

  @Description("The type of the endpoint")
  @Label("End")
  String end;

  @Description("From the start of the heap")
  @Label("Offset")
  @MemoryAddress
  long offset;

  @Description("The protocol state in which it was closed")
  @Label("State")
  String state;

  @Label("Messages Sent")
  long sent;

  @Label("Messages Received")
  long received;

  @Description("Whether the other end was closed before")
  @Label("Peer Closed")
  boolean peerClosed;
}
