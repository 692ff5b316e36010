import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedVector;

/**
 * Attack: an endpoint whose type is forgotten is put into a vector of whatever is tracked.
 *
 * <p>At run time the vector refuses the endpoint, and nobody owns it.
 *
 * <p>The checker had to see it: a vector of what may turn out to be an endpoint cannot be made.
 */
class EndpointIntoVector {
  static <T extends Tracked> void put(@Claims TrackedVector<T> vector, @Claims T block) {
    try (vector) {
      try (var slot = vector.expose(0)) {
        if (slot.get() == null) {
          slot.set(block);
        } else {
          block.close();
        }
      }
    }
  }

  static void asTracked(ExchangeHeap heap, @Claims DoorImp door) {
    // :: error: [tracked.escapes]
    TrackedVector<Tracked> vector = heap.vector(1);
    put(vector, door);
  }

  static void inferred(ExchangeHeap heap, @Claims DoorImp door) {
    // :: error: [tracked.escapes]
    put(heap.vector(1), door);
  }

  static <T extends Tracked> void madeInside(ExchangeHeap heap, @Claims T block) {
    // :: error: [tracked.escapes]
    put(heap.<T>vector(1), block);
  }

  static void chosenOutside(ExchangeHeap heap, @Claims DoorImp door) {
    madeInside(heap, door);
  }

  interface Maker<T extends Tracked> {
    TrackedVector<T> make(int length);
  }

  static <T extends Tracked> void putIntoMade(Maker<T> maker, @Claims T block) {
    put(maker.make(1), block);
  }

  static void byReference(ExchangeHeap heap, @Claims DoorImp door) {
    // :: error: [tracked.escapes]
    putIntoMade(heap::vector, door);
  }
}
