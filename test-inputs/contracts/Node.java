import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** A linked list of blocks. */
@RepStruct
public interface Node extends Tracked {
  ByteVector payload();

  void payload(ByteVector value);

  @Nullable Node next();

  void next(@Nullable Node value);

  int count();

  void count(int value);
}
