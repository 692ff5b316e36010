import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/** Questions with a block and an answer; ends of other channels are handed over as well. */
@Contract(
    """
    state READY: one { Ask? -> ASKED; Hand? -> HANDED; Pass? -> ASKED; Quit? -> OVER; }
    state ASKED: one { Answer! -> READY; Refuse! -> READY; }
    state HANDED: one { Back! -> READY; }
    final state OVER: {}
    """)
public interface Desk {
  @In
  void ask(ByteVector block);

  @In
  void hand(@State("OPEN") TicksExp ticks);

  @In
  void pass(@State("ASKED") DeskExp desk);

  @In
  void quit();

  @Out
  void answer(ByteVector block);

  @Out
  void refuse();

  @Out
  void back(@State("OPEN") TicksExp ticks);
}
