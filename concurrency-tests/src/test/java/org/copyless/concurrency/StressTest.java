package org.copyless.concurrency;

import org.copyless.concurrency.stress.Exhaustion;
import org.copyless.concurrency.stress.Kills;
import org.copyless.concurrency.stress.Overflows;
import org.copyless.concurrency.stress.Size;
import org.copyless.concurrency.stress.Topology;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The programs of {@code org.copyless.concurrency.stress}; what goes wrong is thrown by them. */
@Tag("guard-off-too")
class StressTest {
  private static final Size SIZE = Size.asked();

  @Test
  @DisplayName(
      "R62, R80, R84, R85 endpoints wander while messages flow: nothing lost, nobody stuck")
  void topology() throws Exception {
    print("topology", Topology.run(SIZE.channels(), SIZE.messages()));
  }

  @Test
  @DisplayName("R68, R82, R86 processes die at any moment: no block is left, peers see the close")
  void kills() throws Exception {
    print("kills", Kills.run(SIZE.kills()));
  }

  @Test
  @DisplayName("R82, R86 a stack may end anywhere in the runtime: nothing is lost or freed twice")
  void overflows() throws Exception {
    print("overflows", Overflows.run(SIZE.overflows()));
  }

  @Test
  @DisplayName("a full heap refuses allocations, loses nothing, and is as good as new afterwards")
  void exhaustion() throws Exception {
    print("exhaustion", Exhaustion.run(SIZE.allocations()));
  }

  private static void print(String what, String figures) {
    String guard = System.getProperty("copyless.guard");
    System.out.println("stress " + what + ": guard=" + guard + " " + figures);
  }
}
