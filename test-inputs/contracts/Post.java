import org.copyless.annotation.ByValue;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** Takes frames, and letters whose address goes by value. */
@Contract("state OPEN: one { Letter? -> Done! -> OPEN; Whole? -> Done! -> OPEN; }")
public interface Post {
  @In
  void letter(@ByValue Address to, ByteVector body);

  @In
  void whole(Frame frame);

  @Out
  void done();
}
