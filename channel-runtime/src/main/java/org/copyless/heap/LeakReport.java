package org.copyless.heap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.TreeMap;
import org.copyless.heap.spi.Inspection;
import org.copyless.heap.spi.Leaks;

/**
 * Tells of blocks that nobody has closed: type, size, owner, and what is recorded of them, for the
 * first few; for the others how many there are of each type.
 *
 * <p>Blocks that are live when their heap is closed are a warning. Those that the runtime reclaims
 * because their SIP has ended are not lost, and a SIP may end that way on purpose; they are told at
 * {@link Level#DEBUG}.
 *
 * <p>Confined to one thread.
 */
final class LeakReport implements BlockVisitor {
  /** So many blocks are named in one report. */
  static final int NAMED = 20;

  private static final Logger LOGGER = System.getLogger(LeakReport.class.getPackageName());

  private final Store store;
  private final Level level;
  private final String what;
  private final Map<String, long[]> others = new TreeMap<>();
  private int named;

  private LeakReport(Store store, Level level, String what) {
    this.store = store;
    this.level = level;
    this.what = what;
  }

  /** Reports all that is live in a heap that is about to be closed. */
  static void ofClosing(Store store, HeapStatistics last) {
    if (Leaks.LEVEL != Leaks.Level.DISABLED) {
      LOGGER.log(Level.WARNING, "exchange heap closed with live blocks: " + last);
      LeakReport report = new LeakReport(store, Level.WARNING, "live when its heap was closed");
      store.walk(report);
      report.end();
    }
  }

  /** Tells whether a report of reclaimed blocks would be read by anybody. */
  static boolean ofReclaimedIsWanted() {
    return Leaks.LEVEL != Leaks.Level.DISABLED && LOGGER.isLoggable(Level.DEBUG);
  }

  /** Begins a report of blocks that are about to be reclaimed because their SIP has ended. */
  static LeakReport ofReclaimed(Store store) {
    return new LeakReport(store, Level.DEBUG, "reclaimed, because its SIP has ended");
  }

  @Override
  public void visit(long offset, int generation, long owner, int type, long size) {
    if (named < NAMED) {
      named++;
      LOGGER.log(level, what + ": " + describe(offset, generation, owner, type, size));
    } else {
      long[] count = others.computeIfAbsent(Inspection.typeName(type), _ -> new long[2]);
      count[0]++;
      count[1] += size;
    }
  }

  private String describe(long offset, int generation, long owner, int type, long size) {
    return Inspection.typeName(type)
        + "[offset=0x"
        + Long.toHexString(offset)
        + ", bytes="
        + size
        + ", owner="
        + Inspection.nameOfOwner(store, owner)
        + "]"
        + Inspection.records(store.handleAt(offset), generation);
  }

  /** Ends the report with the number of those that were not named. */
  void end() {
    others.forEach(
        (type, count) ->
            LOGGER.log(
                level,
                what + ", not named: " + type + " blocks=" + count[0] + " bytes=" + count[1]));
  }
}
