import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R18 (paper 001 §3.1.1): where paths meet, a block is owned on all or on none of them. */
class R18Joins {
  static void branches(@Claims ByteVector block, boolean flag) {
    if (flag) {
      block.set(0, 1);
      block.close();
    } else {
      block.close();
    }
  }

  static void arms(@Claims ByteVector block, int arm) {
    switch (arm) {
      case 0 -> block.close();
      case 1 -> take(block);
      default -> {
        block.set(0, 1);
        block.close();
      }
    }
  }

  static void flag(@Claims ByteVector block, boolean early) {
    boolean open = true;
    if (early) {
      block.close();
      open = false;
    }
    if (open) {
      block.close();
    }
  }

  static void take(@Claims ByteVector block) {
    block.close();
  }
}
