package org.copyless.jmh.window;

import java.util.List;

/** On which threads the two sides of a contender run. */
public enum Sides {
  /** A platform thread each, on a core each. */
  TWO_CORES(0) {
    @Override
    Thread thread(Core core, Runnable body) {
      return platform(core, body);
    }
  },

  /** A platform thread each, both on the same core. */
  ONE_CORE(0) {
    @Override
    Thread thread(Core core, Runnable body) {
      return platform(Core.ASKING, body);
    }
  },

  /** A virtual thread each, with one carrier for both. */
  ONE_CARRIER(1) {
    @Override
    Thread thread(Core core, Runnable body) {
      return Thread.ofVirtual().unstarted(body);
    }
  },

  /** A virtual thread each, with two carriers. */
  TWO_CARRIERS(2) {
    @Override
    Thread thread(Core core, Runnable body) {
      return Thread.ofVirtual().unstarted(body);
    }
  };

  /** 0 where there are no virtual threads. */
  private final int carriers;

  Sides(int carriers) {
    this.carriers = carriers;
  }

  /**
   * Returns what the JVM must be started with.
   *
   * @return options
   */
  public List<String> jvmArguments() {
    return carriers == 0
        ? List.of()
        : List.of(
            "-Djdk.virtualThreadScheduler.parallelism=" + carriers,
            "-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
  }

  abstract Thread thread(Core core, Runnable body);

  private static Thread platform(Core core, Runnable body) {
    return Thread.ofPlatform()
        .daemon()
        .unstarted(
            () -> {
              core.pin();
              body.run();
            });
  }
}
