package org.copyless.sip;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A software-isolated process was started. */
@Name("copyless.SipStart")
@Label("SIP Started")
@Description("A software-isolated process was started.")
@Category({"Copyless", "SIP"})
@StackTrace(true)
final class SipStartEvent extends Event {
  /** Asked whether it is worth while to make one. */
  static final SipStartEvent PROBE = new SipStartEvent();

  @Label("Name")
  String sip;

  @Label("Owner Id")
  long ownerId;

  @Description("The SIP that has started it; null if a thread that is none")
  @Label("Parent")
  String parent;

  @Description("Whether it runs on a virtual thread")
  @Label("Virtual")
  boolean virtual;
}
