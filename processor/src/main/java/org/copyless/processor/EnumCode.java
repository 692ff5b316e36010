package org.copyless.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The code for enum values, which are stored as their ordinals, {@code -1} for null. The constants
 * of each enum are kept in a static field, since {@code values()} makes a new array at each call.
 */
final class EnumCode {
  private final Map<ClassName, String> constants = new LinkedHashMap<>();
  private final boolean anyNullable;

  EnumCode(List<Value> values, Set<String> takenNames) {
    boolean nullable = false;
    for (Value value : values) {
      if (value.type() instanceof ValueType.EnumType type) {
        nullable |= value.isNullable();
        constants.computeIfAbsent(
            type.typeName(),
            name -> Names.unique(Names.upperSnake(name.simpleName()) + "_VALUES", "_", takenNames));
      }
    }
    this.anyNullable = nullable;
  }

  void addTo(TypeSpec.Builder type) {
    constants.forEach(
        (name, constant) ->
            type.addField(
                FieldSpec.builder(ArrayTypeName.of(name), constant)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$T.values()", name)
                    .build()));
    if (anyNullable) {
      type.addMethod(orNull());
    }
  }

  /** The constant with a stored ordinal. */
  CodeBlock fromOrdinal(Value value, CodeBlock ordinal) {
    String all = constants.get(((ValueType.EnumType) value.type()).typeName());
    return value.isNullable()
        ? CodeBlock.of("orNull($N, $L)", all, ordinal)
        : CodeBlock.of("$N[$L]", all, ordinal);
  }

  /** The ordinal to be stored for the variable {@code name}. */
  static CodeBlock toOrdinal(Value value, String name) {
    return value.isNullable()
        ? CodeBlock.of("$N == null ? -1 : $N.ordinal()", name, name)
        : CodeBlock.of("$N.ordinal()", name);
  }

  private static MethodSpec orNull() {
    TypeVariableName e = TypeVariableName.get("E");
    return MethodSpec.methodBuilder("orNull")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(e)
        .returns(e)
        .addParameter(ArrayTypeName.of(e), "constants")
        .addParameter(TypeName.INT, "ordinal")
        .addStatement("return ordinal < 0 ? null : constants[ordinal]")
        .build();
  }
}
