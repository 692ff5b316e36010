import org.copyless.annotation.ByValue;
import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** A frame with two addresses in it. */
@RepStruct
public interface Frame extends Tracked {
  @ByValue
  Address source();

  void source(@ByValue Address value);

  @ByValue
  Address target();

  void target(@ByValue Address value);

  ByteVector data();

  void data(ByteVector v);
}
