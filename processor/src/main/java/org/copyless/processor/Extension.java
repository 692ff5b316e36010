package org.copyless.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import org.copyless.annotation.Contract;

/**
 * The contract that another extends, and what is wrong with the extension apart from its text.
 *
 * <p>Source: Fähndrich et al., §5.2.
 */
final class Extension {
  private final TypeElement contract;

  private Extension(TypeElement contract) {
    this.contract = contract;
  }

  /** The contract that {@code contract} extends. */
  static Optional<TypeElement> base(TypeElement contract) {
    return bases(contract).stream().filter(Extension::isContract).findFirst();
  }

  /** All contracts that {@code contract} extends, the nearest first. */
  static List<TypeElement> chain(TypeElement contract) {
    List<TypeElement> chain = new ArrayList<>();
    Optional<TypeElement> base = base(contract);
    while (base.isPresent() && !chain.contains(base.get())) { // javac reports cycles
      chain.add(base.get());
      base = base(base.get());
    }
    return chain;
  }

  /** Reports what is wrong. */
  static void check(TypeElement contract, ErrorReporter reporter) {
    new Extension(contract)
        .problem()
        .ifPresent(p -> reporter.error(contract, Key.CONTRACT_EXTENDS, p));
  }

  /** The interfaces that javac has found. */
  private static List<TypeElement> bases(TypeElement contract) {
    return contract.getInterfaces().stream()
        .filter(type -> type.getKind() == TypeKind.DECLARED)
        .map(type -> (TypeElement) ((DeclaredType) type).asElement())
        .toList();
  }

  private static boolean isContract(TypeElement type) {
    return Annotations.find(type, Contract.class).isPresent();
  }

  private Optional<String> problem() {
    for (TypeElement base : bases(contract)) {
      if (!isContract(base)) {
        return Optional.of(
            "%s extends %s, which is no contract: annotate %s with @Contract or do not extend it"
                .formatted(name(contract), name(base), name(base)));
      }
    }
    if (bases(contract).size() > 1) {
      return Optional.of(
          "contract %s extends %s: a contract extends one other; keep one"
              .formatted(
                  name(contract),
                  String.join(" and ", bases(contract).stream().map(Extension::name).toList())));
    }
    return base(contract).flatMap(this::problemWith);
  }

  private Optional<String> problemWith(TypeElement base) {
    for (TypeElement polymorphic : List.of(contract, base)) {
      if (!polymorphic.getTypeParameters().isEmpty()) {
        return Optional.of(
            "contract %s has type parameters: polymorphic contracts neither extend others nor are extended"
                .formatted(name(polymorphic)));
      }
    }
    for (String member : List.of("local", "unbounded")) {
      boolean own = Annotations.flag(contract, Contract.class, member);
      if (own != Annotations.flag(base, Contract.class, member)) {
        return Optional.of(
            "contract %s is %s%s, its base %s is%s: write '%s = true' at both or at neither"
                .formatted(
                    name(contract),
                    own ? "" : "not ",
                    member,
                    name(base),
                    own ? " not" : "",
                    member));
      }
    }
    return Optional.empty();
  }

  private static String name(TypeElement type) {
    return type.getSimpleName().toString();
  }
}
