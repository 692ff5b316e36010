package org.copyless.checker.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Role;
import org.copyless.contract.ContractDeclaration;
import org.copyless.contract.ContractParser;
import org.copyless.contract.Direction;
import org.copyless.contract.MessageDeclaration;

/**
 * Ref and out parameters: variables that are full or empty, as an endpoint is in a state.
 *
 * <p>Source: Fähndrich et al., §3.1.1.
 */
final class Variables {
  static final String FULL = "FULL";
  static final String EMPTY = "EMPTY";

  private static final String WHEN_FULL = "state FULL: one { Take! -> EMPTY; } ";
  private static final String WHEN_EMPTY = "state EMPTY: one { Put! -> FULL; } ";

  private Variables() {}

  static boolean isVariable(TypeElement type) {
    return isRef(type) || type.getQualifiedName().contentEquals(Names.OUT_PARAMETER);
  }

  private static boolean isRef(TypeElement type) {
    return type.getQualifiedName().contentEquals(Names.REF);
  }

  /** Returns the protocol of a variable: a ref parameter comes full, an out parameter empty. */
  static @Nullable Protocol protocolOf(TypeElement type) {
    String name = type.getSimpleName().toString();
    List<MessageDeclaration> operations =
        List.of(
            new MessageDeclaration("take", Optional.of(Direction.OUT)),
            new MessageDeclaration("put", Optional.of(Direction.OUT)));
    String text = isRef(type) ? WHEN_FULL + WHEN_EMPTY : WHEN_EMPTY + WHEN_FULL;
    return ContractParser.parse(
            new ContractDeclaration(name, text, operations, Optional.empty(), true))
        .sketch()
        .map(
            automaton ->
                new Protocol(
                    new Protocol.Source(name, Role.EXP, false, false), automaton, null, Map::of))
        .orElse(null);
  }
}
