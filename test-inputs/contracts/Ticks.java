import org.copyless.annotation.Contract;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** Ticks without an answer, each with a block. */
@Contract(
    value = "state OPEN: one { Tick! -> OPEN; Stop! -> DONE; } final state DONE: {}",
    unbounded = true)
public interface Ticks {
  @Out
  void tick(ByteVector block);

  @Out
  void stop();
}
