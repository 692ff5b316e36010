package org.copyless.sip;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A software-isolated process has ended, and its blocks are reclaimed. */
@Name("copyless.SipExit")
@Label("SIP Ended")
@Description("A software-isolated process has ended, and its blocks are reclaimed.")
@Category({"Copyless", "SIP"})
@StackTrace(false)
final class SipExitEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final SipExitEvent PROBE = new SipExitEvent();

  @Label("Name")
  String sip;

  @Label("Owner Id")
  long ownerId;

  @Description("How it has ended")
  @Label("Exit")
  String exit;

  @Description("How many blocks it still owned, which were reclaimed")
  @Label("Blocks")
  long blocks;
}
