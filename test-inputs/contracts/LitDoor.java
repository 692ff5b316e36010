import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** A door with a light, which calls a state as the safe one does. */
@Contract(
    """
    override state SHUT: one { Lit! -> LOCKED; }
    state LOCKED: one { Dark? -> SHUT; }
    """)
public interface LitDoor extends Door {
  @Out
  void lit();

  @In
  void dark();
}
