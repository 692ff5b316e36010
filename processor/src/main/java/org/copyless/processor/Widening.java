package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the types of received arguments: the receiver of a message with type parameters
 * of its own knows their bounds only.
 *
 * <p>Source: Bono and Padovani, "Typing Copyless Message Passing", §3: the type arguments of a
 * received message are abstract.
 */
final class Widening {
  private final Map<String, TypeName> bounds;

  private Widening(Map<String, TypeName> bounds) {
    this.bounds = bounds;
  }

  /** Of the type parameters of a message. */
  static Widening of(List<TypeVariableName> typeParameters) {
    Map<String, TypeName> bounds = new HashMap<>();
    typeParameters.forEach(p -> bounds.put(p.name(), bound(p)));
    return new Widening(bounds);
  }

  private static TypeName bound(TypeVariableName parameter) {
    return parameter.bounds().isEmpty()
        ? ClassName.get(Object.class)
        : parameter.bounds().getFirst();
  }

  TypeName of(TypeName type) {
    return switch (type) {
      case TypeVariableName v when bounds.containsKey(v.name()) ->
          within(v).of(bounds.get(v.name())).annotated(type.annotations());
      case ParameterizedTypeName generic ->
          ParameterizedTypeName.get(
                  generic.rawType().withoutAnnotations(),
                  generic.typeArguments().stream().map(this::argument).toArray(TypeName[]::new))
              .annotated(type.annotations());
      default -> type;
    };
  }

  private TypeName argument(TypeName type) {
    return type instanceof TypeVariableName v && bounds.containsKey(v.name())
        ? WildcardTypeName.subtypeOf(of(type))
        : of(type);
  }

  /** Inside the bound of a variable, where the variable itself may stand again. */
  private Widening within(TypeVariableName variable) {
    Map<String, TypeName> others = new HashMap<>(bounds);
    others.put(variable.name(), ClassName.get(Object.class));
    return new Widening(others);
  }
}
