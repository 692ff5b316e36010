import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.IntVector;

/** Frames with credit of the service programs. */
@Contract(
    """
    state OPEN: one {
      Frame? -> Credit! -> OPEN;
      End? -> CLOSED;
    }
    final state CLOSED: {}
    """)
interface FrameLink {
  @In
  void frame(IntVector data, int number);

  @In
  void end();

  @Out
  void credit();
}
