package org.copyless.contract;

import java.util.Optional;
import org.copyless.annotation.Role;

/**
 * The way a message travels, seen from the exporting end.
 *
 * <p>Source: Fähndrich et al., §2.3.
 */
public enum Direction {
  /** From Exp to Imp, written {@code !}. */
  OUT('!', Role.EXP),
  /** From Imp to Exp, written {@code ?}. */
  IN('?', Role.IMP);

  private final char sign;
  private final Role sender;

  Direction(char sign, Role sender) {
    this.sign = sign;
    this.sender = sender;
  }

  /**
   * Returns the direction written with a sign.
   *
   * @param sign {@code !} or {@code ?}
   * @return the direction, or empty if the character is no sign
   */
  public static Optional<Direction> of(char sign) {
    return switch (sign) {
      case '!' -> Optional.of(OUT);
      case '?' -> Optional.of(IN);
      default -> Optional.empty();
    };
  }

  /** {@return the sign of this direction in contract texts} */
  public char sign() {
    return sign;
  }

  /** {@return the end that sends messages of this direction} */
  public Role sender() {
    return sender;
  }

  /**
   * {@return whether a role sends messages of this direction; if not, it receives them}
   *
   * @param role one of the two ends
   */
  public boolean sentBy(Role role) {
    return sender == role;
  }
}
