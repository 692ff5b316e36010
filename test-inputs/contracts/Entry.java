import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** An entry of the key/value store of the service programs. */
@RepStruct
interface Entry extends Tracked {
  int key();

  void key(int value);

  ByteVector value();

  void value(ByteVector value);

  @Nullable Entry next();

  void next(@Nullable Entry value);
}
