package org.copyless.processor;

import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeParameterElement;

/**
 * Reads the type parameters of contracts and messages, which stand for tracked types; in local
 * contracts for any.
 *
 * <p>Source: Bono and Padovani, "Typing Copyless Message Passing", §2.
 */
final class TypeParameters {
  private final TypeReader types;
  private final ErrorReporter reporter;

  TypeParameters(TypeReader types, ErrorReporter reporter) {
    this.types = types;
    this.reporter = reporter;
  }

  /**
   * The type parameters of {@code declaration}, with their bounds. What is wrong with them is
   * reported.
   *
   * @param what the first part of the key, {@code contract} or {@code message}
   */
  List<TypeVariableName> read(Parameterizable declaration, String what) {
    return declaration.getTypeParameters().stream().map(p -> read(p, what)).toList();
  }

  private TypeVariableName read(TypeParameterElement parameter, String what) {
    WrittenType bound = types.written(parameter);
    if (parameter.getBounds().size() > 1) {
      reporter.error(
          parameter,
          Key.of(what, "typeParameter"),
          "type parameter %s has %d bounds: keep the one that is tracked"
              .formatted(parameter, parameter.getBounds().size()));
    } else if (types.endpoints().unknown(bound).isPresent()) {
      reporter.error(
          parameter,
          Key.of(what, "typeParameter"),
          "the bound %s of type parameter %s is not known: declare or import it"
              .formatted(TypeAdvice.describe(bound.mirror()), parameter));
    } else if (!isTracked(bound) && !TypeReader.isLocal(parameter.getGenericElement())) {
      reporter.error(
          parameter,
          Key.of(what, "typeParameter"),
          ("type parameter %s does not stand for a tracked type, and nothing else can be sent by "
                  + "pointer: write '%s extends Tracked', or name a @RepStruct interface, a vector "
                  + "or an endpoint as its bound")
              .formatted(parameter, parameter));
    }
    return types.names().parameter(parameter, bound);
  }

  private boolean isTracked(WrittenType bound) {
    return types.isTracked(bound.mirror()) || types.endpoints().find(bound).isPresent();
  }
}
