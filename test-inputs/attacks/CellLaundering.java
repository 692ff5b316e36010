import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;

/** R28: ways in which the states of a cell could be forgotten. */
class CellLaundering {
  private TCell<@State("READY_NIC_EVENT") NicEventsExp> asked = TCell.empty();
  private TCell<NicEventsExp> ready = TCell.empty();

  // :: error: [protocol.instance]
  private List<TCell<@State("READY_NIC_EVENT") NicEventsExp>> list = new ArrayList<>();

  private Object object;

  @SuppressWarnings("unchecked")
  void throughObject() {
    // :: error: [protocol.instance]
    object = asked;
    // :: error: [protocol.instance]
    ready = (TCell<NicEventsExp>) object;
    // :: error: [protocol.instance]
    // :: error: [protocol.instance]
    ready = (TCell<NicEventsExp>) (Object) asked;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  void throughRaw() {
    TCell raw = asked;
    // :: error: [protocol.instance]
    ready = raw;
  }

  @SuppressWarnings("unchecked")
  void throughWildcard() {
    TCell<?> any = asked;
    // :: error: [protocol.instance]
    ready = (TCell<NicEventsExp>) any;
    // :: error: [protocol.instance]
    swap(any);
  }

  static <T extends Tracked> void swap(TCell<T> cell) {}

  void throughWildcardBelow(TCell<? super NicEventsExp> below, @Claims NicEventsExp events)
      throws InterruptedException {
    // :: error: [protocol.declared]
    below.release(events);
  }

  void passBelow(@Claims NicEventsExp events) throws InterruptedException {
    throughWildcardBelow(asked, events);
  }

  void throughArray() {
    // :: error: [protocol.instance]
    Object[] array = {asked};
    // :: error: [protocol.instance]
    // :: error: [protocol.instance]
    list(asked, asked);
  }

  @SafeVarargs
  static <T> List<T> list(T... all) {
    return List.of();
  }

  void throughGenericIdentity() {
    // :: error: [protocol.instance]
    ready = Objects.requireNonNull(asked);
    // :: error: [protocol.instance]
    ready = Optional.of(asked).get();
  }

  void throughSupplier() {
    // :: error: [protocol.instance]
    Supplier<TCell<NicEventsExp>> supplier = () -> asked;
    ready = supplier.get();
    Supplier<TCell<NicEventsExp>> other =
        () -> {
          // :: error: [protocol.instance]
          return asked;
        };
    // :: error: [protocol.instance]
    Supplier<TCell<NicEventsExp>> third = this::asked;
  }

  TCell<@State("READY_NIC_EVENT") NicEventsExp> asked() {
    return asked;
  }

  interface Source {
    NicEventsExp next() throws InterruptedException;
  }

  interface Sink {
    void put(@Claims NicEventsExp events) throws InterruptedException;
  }

  interface From {
    NicEventsExp take(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell)
        throws InterruptedException;
  }

  void throughMethodReference() {
    // :: error: [protocol.instance]
    Source source = asked::acquire;
    // :: error: [protocol.instance]
    Sink sink = asked::release;
    // :: error: [protocol.instance]
    From from = TCell::acquire;
    Source fine = ready::acquire;
  }

  static class Box<T> {
    T content;

    Box(T content) {
      this.content = content;
    }
  }

  void throughBox() {
    // :: error: [protocol.instance]
    Box<TCell<NicEventsExp>> box = new Box<>(asked);
    ready = box.content;
    // :: error: [protocol.instance]
    box.content = asked;
  }

  static class Holder<T extends Tracked> {
    TCell<T> cell = TCell.empty();

    void put(@Claims T block) throws InterruptedException {
      cell.release(block);
    }
  }

  static void throughHolder(
      Holder<@State("READY_NIC_EVENT") NicEventsExp> holder,
      @Claims @State("READY_NIC_EVENT") NicEventsExp events)
      throws InterruptedException {
    // :: error: [protocol.declared]
    holder.cell.release(events);
  }

  interface Handler<C> {
    void handle(C cell);
  }

  // :: error: [protocol.instance]
  static class Asking implements Handler<TCell<@State("READY_NIC_EVENT") NicEventsExp>> {
    @Override
    // :: error: [override.state]
    public void handle(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {}
  }

  abstract static class Base {
    abstract void handle(TCell<NicEventsExp> cell);

    abstract TCell<NicEventsExp> made();
  }

  static class Derived extends Base {
    @Override
    // :: error: [override.state]
    void handle(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {}

    @Override
    // :: error: [override.state]
    TCell<@State("READY_NIC_EVENT") NicEventsExp> made() {
      return TCell.empty();
    }
  }

  static class Handling {
    public void handle(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {}
  }

  interface Ready {
    void handle(TCell<NicEventsExp> cell);
  }

  // :: error: [override.state]
  static class Both extends Handling implements Ready {}

  record Pair(TCell<@State("READY_NIC_EVENT") NicEventsExp> first, int second) {}

  void throughRecord(Pair pair, Object any) throws InterruptedException {
    // :: error: [protocol.instance]
    if (any instanceof Pair(var cell, int n)) {
      System.out.println(n);
      ready = cell;
    }
    // :: error: [protocol.instance]
    ready = pair.first();
    // :: error: [protocol.instance]
    Pair made = new Pair(ready, 1);
    System.out.println(made);
  }

  void throughLoop(List<TCell<NicEventsExp>> all) throws InterruptedException {
    // :: error: [protocol.instance]
    for (TCell<@State("READY_NIC_EVENT") NicEventsExp> each : all) {
      each.release(each.acquire());
    }
  }

  void throughPattern() throws InterruptedException {
    // :: error: [protocol.instance]
    if (ready instanceof TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {
      cell.release(cell.acquire());
    }
  }

  void throughSwitch() {
    // :: error: [protocol.instance]
    switch (asked) {
      case TCell<NicEventsExp> cell -> ready = cell;
    }
  }

  void throughVar() {
    var cell = asked;
    // :: error: [protocol.instance]
    ready = cell;
    var both = asked;
    // :: error: [protocol.instance]
    both = ready;
  }

  void throughAssignment() {
    TCell<@State("READY_NIC_EVENT") NicEventsExp> local;
    // :: error: [protocol.instance]
    ready = (local = asked);
  }

  void throughAnonymousClass() {
    // :: error: [protocol.instance]
    new Box<TCell<NicEventsExp>>(asked) {};
  }

  void throughCallable() throws Exception {
    // :: error: [protocol.instance]
    Callable<TCell<NicEventsExp>> callable = () -> asked;
    ready = callable.call();
    // :: error: [protocol.instance]
    Function<TCell<NicEventsExp>, String> name = c -> name(c);
    System.out.println(name.apply(ready));
  }

  static String name(TCell<@State("READY_NIC_EVENT") NicEventsExp> cell) {
    return "cell " + cell;
  }

  static void anyTracked(TCell<? extends Tracked> cell) {}

  static void ofInfiniteWeight(TCell<ParcelExp> cell) {
    // :: error: [protocol.instance]
    anyTracked(cell);
    // :: error: [protocol.instance]
    swap(cell);
  }

  static void wasObject(Object object) throws InterruptedException {
    // :: error: [protocol.instance]
    if (object instanceof TCell<?> cell) {
      cell.acquire().close();
    }
    // :: error: [protocol.instance]
    TCell<?> cast = (TCell<?>) object;
    cast.acquire().close();
  }

  static class Below extends Holder<@State("READY_NIC_EVENT") NicEventsExp> {
    void putBelow(@Claims @State("READY_NIC_EVENT") NicEventsExp events)
        throws InterruptedException {
      // :: error: [protocol.declared]
      cell.release(events);
    }
  }

  void arrays(
      // :: error: [protocol.instance]
      TCell<@State("READY_NIC_EVENT") NicEventsExp>[] all) {
    // :: error: [protocol.instance]
    all[0] = asked;
    // :: error: [protocol.instance]
    CellLaundering.<@State("READY_NIC_EVENT") NicEventsExp>swap(asked);
  }

  static <C extends TCell<NicEventsExp>> C bounded(C cell) {
    return cell;
  }

  void throughBound() {
    // :: error: [protocol.instance]
    ready = bounded(asked);
  }
}
