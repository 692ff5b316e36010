import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R18: a flag that a switch expression sets tells which of its arms has run. */
class R18SwitchFlag {
  static void settle(@Claims ByteVector block, int command) {
    boolean isDone =
        switch (command) {
          case 1 -> {
            block.set(0, 1);
            block.close();
            yield true;
          }
          case 2 -> {
            System.out.println(block.length());
            yield false;
          }
          default -> false;
        };
    if (!isDone) {
      block.close();
    }
  }

  static void inOldForm(@Claims ByteVector block, String command) {
    boolean isKept =
        switch (command) {
          case "drop":
            block.close();
            yield false;
          default:
            yield true;
        };
    if (isKept) {
      block.close();
    }
  }
}
