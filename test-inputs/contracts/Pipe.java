import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.Tracked;

/** Passes on one thing after the other, each when it is asked for. */
@Contract("state OPEN: one { Item! -> More? -> OPEN; }")
public interface Pipe<A extends Tracked> {
  @Out
  void item(A item);

  @In
  void more();
}
