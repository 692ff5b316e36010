package org.copyless.heap;

/**
 * Figures of an exchange heap. They are exact while no other thread allocates, frees or sends; else
 * each may be that of a moment ago, and a peak may be too low by what was allocated at the same
 * time: less than 64 blocks and 256 KiB for each of the allocator's stripes, of which there are two
 * to four for a core.
 *
 * @param liveBlocks blocks allocated and not yet freed, endpoints included
 * @param liveBytes bytes asked for by the live blocks, headers and rounding not counted
 * @param allocations blocks allocated since the heap was created
 * @param peakBlocks the highest number of live blocks so far
 * @param peakBytes the highest number of live bytes so far
 * @param reservedBytes memory taken from the operating system
 * @param limitBytes the most that will be taken from the operating system
 * @param messages messages sent so far through channels of this heap
 */
public record HeapStatistics(
    long liveBlocks,
    long liveBytes,
    long allocations,
    long peakBlocks,
    long peakBytes,
    long reservedBytes,
    long limitBytes,
    long messages) {}
