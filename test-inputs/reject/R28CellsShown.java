import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.copyless.annotation.Borrowed;
import org.copyless.annotation.State;
import org.copyless.heap.TCell;

/** R28: who only looks at a cell need not know the state of its endpoint. */
class R28CellsShown {
  static TCell<NicEventsExp> laundered(TCell<@State("READY_NIC_EVENT") NicEventsExp> waiting) {
    // :: error: [protocol.instance] «waiting»
    return Objects.requireNonNull(waiting);
  }

  static void collected(TCell<@State("READY_NIC_EVENT") NicEventsExp> waiting) {
    List<Object> all = new ArrayList<>();
    // :: error: [protocol.instance] «waiting»
    all.add(waiting);
  }

  @SuppressWarnings("unchecked")
  static void acquired(@Borrowed Object shown) throws InterruptedException {
    // :: error: [protocol.instance]
    ((TCell<NicEventsExp>) shown).acquire().close();
  }
}
