import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** A list cell of the service programs. */
@RepStruct
interface Cell extends Tracked {
  ByteVector payload();

  void payload(ByteVector value);

  int number();

  void number(int value);

  @Nullable Cell next();

  void next(@Nullable Cell value);
}
