import java.util.ArrayList;
import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;

/** R23 to R25, R28 (paper 001 §3.1.2): what goes into a cell is the cell's. */
class R24Cells {
  private final TCell<ByteVector> cell;
  private final List<TCell<ByteVector>> pool = new ArrayList<>();

  R24Cells(@Claims ByteVector block) {
    cell = new TCell<>(block);
  }

  void use() throws InterruptedException {
    ByteVector block = cell.acquire();
    try {
      block.set(0, (byte) 1);
    } finally {
      cell.release(block);
    }
  }

  void add(ExchangeHeap heap) {
    pool.add(new TCell<>(heap.bytes(3)));
  }

  static TCell<ByteVector> made(ExchangeHeap heap) {
    ByteVector block = heap.bytes(1);
    block.set(0, (byte) 1);
    return new TCell<>(block);
  }

  static void acquired(TCell<ByteVector> cell) throws InterruptedException {
    ByteVector block = cell.acquire();
    block.close();
  }

  static void perhaps(TCell<ByteVector> cell) {
    ByteVector block = cell.tryAcquire();
    if (block != null) {
      block.close();
    }
  }

  static void released(TCell<ByteVector> cell, @Claims ByteVector block)
      throws InterruptedException {
    block.set(0, (byte) 1);
    cell.release(block);
  }

  static void lent(TCell<ByteVector> cell, @Claims ByteVector block) throws InterruptedException {
    cell.release(block);
  }

  static void state(TCell<VolumeExp> cell, @Claims VolumeExp volume) throws InterruptedException {
    cell.release(volume);
  }
}
