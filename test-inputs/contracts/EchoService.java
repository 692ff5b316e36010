import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** A service that gives back what it gets. */
@Contract(
    """
    override state START: one { Greeting! -> TALK; }
    state TALK: one { Say? -> Said! -> TALK; Leave? -> START; }
    """)
public interface EchoService extends Service {
  @Out
  void greeting();

  @In
  void say(ByteVector text);

  @Out
  void said(ByteVector text);

  @In
  void leave();
}
