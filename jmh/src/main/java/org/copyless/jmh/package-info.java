/**
 * Benchmarks: the runtime beside references that are written by hand, always in the same run,
 * because only ratios within one run hold.
 */
package org.copyless.jmh;
