import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/**
 * Once accepted: what is caught here is thrown by no call, but by the language itself, where the
 * control flow graph shows no exception; then the block leaks.
 */
class ThrownWithoutCall {
  enum Level {
    LOW,
    HIGH
  }

  record Range(int from, int to) {
    @Override
    public int to() {
      if (to < from) {
        throw new IllegalStateException("empty range");
      }
      return to;
    }
  }

  static String described(@Claims ByteVector block, Object job) {
    try {
      String text = "job " + job;
      block.close();
      return text;
    } catch (IllegalStateException e) {
      // :: error: [ownership.leak]
      return "a job without name";
    }
  }

  static String appended(@Claims ByteVector block, Object job) {
    String text = "job ";
    try {
      text += job;
      block.close();
    } catch (IllegalStateException e) {
      text += "?";
    }
    // :: error: [ownership.leak]
    return text;
  }

  static int length(@Claims ByteVector block, Object job) {
    try {
      int length = job instanceof Range(int from, int to) ? to - from : 0;
      block.close();
      return length;
    } catch (MatchException e) {
      // :: error: [ownership.leak]
      return 0;
    }
  }

  static int keyword(@Claims ByteVector block, String word) {
    try {
      int number =
          switch (word) {
            case "low" -> 1;
            case "high" -> 2;
            default -> 3;
          };
      block.close();
      return number;
    } catch (NullPointerException e) {
      // :: error: [ownership.leak]
      return 0;
    }
  }

  static void level(@Claims ByteVector block, Level level) {
    try {
      switch (level) {
        case LOW -> block.close();
        case HIGH -> block.close();
      }
    } catch (NullPointerException e) {
      System.out.println("no level");
    }
    // :: error: [ownership.leak]
  }

  static void bound(@Claims ByteVector block, Thread worker) {
    try {
      Runnable wake = worker::interrupt;
      block.close();
      wake.run();
    } catch (NullPointerException e) {
      System.out.println("no worker");
    }
    // :: error: [ownership.leak]
  }

  static int unboxed(@Claims ByteVector block, Character letter) {
    int number = 0;
    try {
      number = (char) letter;
      block.close();
    } catch (NullPointerException e) {
      System.out.println("no letter");
    }
    // :: error: [ownership.leak]
    return number;
  }

  static void stored(@Claims ByteVector block, Object[] names) {
    try {
      names[0] = "first";
      block.close();
    } catch (ArrayStoreException e) {
      System.out.println("no names");
    }
    // :: error: [ownership.leak]
  }

  static void locked(@Claims ByteVector block, Object lock) {
    try {
      synchronized (lock) {
        block.close();
      }
    } catch (NullPointerException e) {
      System.out.println("no lock");
    }
    // :: error: [ownership.leak]
  }

  /** Once a crash of the checker. */
  static void thrownNull(@Claims ByteVector block, int size) {
    try {
      if (size > block.length()) {
        throw null;
      }
      block.close();
    } catch (NullPointerException e) {
      System.out.println("too short");
    }
    // :: error: [ownership.leak]
  }
}
