import java.util.ArrayList;
import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;

/** R23 to R25, R28 (paper 001 §3.1.2): what goes into a cell is the cell's. */
class R24Cells {
  private final TCell<ByteVector> cell;
  private final List<TCell<ByteVector>> pool = new ArrayList<>();

  R24Cells(@Claims ByteVector block) {
    cell = new TCell<>(block);
    // :: error: [ownership.dangling]
    block.close();
  }

  void use() throws InterruptedException {
    ByteVector block = cell.acquire();
    block.set(0, (byte) 1);
    // :: error: [ownership.leak]
  }

  void add(ExchangeHeap heap) {
    ByteVector block = heap.bytes(3);
    pool.add(new TCell<>(block));
    // :: error: [ownership.dangling]
    pool.add(new TCell<>(block));
  }

  static TCell<ByteVector> made(ExchangeHeap heap) {
    ByteVector block = heap.bytes(1);
    TCell<ByteVector> cell = new TCell<>(block);
    // :: error: [ownership.dangling]
    block.set(0, (byte) 1);
    return cell;
  }

  static void acquired(TCell<ByteVector> cell) throws InterruptedException {
    // :: error: [ownership.leak]
    cell.acquire();
  }

  static void perhaps(TCell<ByteVector> cell) {
    // :: error: [ownership.leak]
    cell.tryAcquire();
  }

  static void released(TCell<ByteVector> cell, @Claims ByteVector block)
      throws InterruptedException {
    cell.release(block);
    // :: error: [ownership.dangling]
    block.set(0, (byte) 1);
  }

  static void lent(TCell<ByteVector> cell, ByteVector block) throws InterruptedException {
    // :: error: [ownership.borrowed]
    cell.release(block);
  }

  static void state(TCell<VolumeExp> cell, @Claims @State("IDLE_READ") VolumeExp volume)
      throws InterruptedException {
    // :: error: [protocol.declared]
    cell.release(volume);
  }
}
