package org.copyless.channel.spi;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A message was sent; the first of each endpoint, and one in 1,024 of the others, is told of. */
@Name("copyless.MessageSend")
@Label("Message Sent")
@Description(
    "A message was sent; the first of each endpoint, and one in 1,024 of the others, is told of.")
@Category({"Copyless", "Channel"})
@StackTrace(false)
final class MessageSendEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final MessageSendEvent PROBE = new MessageSendEvent();

  @Label("Contract")
  String contract;

  @Description("The type of the endpoint")
  @Label("End")
  String end;

  @Description("From the start of the heap")
  @Label("Offset")
  @MemoryAddress
  long offset;

  @Description("The protocol state before the message; with the one after it, it tells which")
  @Label("State Before")
  String from;

  @Label("State After")
  String to;

  @Description("Messages sent by the endpoint, this one included")
  @Label("Count")
  long count;

  @Description("The SIP or thread")
  @Label("Owner")
  String owner;
}
