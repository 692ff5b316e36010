package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.copyless.annotation.Claims;

/** Turns a {@code @RepStruct} interface into its model and reports all that is wrong with it. */
final class StructReader {
  private static final String BASE = "org.copyless.heap.spi.StructBlock";

  private final ProcessingEnvironment environment;
  private final TypeReader types;
  private final TypeAdvice advice;
  private final ByValueReader byValue;
  private final ErrorReporter reporter;

  StructReader(ProcessingEnvironment environment, TypeReader types, ErrorReporter reporter) {
    this.environment = environment;
    this.types = types;
    this.advice = new TypeAdvice(environment, types);
    this.byValue = new ByValueReader(types, reporter);
    this.reporter = reporter;
  }

  /** The two methods of a field. */
  private static final class Accessors {
    private ExecutableElement getter;
    private ExecutableElement setter;

    TypeMirror setterType() {
      return setter.getParameters().getFirst().asType();
    }
  }

  /** The model; empty if anything was reported. */
  Optional<StructModel> read(TypeElement struct) {
    int before = reporter.errors();
    if (!Shape.check(struct, "struct", reporter)) {
      return Optional.empty();
    }
    checkTypeParameters(struct);
    checkTracked(struct);
    checkNames(struct);
    Layout layout = Layout.ofStruct();
    Set<String> claiming = new HashSet<>();
    accessors(struct)
        .forEach(
            (name, pair) -> {
              readField(name, pair, layout);
              if (pair.setter != null
                  && Annotations.find(pair.setterType(), Claims.class).isPresent()) {
                claiming.add(name);
              }
            });
    checkNested(struct, layout);
    return reporter.errors() > before
        ? Optional.empty()
        : Optional.of(
            new StructModel(
                ClassName.get(struct),
                layout.values(),
                claiming,
                nested(struct, layout),
                layout.end(),
                Shape.isPublic(struct)));
  }

  /** The types declared in the interface whose names other types need, too. */
  private static Set<String> nested(TypeElement struct, Layout layout) {
    Set<String> others = new HashSet<>(StructWriter.TYPES);
    layout.values().stream()
        .flatMap(v -> v.type().typeName() instanceof ClassName c ? Stream.of(c) : Stream.empty())
        .filter(type -> !ClassName.get(struct).equals(type.enclosingClassName()))
        .forEach(type -> others.add(type.simpleName()));
    return ElementFilter.typesIn(struct.getEnclosedElements()).stream()
        .map(type -> type.getSimpleName().toString())
        .filter(others::contains)
        .collect(Collectors.toSet());
  }

  /** The generated class inherits them, and then sees nothing else of their names. */
  private void checkNested(TypeElement struct, Layout layout) {
    ClassName name = ClassName.get(struct);
    Set<String> needed = new HashSet<>(Set.of(Names.rep(name).simpleName()));
    for (Value field : layout.values()) {
      if (field.type() instanceof ValueType.StructType value) {
        needed.add(value.rep().simpleName());
      }
      if (field.type().typeName() instanceof ClassName type
          && type.packageName().equals(name.packageName())
          && type.enclosingClassName() == null) {
        needed.add(type.simpleName());
      }
    }
    for (TypeElement nested : ElementFilter.typesIn(struct.getEnclosedElements())) {
      if (needed.contains(nested.getSimpleName().toString())) {
        reporter.error(
            nested,
            Key.STRUCT_NESTED_TYPE,
            "%s inside %s would hide the class of that name which %s needs: rename it"
                .formatted(
                    nested.getSimpleName(), name.simpleName(), Names.rep(name).simpleName()));
      }
    }
  }

  private void checkTypeParameters(TypeElement struct) {
    if (!struct.getTypeParameters().isEmpty()) {
      reporter.error(
          struct.getTypeParameters().getFirst(),
          Key.STRUCT_TYPE_PARAMETERS,
          "%s has type parameters, and rep structs have none: name the types of the fields"
              .formatted(struct.getSimpleName()));
    }
  }

  private void checkTracked(TypeElement struct) {
    List<? extends TypeMirror> parents = struct.getInterfaces();
    if (parents.size() != 1 || !TypeReader.isTrackedItself(parents.getFirst())) {
      reporter.error(
          struct,
          Key.STRUCT_TRACKED,
          "rep struct %s must extend Tracked and nothing else: write 'interface %s extends Tracked'"
              .formatted(struct.getSimpleName(), struct.getSimpleName()));
    }
  }

  private Map<String, Accessors> accessors(TypeElement struct) {
    Map<String, Accessors> fields = new LinkedHashMap<>();
    Set<String> malformed = new HashSet<>();
    for (ExecutableElement method : StructFields.accessors(struct)) {
      if (!addAccessor(method, fields)) {
        malformed.add(method.getSimpleName().toString());
      }
    }
    fields.keySet().removeAll(malformed);
    return fields;
  }

  /** From another package. */
  private static boolean isInherited(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        || method.getModifiers().contains(Modifier.PROTECTED);
  }

  private boolean addAccessor(ExecutableElement method, Map<String, Accessors> fields) {
    boolean isVoid = method.getReturnType().getKind() == TypeKind.VOID;
    int parameters = method.getParameters().size();
    boolean plain = method.getTypeParameters().isEmpty() && method.getThrownTypes().isEmpty();
    String name = method.getSimpleName().toString();
    if (!plain || !(isVoid ? parameters == 1 : parameters == 0)) {
      accessorError(
          method,
          ("%s is neither the getter nor the setter of a field: write 'T %s();' and "
                  + "'void %s(T value);'")
              .formatted(name, name, name));
      return false;
    }
    Accessors pair = fields.computeIfAbsent(name, _ -> new Accessors());
    if (!isVoid) {
      pair.getter = method;
    } else if (pair.setter == null) {
      pair.setter = method;
    } else {
      accessorError(
          method, "field %s has two setters: keep the one of the getter's type".formatted(name));
      return false;
    }
    return true;
  }

  private void readField(String name, Accessors pair, Layout layout) {
    Types util = environment.getTypeUtils();
    if (pair.getter == null) {
      TypeMirror type = pair.setterType();
      accessorError(
          pair.setter,
          "field %s has no getter: add '%s %s();'"
              .formatted(name, TypeAdvice.describe(type), name));
      return;
    }
    TypeMirror type = pair.getter.getReturnType();
    if (pair.setter == null) {
      accessorError(
          pair.getter,
          "field %s has no setter: add 'void %s(%s value);'"
              .formatted(name, name, TypeAdvice.describe(type)));
    } else if (!util.isSameType(type, pair.setterType())) {
      accessorError(
          pair.setter,
          "the setter of field %s takes %s, its getter returns %s: make them the same"
              .formatted(name, TypeAdvice.describe(pair.setterType()), TypeAdvice.describe(type)));
    }
    Optional<ValueType> read = readType(name, pair.getter);
    read.ifPresent(t -> checkAnnotations(name, pair, t));
    read.ifPresent(t -> layout.add(name, t, nullable(pair)));
  }

  private void checkAnnotations(String name, Accessors pair, ValueType type) {
    if (nullable(pair).isPresent()
        && (type instanceof ValueType.Scalar || type instanceof ValueType.StructType)) {
      reporter.error(
          pair.getter,
          Key.STRUCT_NULLABLE,
          "field %s is %s: remove @Nullable"
              .formatted(name, type instanceof ValueType.Scalar ? "primitive" : "never null"));
    }
    if (pair.setter != null
        && ByValueReader.isByValue(pair.getter)
            != ByValueReader.isByValue(pair.setter.getParameters().getFirst())) {
      accessorError(
          pair.setter,
          ("the getter and the setter of field %s disagree about @ByValue: write it on the getter "
                  + "and on the setter's parameter, or on none")
              .formatted(name));
    }
  }

  private static Optional<Value.Nullable> nullable(Accessors pair) {
    Optional<Value.Nullable> got = Annotations.nullable(pair.getter, pair.getter.getReturnType());
    return pair.setter == null
        ? got
        : got.or(
            () -> Annotations.nullable(pair.setter.getParameters().getFirst(), pair.setterType()));
  }

  private Optional<ValueType> readType(String name, ExecutableElement getter) {
    WrittenType type = types.written(getter);
    if (types.endpoints().find(type).isPresent()) {
      reporter.error(
          getter,
          Key.STRUCT_ENDPOINT,
          ("field %s is an endpoint, and endpoints travel as arguments of messages only, never "
                  + "inside rep structs: make it an argument of its own")
              .formatted(name));
      return Optional.empty();
    }
    Optional<ValueType> valueType = types.read(type);
    Optional<WrittenType> unknown = types.endpoints().unknown(type);
    if (unknown.isPresent()) {
      reporter.error(
          getter,
          Key.STRUCT_UNKNOWN_TYPE,
          "the type %s of field %s is not known: declare or import it"
              .formatted(TypeAdvice.describe(unknown.get().mirror()), name));
    } else if (valueType.isEmpty()) {
      reporter.error(
          getter,
          Key.STRUCT_NOT_EXCHANGEABLE,
          ("%s cannot be the type of field %s: %s (fields are primitives, enums, @RepStruct "
                  + "interfaces and vectors)")
              .formatted(TypeAdvice.describe(type.mirror()), name, advice.of(type)));
    }
    return valueType.map(t -> byValue.read(getter, type, t, "struct", "field " + name));
  }

  /** No method may be one that the generated class inherits. */
  private void checkNames(TypeElement struct) {
    TypeElement base = environment.getElementUtils().getTypeElement(BASE);
    if (base == null) {
      return;
    }
    List<ExecutableElement> inherited =
        ElementFilter.methodsIn(environment.getElementUtils().getAllMembers(base)).stream()
            .filter(StructReader::isInherited)
            .toList();
    for (ExecutableElement method : ElementFilter.methodsIn(struct.getEnclosedElements())) {
      if (!method.getModifiers().contains(Modifier.STATIC)
          && inherited.stream().anyMatch(other -> isSame(method, other))) {
        reporter.error(
            method,
            Key.STRUCT_FIELD_NAME,
            "a field cannot be called %s: every block has a method of that name; rename it"
                .formatted(method.getSimpleName()));
      }
    }
  }

  private boolean isSame(ExecutableElement method, ExecutableElement other) {
    List<TypeMirror> types = parameterTypes(method);
    List<TypeMirror> others = parameterTypes(other);
    return method.getSimpleName().equals(other.getSimpleName())
        && types.size() == others.size()
        && IntStream.range(0, types.size())
            .allMatch(i -> environment.getTypeUtils().isSameType(types.get(i), others.get(i)));
  }

  private List<TypeMirror> parameterTypes(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> environment.getTypeUtils().erasure(parameter.asType()))
        .toList();
  }

  private void accessorError(ExecutableElement method, String message) {
    reporter.error(method, Key.STRUCT_ACCESSOR, message);
  }
}
