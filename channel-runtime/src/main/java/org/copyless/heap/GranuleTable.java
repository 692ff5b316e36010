package org.copyless.heap;

import java.util.Arrays;

/**
 * The granules of a heap, by offset. A granule, once named, is the same object for good, and the
 * table is replaced by a longer copy with a volatile store after the new granules stand in it.
 *
 * <p>The region is one, and does not refer to one: whatever is done with a block begins with this
 * look-up, a chain of loads that each wait for the one before.
 */
abstract sealed class GranuleTable permits Region {
  private static final Granule[] GONE = {};

  /**
   * By number. The first is one that nobody's offset names, so that the null pointer finds no live
   * block.
   */
  private volatile Granule[] granules = {new Granule()};

  GranuleTable() {}

  /** Returns the granule in which an offset lies. */
  final Granule granule(long offset) {
    Granule[] table = granules;
    int index = (int) (offset >>> GranuleDescriptor.SHIFT);
    if (index >= table.length) {
      throw noGranule(offset);
    }
    return table[index];
  }

  /** Says why there is none. */
  abstract IllegalStateException noGranule(long offset);

  /** Returns the first of so many neighbouring granules without memory. Under the cutter's lock. */
  final int reserve(int count) {
    Granule[] table = granules;
    int end = 1;
    int run = 0;
    while (end < table.length && run < count) {
      run = table[end++].memoryOrNull() == null ? run + 1 : 0;
    }
    int first = end - run;
    if (first + count > table.length) {
      Granule[] longer = Arrays.copyOf(table, first + count);
      for (int i = table.length; i < longer.length; i++) {
        longer[i] = new Granule();
      }
      granules = longer;
    }
    return first;
  }

  final Granule[] neighbours(int first, int count) {
    return Arrays.copyOfRange(granules, first, first + count);
  }

  /** Forgets all granules, so that no block is found any more. */
  final void clear() {
    granules = GONE;
  }
}
