import org.copyless.annotation.RepStruct;
import org.copyless.heap.Tracked;

/** An address of the link layer, small enough to go by value. */
@RepStruct
public interface Address extends Tracked {
  long mac();

  void mac(long v);

  int port();

  void port(int v);
}
