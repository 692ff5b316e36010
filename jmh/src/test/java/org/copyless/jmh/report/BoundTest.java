package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.jmh.experiment.Experiments;
import org.copyless.jmh.window.Experiment;
import org.junit.jupiter.api.Test;

class BoundTest {
  private static final Path FILE = Path.of("bounds.csv");

  @Test
  void aLineHasSixColumns() {
    assertEquals(
        new Bound("P1", "ping-pong", "copyless", "raw", 0.9, OptionalDouble.of(1.2)),
        Bound.parse("P1,ping-pong,copyless,raw,0.9,1.2"));
  }

  @Test
  void whatIsNotKnownToFallShortHasNoLastColumn() {
    assertEquals(OptionalDouble.empty(), Bound.parse("P1,ping-pong,copyless,raw,0.9,").known());
  }

  @Test
  void aFigureHasNoPeer() {
    assertTrue(Bound.parse("P1,ping-pong,copyless B/op,,0.5,").isFigure());
    assertFalse(Bound.parse("P1,ping-pong,copyless,raw,0.9,").isFigure());
  }

  @Test
  void whatIsNoNumberIsToldWithItsLine() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Bound.parse("P1,ping-pong,copyless,raw,fast,"));
    assertTrue(error.getMessage().contains("copyless,raw,fast"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Bound.parse("P1,ping-pong,0.9"));
  }

  @Test
  void eachBoundOfTheFileIsOfAnExperimentAndSaidOnce() throws IOException {
    Set<String> experiments =
        Experiments.all().stream().map(Experiment::name).collect(Collectors.toSet());
    Set<List<String>> seen = new HashSet<>();
    for (Bound bound : Bound.read(FILE)) {
      assertTrue(experiments.contains(bound.experiment()), bound::toString);
      assertTrue(
          seen.add(List.of(bound.experiment(), bound.ours(), bound.peer())), bound::toString);
    }
  }

  @Test
  void whatIsKnownToFallShortIsBeyondTheLimit() throws IOException {
    for (Bound bound : Bound.read(FILE)) {
      assertTrue(bound.known().orElse(Double.MAX_VALUE) > bound.limit(), bound::toString);
    }
  }

  @Test
  void eachTargetHasABound() throws IOException {
    Set<String> targets = Bound.read(FILE).stream().map(Bound::target).collect(Collectors.toSet());
    for (int i = 1; i <= 13; i++) {
      assertTrue(targets.contains("P" + i), "P" + i);
    }
  }
}
