package org.copyless.heap.spi;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How much is told of blocks that nobody has closed: {@code
 * -Dcopyless.leaks=disabled|simple|advanced|paranoid}.
 *
 * <p>{@link Level#SIMPLE} by default: that a block leaks is found without any record, by looking at
 * what is still live when its heap is closed or its owner has ended, so it costs nothing while the
 * program runs. Records are for finding the place in the program, and cost a walk up the stack
 * each.
 *
 * <p>Read once, into constants, so that what is not wanted vanishes from compiled code.
 */
public final class Leaks {
  /** The system property that chooses the level. */
  public static final String PROPERTY = "copyless.leaks";

  /** The chosen level. */
  public static final Level LEVEL = read(System.getProperty(PROPERTY, "simple"));

  /** True if some blocks have records. */
  static final boolean RECORDS = LEVEL.compareTo(Level.ADVANCED) >= 0;

  /** What is recorded and reported. Each level does what those before it do, and more. */
  public enum Level {
    /** No reports. */
    DISABLED,

    /** Each leaked block is reported: its type, size and owner. */
    SIMPLE,

    /**
     * For one block in {@value Sampling#PERIOD} also where it was allocated and where it changed
     * hands last.
     */
    ADVANCED,

    /** The same for every block. */
    PARANOID
  }

  private Leaks() {}

  /**
   * Reads a level.
   *
   * @param value of the system property
   * @return the level of that name
   * @throws IllegalArgumentException if there is none
   */
  static Level read(String value) {
    for (Level level : Level.values()) {
      if (nameOf(level).equals(value)) {
        return level;
      }
    }
    String allowed =
        Arrays.stream(Level.values()).map(Leaks::nameOf).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("-D" + PROPERTY + "=" + value + " is none of " + allowed);
  }

  private static String nameOf(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  /** Tells whether a block has records from its allocation on. */
  static boolean recordsOf(long offset, int generation) {
    return RECORDS && (LEVEL == Level.PARANOID || Sampling.isSampled(offset, generation));
  }
}
