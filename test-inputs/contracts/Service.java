import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** What every service of the directory speaks. */
@Contract(
    """
    state START: one { Success! -> READY; }
    state READY: one { Ping? -> Pong! -> READY; Quit? -> DONE; }
    final state DONE: {}
    """)
public interface Service {
  @Out
  void success();

  @In
  void ping();

  @Out
  void pong();

  @In
  void quit();
}
