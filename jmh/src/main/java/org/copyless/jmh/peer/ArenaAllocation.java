package org.copyless.jmh.peer;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import org.copyless.jmh.window.Contender;

/** A segment of a confined arena of the JDK, which is zeroed. */
public final class ArenaAllocation implements Contender {
  private final int bytes;

  /**
   * Has nothing to set up.
   *
   * @param bytes of a segment
   */
  public ArenaAllocation(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public String name() {
    return "arena";
  }

  @Override
  public void ask(int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (Arena arena = Arena.ofConfined()) {
        arena.allocate(bytes).set(ValueLayout.JAVA_BYTE, 0, (byte) i);
      }
    }
  }
}
