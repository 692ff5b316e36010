package org.copyless.soundness.library;

/**
 * The unchecked exception that random programs throw and catch. None of them catches more, so that
 * an exception of the runtime comes through.
 */
public final class Hiccup extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
