import org.copyless.annotation.RepStruct;
import org.copyless.heap.ByteVector;
import org.copyless.heap.Tracked;

/** The packet of paper 001 §2.2. */
@RepStruct
public interface NetworkPacket extends Tracked {
  ByteVector data();

  void data(ByteVector value);

  int bytesUsed();

  void bytesUsed(int value);
}
