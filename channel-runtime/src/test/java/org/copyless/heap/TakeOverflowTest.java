package org.copyless.heap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A stack overflow within the taking of a block. */
class TakeOverflowTest {
  private static final String STEPS = "org.copyless.heap.Magazines::";

  @Test
  @DisplayName("a block that an overflow has caught on its way is not given to two")
  void notTwice() throws IOException, InterruptedException {
    StackEnd.check(Program.class, STEPS + "dropLast", STEPS + "*");
  }

  static final class Program extends StackEnd {
    private final Memory memory = new Memory(1 << 20);

    private Program() {
      super(300);
    }

    public static void main(String[] args) throws InterruptedException {
      runDeep(Program::new);
    }

    @Override
    void operate() {
      memory.free(memory.take(0));
    }

    @Override
    void goOn(boolean overflowed) {
      if (overflowed) {
        checkDistinct();
      }
    }

    /** Takes what is in the magazine and in the list. */
    private void checkDistinct() {
      List<Long> blocks = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        blocks.add(memory.take(0));
      }
      Set<Long> distinct = new HashSet<>(blocks);
      if (distinct.size() < blocks.size()) {
        fail("twice: " + blocks);
      }
      blocks.forEach(memory::free);
    }
  }
}
