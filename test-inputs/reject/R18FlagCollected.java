import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** What a flag collects tells nothing where it was set for another reason, or in between. */
class R18FlagCollected {
  /** The flag was set before, and the block is left. */
  void setBefore(@Claims ByteVector packet, int kind) {
    boolean done = kind > 7;
    done |=
        switch (kind) {
          case 1 -> {
            packet.close();
            yield true;
          }
          default -> false;
        };
    if (!done) {
      packet.close();
    }
    // :: error: [ownership.leak]
  }

  /** The right operand sets the flag after the left one was read. */
  void setInBetween(@Claims ByteVector packet, int kind) {
    boolean done = false;
    done =
        done
            | switch (kind) {
              case 1 -> {
                packet.close();
                done = true;
                yield false;
              }
              default -> false;
            };
    if (!done) {
      // :: error: [ownership.dangling]
      packet.close();
    }
    // :: error: [ownership.leak]
  }

  /** Both must say so; one alone does not. */
  void bothNeeded(@Claims ByteVector packet, int kind, boolean isOpen) {
    boolean done = isOpen;
    done &=
        switch (kind) {
          case 1 -> {
            packet.close();
            yield true;
          }
          default -> false;
        };
    if (!done) {
      // :: error: [ownership.dangling]
      packet.close();
    }
  }

  /** One of two answers that differ: both true is false. */
  void onlyOne(@Claims ByteVector packet, int kind) {
    boolean done = true;
    done ^=
        switch (kind) {
          case 1 -> {
            packet.close();
            yield true;
          }
          default -> false;
        };
    if (!done) {
      // :: error: [ownership.dangling]
      packet.close();
    }
    // :: error: [ownership.leak]
  }
}
