package org.copyless.sip;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Tells the Flight Recorder of SIPs; each of them, for a test of a constant when nobody records.
 */
final class SipEvents {
  private SipEvents() {}

  static void started(SipProcess sip, @Nullable SipProcess parent, boolean virtual) {
    if (SipStartEvent.PROBE.isEnabled()) {
      SipStartEvent event = new SipStartEvent();
      event.sip = sip.name();
      event.ownerId = sip.ownerId();
      event.parent = parent == null ? null : parent.name();
      event.virtual = virtual;
      event.commit();
    }
  }

  static void exited(SipProcess sip, long blocks) {
    if (SipExitEvent.PROBE.isEnabled()) {
      SipExitEvent event = new SipExitEvent();
      event.sip = sip.name();
      event.ownerId = sip.ownerId();
      event.exit = sip.exit().map(Exit::toString).orElse(null);
      event.blocks = blocks;
      event.commit();
    }
  }
}
