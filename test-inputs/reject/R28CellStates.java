import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;

/** R24, R28, R43 (paper 001 §3.2.1): a cell says in which state its endpoint is. */
class R28CellStates {
  private final TCell<@State("READY_NIC_EVENT") NicEventsExp> asked;
  private final TCell<TickerImp> ticker;
  private final Map<String, TCell<TickerImp>> byName = new HashMap<>();

  R28CellStates(@Claims NicEventsExp events, @Claims @State("CLOSED") TickerImp ticker) {
    // :: error: [protocol.declared]
    this.asked = new TCell<>(events);
    // :: error: [protocol.declared]
    this.ticker = new TCell<>(ticker);
  }

  void acknowledge() throws InterruptedException {
    NicEventsExp events = asked.acquire();
    // :: error: [protocol.state]
    events.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
    asked.release(events);
  }

  void end() throws InterruptedException {
    TickerImp imp = ticker.acquire();
    imp.sendEnd();
    // :: error: [protocol.declared]
    ticker.release(imp);
  }

  TCell<NicEventsExp> asked() {
    // :: error: [protocol.instance]
    return asked;
  }

  static void put(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell, @Claims NicEventsExp events)
      throws InterruptedException {
    // :: error: [protocol.declared]
    cell.release(events);
  }

  static void handOn(R28CellStates other, TCell<NicEventsExp> ready) throws InterruptedException {
    // :: error: [protocol.instance]
    TCell<@State("READY_NIC_EVENT") NicEventsExp> same = ready;
    same.release(same.acquire());
    // :: error: [protocol.instance]
    swap(ready);
    // :: error: [protocol.instance]
    same = other.asked();
  }

  static void perhaps(TCell<TickerImp> cell) throws InterruptedException {
    TickerImp imp = cell.acquire(Duration.ofSeconds(1));
    if (imp != null) {
      imp.sendEnd();
      // :: error: [protocol.state]
      imp.sendEnd();
      imp.close();
    }
  }

  static TCell<@State("READY_NIC_EVENT") NicEventsExp> made(@Claims NicEventsExp events) {
    // :: error: [protocol.declared]
    return new TCell<>(events);
  }

  static void empty(@Claims NicEventsExp events) throws InterruptedException {
    TCell<@State("READY_NIC_EVENT") NicEventsExp> cell = TCell.empty();
    // :: error: [protocol.declared]
    cell.release(events);
    var other = TCell.<NicEventsExp>empty();
    // :: error: [protocol.declared]
    other.release(cell.acquire());
  }

  static void written(@Claims NicEventsExp events) throws InterruptedException {
    // :: error: [protocol.declared]
    var cell = new TCell<@State("READY_NIC_EVENT") NicEventsExp>(events);
    swap(cell);
  }

  static int count(TCell<TrackedDeque<@State("CLOSED") TickerImp>> cell)
      throws InterruptedException {
    TrackedDeque<@State("CLOSED") TickerImp> all = cell.acquire();
    TickerImp first = all.pollFirst();
    if (first != null) {
      // :: error: [protocol.state]
      first.sendEnd();
      first.close();
    }
    int n = all.size();
    cell.release(all);
    return n;
  }

  static void dequeOfInitial(TCell<TrackedDeque<TickerImp>> cell) throws InterruptedException {
    TrackedDeque<TickerImp> all = cell.acquire();
    TickerImp first = all.pollFirst();
    if (first != null) {
      first.sendEnd();
      // :: error: [protocol.declared]
      all.addLast(first);
    }
    cell.release(all);
  }

  static void use(TCell<ChecksumImp> cell) throws InterruptedException {
    ChecksumImp imp = cell.acquire();
    imp.sendQuit();
    // :: error: [protocol.declared]
    cell.release(imp);
  }

  void keep(String name, @Claims @State("CLOSED") TickerImp imp) {
    // :: error: [protocol.declared]
    byName.put(name, new TCell<>(imp));
  }

  TCell<@State("READY_NIC_EVENT") NicEventsExp> either(boolean first, TCell<NicEventsExp> ready)
      throws InterruptedException {
    // :: error: [protocol.instance]
    TCell<@State("READY_NIC_EVENT") NicEventsExp> cell = first ? asked : ready;
    cell.release(cell.acquire());
    return switch (byName.size()) {
      case 0 -> asked;
      default -> {
        // :: error: [protocol.instance]
        yield ready;
      }
    };
  }

  static <T extends Tracked> T take(TCell<T> cell) throws InterruptedException {
    return cell.acquire();
  }

  void generic() throws InterruptedException {
    // :: error: [protocol.instance]
    take(asked).close();
  }

  record Named(String name, TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {
    void acknowledge(@Claims NicEventsExp events) throws InterruptedException {
      // :: error: [protocol.declared]
      cell().release(events);
    }
  }

  static Named named(@Claims NicEventsExp events) {
    // :: error: [protocol.declared]
    return new Named("events", new TCell<>(events));
  }

  interface Visitor {
    void visit(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) throws InterruptedException;
  }

  void visitWith(Visitor visitor, TCell<NicEventsExp> ready) throws InterruptedException {
    // :: error: [protocol.instance]
    visitor.visit(ready);
  }

  void visitAll(TCell<NicEventsExp> ready) throws InterruptedException {
    visitWith(cell -> swap(cell), ready);
    // :: error: [protocol.instance]
    visitWith((TCell<NicEventsExp> cell) -> swapReady(cell), ready);
    // :: error: [protocol.instance]
    visitWith(R28CellStates::swapReady, ready);
  }

  static void swap(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) throws InterruptedException {
    cell.release(cell.acquire());
  }

  static void swapReady(TCell<NicEventsExp> cell) throws InterruptedException {
    cell.release(cell.acquire());
  }

  static void audit(TCell<? extends NicEventsExp> events) throws InterruptedException {
    NicEventsExp block = events.acquire();
    // :: error: [protocol.state]
    block.sendNicEvent(NicEvents.NicEventType.LINK_EVENT);
    block.close();
  }

  void auditAll() throws InterruptedException {
    System.out.println(asked);
    audit(asked);
  }

  private final List<TCell<NicEventsExp>> pool = new ArrayList<>();

  void blocks() {
    // :: error: [protocol.instance]
    pool.add(asked);
  }
}
