package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final double EXACT = 1e-12;

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    assertEquals(2.5, Statistics.median(new double[] {4, 1, 3, 2}), EXACT);
    assertEquals(3, Statistics.median(new double[] {5, 1, 3}), EXACT);
  }

  @Test
  void quantilesLieBetweenNeighboursInProportion() {
    double[] values = {10, 0, 20, 40, 30};
    assertEquals(0, Statistics.quantile(values, 0), EXACT);
    assertEquals(4, Statistics.quantile(values, 0.1), EXACT);
    assertEquals(40, Statistics.quantile(values, 1), EXACT);
  }

  @Test
  void oneWildValueMovesNeitherMedianNorDeviation() {
    double[] calm = {1, 2, 3, 4, 5};
    double[] wild = {1, 2, 3, 4, 5_000};
    assertEquals(Statistics.median(calm), Statistics.median(wild), EXACT);
    assertEquals(Statistics.deviation(calm), Statistics.deviation(wild), EXACT);
    assertEquals(1.4826, Statistics.deviation(calm), EXACT);
  }

  @Test
  void nothingHasNoMedian() {
    assertEquals(Double.NaN, Statistics.median(new double[0]));
  }
}
