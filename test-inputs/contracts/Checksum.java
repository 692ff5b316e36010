import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** Sums up buffers of the service programs. */
@Contract(
    """
    state IDLE: one {
      Sum? -> (Summed! or Refused!) -> IDLE;
      Quit? -> DONE;
    }
    final state DONE: ;
    """)
interface Checksum {
  @In
  void sum(ByteVector data, int from, int to);

  @In
  void quit();

  @Out
  void summed(ByteVector data, int sum);

  @Out
  void refused(ByteVector data);
}
