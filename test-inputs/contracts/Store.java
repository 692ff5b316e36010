import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** A key/value store of the service programs. */
@Contract(
    """
    state READY: one {
      Put? -> (Stored! or Rejected!) -> READY;
      Take? -> (Found! or Rejected!) -> READY;
      Shutdown? -> DONE;
    }
    final state DONE: {}
    """)
interface Store {
  enum Problem {
    EMPTY,
    UNKNOWN
  }

  @In
  void put(int key, ByteVector value);

  @Out
  void stored();

  @In
  void take(int key);

  @Out
  void found(Entry entry);

  @Out
  void rejected(Problem why);

  @In
  void shutdown();
}
