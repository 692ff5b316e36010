package org.copyless.soundness.library;

/** A run does not come to its end. */
public final class Stuck extends Error {
  private static final long serialVersionUID = 1L;
}
