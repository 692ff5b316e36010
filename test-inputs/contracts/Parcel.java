import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;
import org.copyless.heap.Tracked;

/** Takes blocks of any type, and pipes of endpoints that are in a state of their own. */
@Contract("state OPEN: one { Wrap? -> Done! -> OPEN; Volumes? -> Done! -> OPEN; }")
public interface Parcel {
  @In
  <B extends Tracked> void wrap(B content);

  @In
  void volumes(PipeExp<@State("IDLE_READ") VolumeExp> stream);

  @Out
  void done();
}
