import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** A flag that collects several answers tells of the block as one that is set at once. */
class R18FlagCollected {
  void dropOnce(@Claims ByteVector packet, int kind) {
    boolean done = false;
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
  }

  /** It is kept only as long as every step says so. */
  void everyStep(@Claims ByteVector packet, int kind) {
    boolean kept = true;
    kept &=
        switch (kind) {
          case 1 -> {
            packet.close();
            yield false;
          }
          default -> true;
        };
    if (kept) {
      packet.close();
    }
  }

  void combined(@Claims ByteVector packet, int kind) {
    boolean done = false;
    done =
        done
            | switch (kind) {
              case 1 -> {
                packet.close();
                yield true;
              }
              default -> false;
            };
    if (!done) {
      packet.close();
    }
  }

  /** What was closed before stays closed, whatever the second answer is. */
  void twoSteps(@Claims ByteVector packet, int first, int second) {
    boolean done = false;
    if (first == 1) {
      packet.close();
      done = true;
    }
    if (!done) {
      done |=
          switch (second) {
            case 1 -> {
              packet.close();
              yield true;
            }
            default -> false;
          };
    }
    if (!done) {
      packet.close();
    }
  }
}
