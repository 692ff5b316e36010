package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SizeClassesTest {
  @Test
  void eachClassIsItsOwnSmallestFit() {
    for (int sizeClass = 0; sizeClass < SizeClasses.COUNT; sizeClass++) {
      long bytes = SizeClasses.bytes(sizeClass);
      assertEquals(0, bytes % BlockDescriptor.ALIGNMENT);
      assertEquals(sizeClass, SizeClasses.of(bytes));
      assertEquals(sizeClass, SizeClasses.of(bytes - 1));
      assertEquals(sizeClass, SizeClasses.within(bytes));
      if (sizeClass + 1 < SizeClasses.COUNT) {
        assertEquals(sizeClass + 1, SizeClasses.of(bytes + 1));
        assertEquals(sizeClass, SizeClasses.within(SizeClasses.bytes(sizeClass + 1) - 1));
      }
    }
  }

  @Test
  void roundingLosesAtMostAnEighth() {
    for (long bytes = 512; bytes < 1L << 36; bytes += bytes / 7) {
      long rounded = SizeClasses.bytes(SizeClasses.of(bytes));
      assertTrue(rounded - bytes <= Math.max(63, rounded / 8), () -> "rounded=" + rounded);
    }
  }

  @Test
  void theLargestHeapFitsTheLargestClass() {
    assertTrue(SizeClasses.bytes(SizeClasses.COUNT - 1) >= 128L << 30);
  }
}
