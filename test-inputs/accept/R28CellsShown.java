import java.util.Objects;
import org.copyless.annotation.State;
import org.copyless.heap.TCell;

/** R28: who only looks at a cell need not know the state of its endpoint. */
class R28CellsShown {
  static void show(TCell<@State("READY_NIC_EVENT") NicEventsExp> waiting) {
    System.out.println(waiting);
    System.out.println("waiting: " + waiting);
    System.out.println(Objects.toString(waiting, "nobody waits"));
  }

  static boolean isSame(
      TCell<@State("READY_NIC_EVENT") NicEventsExp> waiting,
      TCell<@State("READY") NicEventsExp> ready) {
    return Objects.equals(waiting, ready);
  }
}
