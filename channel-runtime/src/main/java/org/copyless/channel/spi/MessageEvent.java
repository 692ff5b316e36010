package org.copyless.channel.spi;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.MemoryAddress;
import jdk.jfr.StackTrace;
import org.copyless.heap.spi.Owner;

/** What Flight Recorder is told of a message, at either end. */
@Category({"Copyless", "Channel"})
@StackTrace(false)
abstract class MessageEvent extends Event {
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

  @Description("Messages that went the same way at this end, this one included")
  @Label("Count")
  long count;

  @Description("The SIP or thread")
  @Label("Owner")
  String owner;

  /** Tells it, as the endpoint's present owner. */
  final void commit(EndpointCore endpoint, int stateBefore, int stateAfter, long number) {
    contract = endpoint.type().contract();
    end = endpoint.type().name();
    offset = endpoint.place();
    from = endpoint.type().stateName(stateBefore);
    to = endpoint.type().stateName(stateAfter);
    count = number;
    owner = Owner.current().name();
    commit();
  }
}
