package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.copyless.annotation.ByValue;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;

/** The types of values as they stand in generated signatures. */
final class Parameters {
  private Parameters() {}

  /** Parameters that take {@code values} over: tracked ones are {@code @Claims}. */
  static List<ParameterSpec> of(List<Value> values) {
    return values.stream().map(Parameters::of).toList();
  }

  private static ParameterSpec of(Value value) {
    return of(value, value.name(), value.type().tracked());
  }

  /** A parameter of the given name. */
  static ParameterSpec of(Value value, String name, boolean claimed) {
    return ParameterSpec.builder(typeOf(value, claimed), name)
        .addAnnotations(declarationAnnotations(value))
        .build();
  }

  /** The type of a value, with the state of an endpoint and the user's {@code Nullable}. */
  static TypeName typeOf(Value value) {
    return typeOf(value, false);
  }

  private static TypeName typeOf(Value value, boolean claimed) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    if (claimed) {
      annotations.add(AnnotationSpec.builder(Claims.class).build());
    }
    if (value.type() instanceof ValueType.EndpointType endpoint && !endpoint.states().isEmpty()) {
      AnnotationSpec.Builder state = AnnotationSpec.builder(State.class);
      endpoint.states().forEach(s -> state.addMember("value", "$S", s));
      annotations.add(state.build());
    }
    value
        .nullable()
        .filter(Value.Nullable::typeUse)
        .ifPresent(n -> annotations.add(AnnotationSpec.builder(n.annotation()).build()));
    return value.type().typeName().annotated(annotations);
  }

  /**
   * The annotations that belong to the declaration rather than to the type: {@code @ByValue}, and
   * some of those called {@code Nullable}.
   */
  static List<AnnotationSpec> declarationAnnotations(Value value) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    if (value.type() instanceof ValueType.StructType) {
      annotations.add(AnnotationSpec.builder(ByValue.class).build());
    }
    value
        .nullable()
        .filter(n -> !n.typeUse())
        .ifPresent(n -> annotations.add(AnnotationSpec.builder(n.annotation()).build()));
    return annotations;
  }

  /** Whether null is refused. */
  static boolean mustNotBeNull(Value value) {
    return !(value.type() instanceof ValueType.Scalar) && !value.isNullable();
  }
}
