package org.copyless.heap.spi;

/**
 * Whether ownership is checked at run time: {@code -Dcopyless.guard=on|off}, off by default.
 *
 * <p>Checked code needs no guard. It is for tests, and for programs in which unchecked code shares
 * the JVM. Read once, into a constant, so that the checks vanish from compiled code when it is off.
 */
public final class Guard {
  /** The system property that switches the guard on. */
  public static final String PROPERTY = "copyless.guard";

  /** True when the guard is on. */
  public static final boolean ON = read();

  private Guard() {}

  private static boolean read() {
    String value = System.getProperty(PROPERTY, "off");
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException(
              "-D" + PROPERTY + "=" + value + " is neither on nor off");
    };
  }
}
