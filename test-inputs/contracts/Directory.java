import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;

/** Hands out volumes, for the service programs. */
@Contract(
    """
    state READY: one {
      Open? -> (Opened! or Failed!) -> READY;
    }
    """)
interface Directory {
  enum Refusal {
    BUSY,
    UNKNOWN
  }

  @In
  void open(int id);

  @Out
  void opened(@State("IDLE") VolumeImp volume);

  @Out
  void failed(Refusal why);
}
