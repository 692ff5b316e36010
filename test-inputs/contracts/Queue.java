import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;

/** Hands out pieces of work within a process. */
@Contract(value = "state IDLE: one { Take? -> (Work! or Empty!) -> IDLE; }", local = true)
public interface Queue {
  @In
  void take();

  @Out
  void work(Runnable task);

  @Out
  void empty();
}
