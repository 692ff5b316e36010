package org.copyless.soundness.oracle;

import java.util.List;

/**
 * One path through a method.
 *
 * @param method its index in the program
 * @param choices the input that leads along it
 * @param outcome how it ends
 */
public record Path(int method, List<Integer> choices, Outcome outcome) {
  @Override
  public String toString() {
    return "m" + method + choices + " " + outcome.kind() + " " + outcome.what();
  }
}
