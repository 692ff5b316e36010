package org.copyless.jmh.ours;

import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.Parcel;
import org.copyless.jmh.contract.ParcelRep;
import org.copyless.jmh.window.Contender;

/** A number in a struct, read and written, within an expose block and without. */
public final class Access implements Contender {
  private static final int FACTOR = 31;

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final TCell<Parcel> cell = new TCell<>(ParcelRep.allocate(heap, 1, heap.bytes(1)));
  private final boolean exposed;

  private Access(boolean exposed) {
    this.exposed = exposed;
  }

  /**
   * Creates one that exposes the struct for each access.
   *
   * @return ready
   */
  public static Contender exposed() {
    return new Access(true);
  }

  /**
   * Creates one that does not.
   *
   * @return ready
   */
  public static Contender unexposed() {
    return new Access(false);
  }

  @Override
  public String name() {
    return exposed ? "copyless" : "unexposed";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    Parcel parcel = cell.acquire();
    if (exposed) {
      exposed(parcel, rounds);
    } else {
      unexposed(parcel, rounds);
    }
    cell.release(parcel);
  }

  private static void exposed(Parcel parcel, int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (var _ = parcel.expose()) {
        parcel.number(parcel.number() * FACTOR + i);
      }
    }
  }

  private static void unexposed(Parcel parcel, int rounds) {
    for (int i = 0; i < rounds; i++) {
      parcel.number(parcel.number() * FACTOR + i);
    }
  }
}
