import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;

/** A volume of one block, for the service programs. */
@Contract(
    """
    state IDLE: one {
      Read? -> (Data! or Missing!) -> IDLE;
      Write? -> Written! -> IDLE;
    }
    """)
public interface Volume {
  @In
  void read(int block);

  @Out
  void data(ByteVector block);

  @Out
  void missing();

  @In
  void write(int index, ByteVector block);

  @Out
  void written(boolean fresh);
}
