import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/**
 * R90 (paper 001 §5.2): an endpoint of the extension must serve where one of the base is wanted.
 */
class R90Extension {
  @Contract(
      """
      // :: error: [contract.override] «override»
      override state AWAY: one { Alarm! -> AWAY; }
      """)
  interface WhereImpSends extends Door {
    @Out
    void alarm();
  }

  @Contract(
      """
      // :: error: [contract.override]
      override state SHUT: one { Stop? -> Alarm! -> SHUT; }
      """)
  interface StartsWithAReceive extends Door {
    @In
    void stop();

    @Out
    void alarm();
  }

  @Contract(
      """
      // :: error: [contract.override]
      override state SHUT: one { Opened! -> DONE; }
      """)
  interface StartsWithAnOldMessage extends Door {}

  @Contract(
      """
      // :: error: [contract.missingOverride]
      state SHUT: one { Alarm! -> SHUT; }
      """)
  interface DoesNotSaySo extends Door {
    @Out
    void alarm();
  }
}
