package org.copyless.channel.spi;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/** A message was sent; the first of each endpoint, and one in 1,024 of the others, is told of. */
@Name("copyless.MessageSend")
@Label("Message Sent")
@Description(
    "A message was sent; the first of each endpoint, and one in 1,024 of the others, is told of.")
final class MessageSendEvent extends MessageEvent {
  /** Asked whether it is worth while to make one. */
  static final MessageSendEvent PROBE = new MessageSendEvent();
}
