package org.copyless.jmh.window;

import java.lang.management.ManagementFactory;

/** How much of the GC heap is in use. */
public final class HeapUse {
  private static final int COLLECTIONS = 2;

  private HeapUse() {}

  /**
   * Collects garbage and counts what is left.
   *
   * @return bytes
   */
  public static long now() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
