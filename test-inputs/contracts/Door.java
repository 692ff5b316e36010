import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** The base of a small family of contracts. */
@Contract(
    """
    initial state SHUT: one { Opened! -> Look? -> SHUT; Bye! -> DONE; }
    initial state AWAY: one { Call? -> SHUT; Hint? -> AWAY_BACK; }
    state AWAY_BACK: one { Bye! -> DONE; }
    final state DONE: {}
    """)
public interface Door {
  @Out
  void opened();

  @In
  void look(ByteVector eye);

  @Out
  void bye();

  @In
  void call();

  @In
  void hint();
}
