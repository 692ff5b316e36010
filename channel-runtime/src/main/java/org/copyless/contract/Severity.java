package org.copyless.contract;

/** How much a {@link Problem} weighs. */
public enum Severity {
  /** A rule is broken: the contract has no automaton. */
  ERROR,
  /** The contract is sound, but probably not what was meant. */
  WARNING
}
