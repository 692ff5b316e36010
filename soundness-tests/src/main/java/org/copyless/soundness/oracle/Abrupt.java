package org.copyless.soundness.oracle;

import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A statement of the program that does not complete normally. */
abstract sealed class Abrupt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Abrupt() {
    super(null, null, false, false);
  }

  /** Leaves a loop, or goes on with it. */
  static final class Jump extends Abrupt {
    private static final long serialVersionUID = 1L;
    private final transient Optional<String> loop;
    private final boolean goesOn;

    Jump(Optional<String> loop, boolean goesOn) {
      this.loop = loop;
      this.goesOn = goesOn;
    }

    boolean leads(String name) {
      return loop.isEmpty() || loop.get().equals(name);
    }

    boolean goesOn() {
      return goesOn;
    }
  }

  /** Leaves the method. */
  static final class Returned extends Abrupt {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Block value;

    Returned(@Nullable Block value) {
      this.value = value;
    }

    @Nullable Block value() {
      return value;
    }
  }

  /** An exception. */
  static final class Thrown extends Abrupt {
    private static final long serialVersionUID = 1L;
    private final boolean checked;
    private final boolean dooms;

    Thrown(boolean checked) {
      this(checked, false);
    }

    Thrown(boolean checked, boolean dooms) {
      this.checked = checked;
      this.dooms = dooms;
    }

    /** Whether it ends the SIP. */
    boolean dooms() {
      return dooms;
    }

    boolean checked() {
      return checked;
    }
  }

  /** Nothing more is to be learnt on this path. */
  static final class End extends Abrupt {
    private static final long serialVersionUID = 1L;
    private final transient Outcome outcome;

    End(Outcome outcome) {
      this.outcome = outcome;
    }

    Outcome outcome() {
      return outcome;
    }
  }
}
