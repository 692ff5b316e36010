import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.heap.ByteVector;
import org.copyless.heap.IntVector;

/** A session with a login of the service programs. */
@Contract(
    """
    state START: one { Login? -> LOGIN; }
    state LOGIN: one { Welcome! -> OPEN; Denied! -> START; Rejected! -> DONE; }
    state OPEN: one {
      Echo? -> Echoed! -> OPEN;
      Sum? -> Summed! -> OPEN;
      Bye? -> DONE;
    }
    final state DONE: {}
    """)
interface Session {
  @In
  void login(int secret);

  @Out
  void welcome();

  @Out
  void denied(int attempts);

  @Out
  void rejected(int reason);

  @In
  void echo(ByteVector text);

  @Out
  void echoed(ByteVector text);

  @In
  void sum(IntVector values);

  @Out
  void summed(long sum);

  @In
  void bye();
}
