/**
 * The targets, a class each: what is compared, on which threads, against what. The bounds stand in
 * {@code jmh/bounds.csv}.
 */
package org.copyless.jmh.experiment;
