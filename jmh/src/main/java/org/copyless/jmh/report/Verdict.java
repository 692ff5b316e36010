package org.copyless.jmh.report;

/** How a measured quantity stands to its bound. */
public enum Verdict {
  /** The target is reached. */
  REACHED("reached"),
  /** It is exceeded, but by no more than the noise. */
  WITHIN_NOISE("within the noise"),
  /** It is not reached; how far we are from it is known and has not grown. */
  KNOWN_SHORT("short"),
  /** It is missed, by more than the noise and by more than is known. */
  MISSED("MISSED"),
  /** It was not measured in this run. */
  NOT_MEASURED("–");

  private static final double NOISES = 2;

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  static Verdict of(Bound bound, Estimate estimate) {
    if (estimate.forks() == 0 || Double.isNaN(estimate.median())) {
      return NOT_MEASURED;
    }
    if (estimate.median() <= bound.limit()) {
      return REACHED;
    }
    // where nine windows of ten exceed the bound, no noise excuses it
    double least = Math.max(estimate.low(), estimate.median() - NOISES * estimate.noise());
    if (least > bound.allowed()) {
      return MISSED;
    }
    return bound.known().isPresent() ? KNOWN_SHORT : WITHIN_NOISE;
  }

  @Override
  public String toString() {
    return text;
  }
}
