package org.copyless.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Writes {@code SRep}, the class of the handles of a rep struct.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
final class StructWriter {
  /** Simple names of the types that each generated class mentions. */
  static final Set<String> TYPES =
      Set.of(
          "BlockType",
          "ByValue",
          "Claims",
          "ExchangeHeap",
          "Generated",
          "Objects",
          "Override",
          "StructBlock",
          "SuppressWarnings");

  private final StructModel struct;
  private final ClassName self;

  /** The constants of the generated class: a field's offset, under the field's name. */
  private final Map<String, String> constants = new LinkedHashMap<>();

  private final EnumCode enums;

  private StructWriter(StructModel struct) {
    this.struct = struct;
    this.self = Names.rep(struct.name());
    Set<String> taken = new HashSet<>(Set.of("TYPE", "SIZE"));
    for (Value field : struct.fields()) {
      String offset = Names.upperSnake(field.name()) + "_OFFSET";
      constants.put(field.name(), Names.unique(offset, "_", taken));
    }
    this.enums = new EnumCode(struct.fields(), taken);
  }

  static TypeSpec write(StructModel struct) {
    return new StructWriter(struct).type();
  }

  private TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(self)
            .addModifiers(Modifier.FINAL)
            .superclass(RuntimeNames.STRUCT_BLOCK)
            .addSuperinterface(struct.name())
            .addJavadoc(javadoc());
    if (struct.isPublic()) {
      type.addModifiers(Modifier.PUBLIC);
    }
    struct.fields().forEach(field -> type.addField(offset(field)));
    type.addField(size());
    type.addField(blockType());
    enums.addTo(type);
    // a constant would be taken for an enum of its name
    type.alwaysQualify("TYPE", "SIZE").alwaysQualify(constants.values().toArray(String[]::new));
    type.alwaysQualify(struct.nested().toArray(String[]::new));
    type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    type.addMethod(allocate());
    for (Value field : struct.fields()) {
      type.addMethod(getter(field));
      type.addMethod(setter(field));
    }
    return type.build();
  }

  private CodeBlock javadoc() {
    return CodeBlock.builder()
        .add("The rep struct {@link $T} in the exchange heap.\n", struct.name())
        .add("\n<pre>{@code\n$L}</pre>\n", Javadoc.layout(struct.fields(), struct.size()))
        .build();
  }

  private FieldSpec offset(Value field) {
    return constant(constants.get(field.name()), field.offset())
        .addJavadoc("Bytes from the start of the struct to {@code $L}.\n", field.name())
        .build();
  }

  private FieldSpec size() {
    return constant("SIZE", struct.size())
        .addJavadoc("Bytes of the struct, without the header of its block.\n")
        .build();
  }

  private static FieldSpec.Builder constant(String name, long value) {
    return FieldSpec.builder(TypeName.LONG, name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .initializer("$L", value);
  }

  private FieldSpec blockType() {
    ParameterizedTypeName type = ParameterizedTypeName.get(RuntimeNames.BLOCK_TYPE, self);
    String pointers =
        struct.fields().stream()
            .filter(f -> f.type().tracked())
            .map(f -> constants.get(f.name()))
            .collect(Collectors.joining(", "));
    return FieldSpec.builder(type, "TYPE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("What the exchange heap knows of the struct; for generated code.\n")
        .initializer(
            "$T.struct($S, SIZE, new $T {$L}, $T::new)",
            RuntimeNames.BLOCK_TYPE,
            struct.name().simpleName(),
            ArrayTypeName.of(TypeName.LONG),
            pointers,
            self)
        .build();
  }

  private MethodSpec allocate() {
    Set<String> taken = struct.fields().stream().map(Value::variable).collect(Collectors.toSet());
    String heap = Names.unique("heap", "Of", taken);
    String made = Names.unique("struct", "Made", taken);
    List<Value> claimed = struct.fields().stream().filter(f -> f.type().tracked()).toList();
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("allocate")
            .addModifiers(Modifier.STATIC)
            .returns(struct.name())
            .addParameter(RuntimeNames.EXCHANGE_HEAP, heap)
            .addParameters(
                Parameters.of(struct.fields().stream().map(f -> f.withName(f.variable())).toList()))
            .addJavadoc(allocateJavadoc(heap));
    if (struct.isPublic()) {
      method.addModifiers(Modifier.PUBLIC);
    }
    for (Value field : struct.fields()) {
      if (Parameters.mustNotBeNull(field)) {
        method.addStatement(
            "$T.requireNonNull($N, $S)", Objects.class, field.variable(), field.name());
      }
    }
    CodeBlock arguments =
        claimed.stream()
            .map(f -> CodeBlock.of(", $N", f.variable()))
            .collect(CodeBlock.joining(""));
    method.addStatement("$T $N = TYPE.allocate($N$L)", self, made, heap, arguments);
    for (Value field : struct.fields()) {
      method.addStatement("$N.$L", made, store(field, field.variable()));
    }
    return method.addStatement("return $N", made).build();
  }

  private CodeBlock allocateJavadoc(String heap) {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("Allocates a {@link $T}, which belongs to the caller.\n\n", struct.name())
            .add("@param $L where\n", heap);
    for (Value field : struct.fields()) {
      doc.add("@param $L $L\n", field.variable(), Javadoc.parameter(field, "the struct"));
    }
    return doc.add("@return the new struct\n").build();
  }

  private MethodSpec getter(Value field) {
    return MethodSpec.methodBuilder(field.name())
        .addAnnotation(Override.class)
        .addAnnotations(Parameters.declarationAnnotations(field))
        .addModifiers(Modifier.PUBLIC)
        .returns(Parameters.typeOf(field))
        .addStatement("return $L", load(field))
        .build();
  }

  private MethodSpec setter(Value field) {
    boolean claimed = struct.claiming().contains(field.name());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(field.name())
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(Parameters.of(field, "value", claimed));
    if (Parameters.mustNotBeNull(field)) {
      method.addStatement("$T.requireNonNull(value, $S)", Objects.class, field.name());
    }
    return method.addStatement("$L", store(field, "value")).build();
  }

  private CodeBlock load(Value field) {
    String offset = constants.get(field.name());
    return switch (field.type()) {
      case ValueType.Scalar scalar -> CodeBlock.of("get$L($N)", scalar.suffix(), offset);
      case ValueType.EnumType _ -> enums.fromOrdinal(field, CodeBlock.of("getInt($N)", offset));
      case ValueType.StructType value ->
          CodeBlock.of("valueIn($T.TYPE, this, $N)", value.rep(), offset);
      case ValueType.PointerType _, ValueType.EndpointType _, ValueType.ReferenceType _ ->
          CodeBlock.of("pointer($N)", offset);
    };
  }

  private CodeBlock store(Value field, String value) {
    String offset = constants.get(field.name());
    return switch (field.type()) {
      case ValueType.Scalar scalar -> CodeBlock.of("set$L($N, $N)", scalar.suffix(), offset, value);
      case ValueType.EnumType _ ->
          CodeBlock.of("setInt($N, $L)", offset, EnumCode.toOrdinal(field, value));
      case ValueType.StructType struct ->
          CodeBlock.of("setStruct($N, ($T) $N)", offset, struct.rep(), value);
      case ValueType.PointerType _, ValueType.EndpointType _, ValueType.ReferenceType _ ->
          CodeBlock.of("setPointer($N, $N)", offset, value);
    };
  }
}
