import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** A door that can be locked. */
@Contract(
    """
    override state SHUT: one { Locked! -> LOCKED; }
    state LOCKED: one { Code? -> SHUT; Key? -> (Opened! or Refused!) -> SHUT; }
    """)
public interface SafeDoor extends Door {
  @Out
  void locked();

  @In
  void code(int value);

  @In
  void key(ByteVector key);

  @Out
  void refused();
}
