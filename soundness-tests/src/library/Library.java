import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.OnThrow;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TrackedDeque;
import org.copyless.heap.TrackedVector;
import org.copyless.heap.parameter.Out;
import org.copyless.heap.parameter.Ref;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.library.Hiccup;

/**
 * What random programs call. Each asks the input whether it throws an IOException, then whether it
 * throws a Hiccup, then whether it returns null, as far as its signature allows; what it claims is
 * closed by then.
 */
public final class Library {
  private Library() {}

  public static void look(Choices c, ExchangeHeap heap, ByteVector block) {
    block.length();
  }

  public static void fill(Choices c, ExchangeHeap heap, ByteVector block) {
    block.set(0, 1);
  }

  public static void copy(Choices c, ExchangeHeap heap, ByteVector from, ByteVector to) {
    to.set(0, from.get(0));
  }

  public static void consume(Choices c, ExchangeHeap heap, @Claims ByteVector block) {
    block.close();
  }

  public static void drop(Choices c, ExchangeHeap heap, @Claims @Nullable ByteVector block) {
    if (block != null) {
      block.close();
    }
  }

  public static void consumeBeside(
      Choices c, ExchangeHeap heap, ByteVector lent, @Claims ByteVector given) {
    given.set(0, lent.get(0));
    given.close();
  }

  public static ByteVector make(Choices c, ExchangeHeap heap) {
    return heap.bytes(1);
  }

  public static @Nullable ByteVector perhaps(Choices c, ExchangeHeap heap) {
    return c.flip() ? null : heap.bytes(1);
  }

  public static ByteVector grow(Choices c, ExchangeHeap heap, @Claims ByteVector block) {
    ByteVector grown = heap.bytes(block.length() + 1);
    block.close();
    return grown;
  }

  public static void mayThrow(Choices c, ExchangeHeap heap) throws IOException {
    if (c.flip()) {
      throw new IOException();
    }
  }

  public static void mayStumble(Choices c, ExchangeHeap heap) {
    if (c.flip()) {
      throw new Hiccup();
    }
  }

  public static ByteVector makeOrThrow(Choices c, ExchangeHeap heap) throws IOException {
    mayThrow(c, heap);
    return heap.bytes(1);
  }

  public static void lookOrThrow(Choices c, ExchangeHeap heap, ByteVector block)
      throws IOException {
    block.length();
    mayThrow(c, heap);
  }

  public static void lookOrStumble(Choices c, ExchangeHeap heap, ByteVector block) {
    block.length();
    mayStumble(c, heap);
  }

  public static void consumeOrThrow(Choices c, ExchangeHeap heap, @Claims ByteVector block)
      throws IOException {
    block.close();
    mayThrow(c, heap);
  }

  public static void touch(Choices c, ExchangeHeap heap, NetworkPacket packet) {
    packet.bytesUsed(packet.bytesUsed() + 1);
  }

  public static void refill(Choices c, ExchangeHeap heap, NetworkPacket packet) {
    try (var _ = packet.expose()) {
      ByteVector old = packet.data();
      packet.data(heap.bytes(1));
      old.close();
    }
  }

  public static void consumePacket(Choices c, ExchangeHeap heap, @Claims NetworkPacket packet) {
    packet.close();
  }

  public static NetworkPacket makePacket(Choices c, ExchangeHeap heap) {
    return NetworkPacketRep.allocate(heap, heap.bytes(1), 0);
  }

  public static ByteVector unwrap(Choices c, ExchangeHeap heap, @Claims NetworkPacket packet) {
    ByteVector data;
    try (var _ = packet.expose()) {
      data = packet.data();
      packet.data(heap.bytes(1));
    }
    packet.close();
    return data;
  }

  public static Node makeNode(Choices c, ExchangeHeap heap) {
    return NodeRep.allocate(heap, heap.bytes(1), null, 1);
  }

  public static void consumeNode(Choices c, ExchangeHeap heap, @Claims Node node) {
    node.close();
  }

  public static void touchNode(Choices c, ExchangeHeap heap, Node node) {
    node.count(node.count() + 1);
  }

  /** A list of two nodes, for the driver. */
  public static Node makeList(Choices c, ExchangeHeap heap) {
    return NodeRep.allocate(heap, heap.bytes(1), makeNode(c, heap), 1);
  }

  /** A vector with one block, in its first slot. */
  public static TrackedVector<ByteVector> makeVector(Choices c, ExchangeHeap heap) {
    TrackedVector<ByteVector> vector = heap.vector(2);
    put(vector, 0, heap.bytes(1));
    return vector;
  }

  /** A vector without a null in it, for the driver. */
  public static TrackedVector<ByteVector> makeFull(Choices c, ExchangeHeap heap) {
    TrackedVector<ByteVector> vector = makeVector(c, heap);
    put(vector, 1, heap.bytes(1));
    return vector;
  }

  private static void put(TrackedVector<ByteVector> vector, int index, @Claims ByteVector block) {
    try (var slot = vector.expose(index)) {
      ByteVector old = slot.get();
      slot.set(block);
      if (old != null) {
        old.close();
      }
    }
  }

  public static void consumeVector(
      Choices c, ExchangeHeap heap, @Claims TrackedVector<ByteVector> vector) {
    vector.close();
  }

  public static void tell(Choices c, ExchangeHeap heap, TicksExp ticks, @Claims ByteVector block) {
    ticks.sendTick(block);
  }

  public static void hangUp(Choices c, ExchangeHeap heap, @Claims TicksExp ticks) {
    ticks.sendStop();
    ticks.close();
  }

  public static void ask(
      Choices c,
      ExchangeHeap heap,
      @State(value = "READY", then = "ASKED") DeskImp desk,
      @Claims ByteVector block) {
    desk.sendAsk(block);
  }

  public static void answer(
      Choices c, ExchangeHeap heap, @State(value = "ASKED", then = "READY") DeskExp desk) {
    desk.sendAnswer(heap.bytes(1));
  }

  public static void askOrThrow(
      Choices c,
      ExchangeHeap heap,
      @State(value = "READY", then = "ASKED") @OnThrow("READY") DeskImp desk,
      @Claims ByteVector block)
      throws IOException {
    if (c.flip()) {
      block.close();
      throw new IOException();
    }
    desk.sendAsk(block);
  }

  /** After an exception nobody knows the state. */
  public static void askThenThrow(
      Choices c,
      ExchangeHeap heap,
      @State(value = "READY", then = "ASKED") DeskImp desk,
      @Claims ByteVector block)
      throws IOException {
    desk.sendAsk(block);
    mayThrow(c, heap);
  }

  public static void answerThenThrow(
      Choices c,
      ExchangeHeap heap,
      @State(value = "ASKED", then = "READY") @OnThrow({"ASKED", "READY"}) DeskExp desk)
      throws IOException {
    desk.sendAnswer(heap.bytes(1));
    mayThrow(c, heap);
  }

  public static void giveUp(Choices c, ExchangeHeap heap, @Claims @State("ASKED") DeskImp desk) {
    desk.close();
  }

  public static void dismiss(Choices c, ExchangeHeap heap, @Claims DeskExp desk) {
    desk.close();
  }

  public static void replace(
      Choices c, ExchangeHeap heap, Ref<ByteVector> ref, @Claims ByteVector block) {
    ref.take().close();
    ref.put(block);
  }

  public static void produce(Choices c, ExchangeHeap heap, Out<ByteVector> out) {
    out.put(heap.bytes(1));
  }

  public static void push(
      Choices c, ExchangeHeap heap, TrackedDeque<ByteVector> deque, @Claims ByteVector block) {
    deque.addLast(block);
  }

  public static void consumeDeque(
      Choices c, ExchangeHeap heap, @Claims TrackedDeque<ByteVector> deque) {
    deque.close();
  }

  /** An empty container, for the driver. */
  public static TrackedDeque<ByteVector> makeDeque(Choices c, ExchangeHeap heap) {
    return TrackedDeque.create(heap);
  }

  /** A container with one block, for the driver. */
  public static TrackedDeque<ByteVector> makeDequeOfOne(Choices c, ExchangeHeap heap) {
    TrackedDeque<ByteVector> deque = TrackedDeque.create(heap);
    deque.addLast(heap.bytes(1));
    return deque;
  }

  /** An end whose peer is closed, for the driver. */
  public static TicksExp exp(Choices c, ExchangeHeap heap) {
    var channel = TicksChannel.open(heap);
    channel.imp().close();
    return channel.exp();
  }

  /** An end whose peer is closed and has sent nothing, for the driver. */
  public static TicksImp imp(Choices c, ExchangeHeap heap) {
    var channel = TicksChannel.open(heap);
    channel.exp().close();
    return channel.imp();
  }

  /** An end whose peer is closed and has sent a tick, for the driver. */
  public static TicksImp impTicked(Choices c, ExchangeHeap heap) {
    var channel = TicksChannel.open(heap);
    TicksExp exp = channel.exp();
    exp.sendTick(heap.bytes(1));
    exp.close();
    return channel.imp();
  }

  /** An end whose peer is closed and has said so, for the driver. */
  public static TicksImp impStopped(Choices c, ExchangeHeap heap) {
    var channel = TicksChannel.open(heap);
    TicksExp exp = channel.exp();
    exp.sendStop();
    exp.close();
    return channel.imp();
  }
}
