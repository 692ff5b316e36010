import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedDeque;

/** R24, R28, R43 (paper 001 §3.2.1): a cell says in which state its endpoint is. */
class R28CellStates {
  private final TCell<@State("READY_NIC_EVENT") NicEventsExp> asked;
  private final TCell<TickerImp> ticker;
  private final Map<String, TCell<TickerImp>> byName = new HashMap<>();

  R28CellStates(@Claims @State("READY_NIC_EVENT") NicEventsExp events, @Claims TickerImp ticker) {
    this.asked = new TCell<>(events);
    this.ticker = new TCell<>(ticker);
  }

  void acknowledge() throws InterruptedException {
    asked.release(asked.acquire());
  }

  void end() throws InterruptedException {
    TickerImp imp = ticker.acquire();
    imp.sendEnd();
    imp.close();
  }

  TCell<@State("READY_NIC_EVENT") NicEventsExp> asked() {
    return asked;
  }

  static void put(
      TCell<@State("READY_NIC_EVENT") NicEventsExp> cell,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    cell.release(events);
  }

  static void handOn(R28CellStates other) throws InterruptedException {
    var cell = other.asked();
    TCell<@State("READY_NIC_EVENT") NicEventsExp> same = cell;
    NicEventsExp events = same.acquire();
    put(other.asked, events);
  }

  static void perhaps(TCell<TickerImp> cell) throws InterruptedException {
    TickerImp imp = cell.acquire(Duration.ofSeconds(1));
    if (imp != null) {
      imp.sendEnd();
      imp.close();
    }
  }

  static TCell<@State("READY_NIC_EVENT") NicEventsExp> made(
      @Claims @State("READY_NIC_EVENT") NicEventsExp events) {
    return new TCell<>(events);
  }

  static void empty(@Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    TCell<@State("READY_NIC_EVENT") NicEventsExp> cell = TCell.empty();
    put(cell, events);
    var other = TCell.<@State("READY_NIC_EVENT") NicEventsExp>empty();
    other.release(cell.acquire());
  }

  static void written(@Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    var cell = new TCell<@State("READY_NIC_EVENT") NicEventsExp>(events);
    put(cell, cell.acquire());
  }

  static int count(TCell<TrackedDeque<@State("CLOSED") TickerImp>> cell)
      throws InterruptedException {
    TrackedDeque<@State("CLOSED") TickerImp> all = cell.acquire();
    int n = all.size();
    cell.release(all);
    return n;
  }

  static void dequeOfInitial(TCell<TrackedDeque<TickerImp>> cell) throws InterruptedException {
    TrackedDeque<TickerImp> all = cell.acquire();
    TickerImp first = all.pollFirst();
    if (first != null) {
      first.sendEnd();
      first.close();
    }
    cell.release(all);
  }

  static void use(TCell<ChecksumImp> cell) throws InterruptedException {
    ChecksumImp imp = cell.acquire();
    imp.sendQuit();
    imp.close();
  }

  void keep(String name, @Claims TickerImp imp) throws InterruptedException {
    byName.put(name, new TCell<>(imp));
    TCell<TickerImp> cell = byName.get(name);
    if (cell != null) {
      TickerImp back = cell.acquire();
      back.sendEnd();
      back.close();
    }
  }

  static TCell<@State("READY_NIC_EVENT") NicEventsExp> either(
      R28CellStates a, R28CellStates b, boolean first) throws InterruptedException {
    NicEventsExp events = (first ? a.asked : b.asked).acquire();
    put(b.asked, events);
    return switch (a.byName.size()) {
      case 0 -> a.asked;
      default -> {
        yield b.asked();
      }
    };
  }

  static <T extends Tracked> T take(TCell<T> cell) throws InterruptedException {
    return cell.acquire();
  }

  static void generic(TCell<TickerImp> cell) throws InterruptedException {
    take(cell).close();
  }

  record Named(String name, TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {
    void acknowledge() throws InterruptedException {
      put(cell, cell().acquire());
    }
  }

  static Named named(@Claims @State("READY_NIC_EVENT") NicEventsExp events) {
    return new Named("events", new TCell<>(events));
  }

  interface Visitor {
    void visit(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) throws InterruptedException;
  }

  void visitWith(Visitor visitor) throws InterruptedException {
    visitor.visit(asked);
  }

  void visitAll() throws InterruptedException {
    visitWith(cell -> put(cell, cell.acquire()));
    visitWith((TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) -> cell.release(cell.acquire()));
    visitWith(R28CellStates::swap);
  }

  static void swap(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) throws InterruptedException {
    cell.release(cell.acquire());
  }

  static void audit(TCell<?> cell, TCell<? extends NicEventsExp> events)
      throws InterruptedException {
    System.out.println("cell " + cell + (cell == events));
    try (Tracked block = events.acquire()) {
      System.out.println(block != null);
    }
  }

  void auditAll() throws InterruptedException {
    audit(ticker, asked);
  }

  static void parcels(TCell<ParcelExp> cell, @Claims ParcelExp parcel) throws InterruptedException {
    cell.release(parcel);
  }

  private final List<TCell<ByteVector>> pool = new ArrayList<>();

  void blocks(ExchangeHeap heap) throws InterruptedException {
    pool.add(new TCell<>(heap.bytes(3)));
    for (TCell<ByteVector> each : pool) {
      each.acquire().close();
    }
  }
}
