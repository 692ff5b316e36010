package org.copyless.channel.spi;

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
      event.imp = imp.place();
      event.exp = exp.place();
      event.state = imp.type().stateName(state);
      event.commit();
    }
  }

  /** Tells whether anybody wants to know of {@link #closed}. */
  static boolean recordsCloses() {
    return ChannelCloseEvent.PROBE.isEnabled();
  }

  static void closed(EndpointCore end, int state, long sent, long received, boolean peerClosed) {
    ChannelCloseEvent event = new ChannelCloseEvent();
    event.contract = end.type().contract();
    event.end = end.type().name();
    event.offset = end.place();
    event.state = end.type().stateName(state);
    event.sent = sent;
    event.received = received;
    event.peerClosed = peerClosed;
    event.commit();
  }

  static void sent(EndpointCore end, int from, int to, long count) {
    if (MessageSendEvent.PROBE.isEnabled()) {
      new MessageSendEvent().commit(end, from, to, count);
    }
  }

  static void received(EndpointCore end, int from, int to, long count) {
    if (MessageReceiveEvent.PROBE.isEnabled()) {
      new MessageReceiveEvent().commit(end, from, to, count);
    }
  }
}
