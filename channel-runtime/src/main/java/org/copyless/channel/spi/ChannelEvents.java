package org.copyless.channel.spi;

import org.copyless.heap.spi.Owner;

/**
 * Tells the Flight Recorder of channels and messages. When nobody records, a message costs the test
 * of a counter that is in hand, and one in {@value #PERIOD} the test of a constant.
 */
final class ChannelEvents {
  /** A power of two. */
  private static final int PERIOD = 1024;

  private ChannelEvents() {}

  /** Tells whether an endpoint's message of this number stands for the others. */
  static boolean isSampled(long count) {
    return (count & (PERIOD - 1)) == 1;
  }

  static void opened(EndpointCore imp, EndpointCore exp, int state) {
    if (ChannelOpenEvent.PROBE.isEnabled()) {
      ChannelOpenEvent event = new ChannelOpenEvent();
      event.contract = imp.type().contract();
      event.imp = -exp.channelTo();
      event.exp = -imp.channelTo();
      event.state = imp.type().stateName(state);
      event.commit();
    }
  }

  static void closed(EndpointCore end, int state, long sent, long received, boolean peerClosed) {
    if (ChannelCloseEvent.PROBE.isEnabled()) {
      ChannelCloseEvent event = new ChannelCloseEvent();
      event.contract = end.type().contract();
      event.end = end.type().name();
      event.offset = -end.peer().channelTo();
      event.state = end.type().stateName(state);
      event.sent = sent;
      event.received = received;
      event.peerClosed = peerClosed;
      event.commit();
    }
  }

  static void sent(EndpointCore end, int from, int to, long count) {
    if (MessageSendEvent.PROBE.isEnabled()) {
      MessageSendEvent event = new MessageSendEvent();
      event.contract = end.type().contract();
      event.end = end.type().name();
      event.offset = -end.peer().channelTo();
      event.from = end.type().stateName(from);
      event.to = end.type().stateName(to);
      event.count = count;
      event.owner = Owner.current().name();
      event.commit();
    }
  }

  static void received(EndpointCore end, int from, int to, long count) {
    if (MessageReceiveEvent.PROBE.isEnabled()) {
      MessageReceiveEvent event = new MessageReceiveEvent();
      event.contract = end.type().contract();
      event.end = end.type().name();
      event.offset = -end.peer().channelTo();
      event.from = end.type().stateName(from);
      event.to = end.type().stateName(to);
      event.count = count;
      event.owner = Owner.current().name();
      event.commit();
    }
  }
}
