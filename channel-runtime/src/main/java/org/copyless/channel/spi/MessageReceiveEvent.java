package org.copyless.channel.spi;

import jdk.jfr.Description;
import jdk.jfr.Label;
import jdk.jfr.Name;

/**
 * A message was received; the first of each endpoint, and one in 1,024 of the others, is told of.
 */
@Name("copyless.MessageReceive")
@Label("Message Received")
@Description(
    "A message was received; the first of each endpoint, and one in 1,024 of the others, is told"
        + " of.")
final class MessageReceiveEvent extends MessageEvent {
  /** Asked whether it is worth while to make one. */
  static final MessageReceiveEvent PROBE = new MessageReceiveEvent();
}
