package org.copyless.jmh.window;

/**
 * How long a process measures.
 *
 * @param warmUpSeconds until all is compiled
 * @param measureSeconds at most
 * @param windowNanos a window of each contender
 * @param windows at most, of each contender
 * @param fewestWindows at least, however long they take
 */
public record Effort(
    double warmUpSeconds,
    double measureSeconds,
    double windowNanos,
    int windows,
    int fewestWindows) {}
