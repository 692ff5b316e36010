import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.Tracked;

/** The stream of paper 003 §2, with an answer that keeps it bounded. */
@Contract("START: one { Data! -> Next? -> START; Eos! -> END; } final END: {}")
public interface Stream<A extends Tracked> {
  @Out
  void data(A item);

  @Out
  void eos();

  @In
  void next();
}
