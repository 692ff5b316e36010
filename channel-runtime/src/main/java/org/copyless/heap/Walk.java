package org.copyless.heap;

import java.lang.invoke.VarHandle;

/**
 * A walk over the live blocks of an extent, beside everything else.
 *
 * <p>It looks for words of the granules' books that say that a live block begins there, so that
 * payload is never taken for a header, whatever stands in it and however its memory is cut anew
 * meanwhile. It reads the header and then the word again: as long as the word is the same the block
 * is the same (see {@link Granule} for the orderings). A block that changed meanwhile was not live
 * during the whole walk and is left out.
 *
 * <p>64 lines that are not in use at all, and the inside of a block, are skipped. That is safe for
 * blocks that are live during the whole walk: their lines are in use all the time, and no other
 * live block covers them.
 */
final class Walk {
  private Walk() {}

  static void over(Region region, Extent extent, BlockVisitor visitor) {
    long line = 0;
    while (line < extent.lines()) {
      if ((line & 63) == 0 && extent.use(line) == 0) {
        line += Long.SIZE;
      } else {
        line += look(region, extent, line, visitor);
      }
    }
  }

  /** Visits the block that begins at a line, if there is one, and returns how many to go on. */
  private static long look(Region region, Extent extent, long line, BlockVisitor visitor) {
    Granule granule = extent.granules()[(int) (line / GranuleDescriptor.LINES)];
    int lineInGranule = (int) (line % GranuleDescriptor.LINES);
    int word = granule.word(lineInGranule);
    if (word >= 0) {
      return 1;
    }
    long offset = extent.base + (line << GranuleDescriptor.LINE_SHIFT);
    long owner;
    long shape;
    try {
      owner = region.owner(offset);
      shape = region.shape(offset);
    } catch (IllegalStateException memoryHasGone) {
      region.extents().checkOpen();
      return 1;
    }
    VarHandle.acquireFence(); // the header is read before the word is read again
    if (granule.word(lineInGranule) != word) {
      return 1;
    }
    long size = BlockDescriptor.size(shape);
    int type = BlockDescriptor.type(shape);
    visitor.visit(offset, word & GranuleDescriptor.GENERATION, owner, type, size);
    return (size + BlockDescriptor.HEADER_LENGTH + GranuleDescriptor.LINE_BYTES - 1)
        >>> GranuleDescriptor.LINE_SHIFT;
  }
}
