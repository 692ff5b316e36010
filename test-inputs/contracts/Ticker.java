import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** A clock that is asked for each tick. */
@Contract("state OPEN: one { Tick? -> Tock! -> OPEN; End? -> CLOSED; } final state CLOSED: {}")
public interface Ticker {
  @In
  void tick();

  @In
  void end();

  @Out
  void tock();
}
