package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.copyless.annotation.ByValue;

/**
 * Reads arguments and fields that are {@code @ByValue}: rep structs whose bytes are copied, so that
 * they hold no pointers, which have one owner.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
final class ByValueReader {
  private final TypeReader types;
  private final ErrorReporter reporter;

  ByValueReader(TypeReader types, ErrorReporter reporter) {
    this.types = types;
    this.reporter = reporter;
  }

  /** The fields of a struct so far, with the structs around it. */
  private record Path(List<TypeElement> structs) {
    Path to(TypeElement struct) {
      List<TypeElement> longer = new ArrayList<>(structs);
      longer.add(struct);
      return new Path(longer);
    }

    /** From {@code struct} on, to itself. */
    String cycle(TypeElement struct) {
      return structs.stream()
          .skip(structs.indexOf(struct))
          .map(Element::getSimpleName)
          .map(Name::toString)
          .collect(Collectors.joining(" -> ", "", " -> " + struct.getSimpleName()));
    }
  }

  /**
   * The type of {@code declaration}: that of a value if it is {@code @ByValue} and can be copied,
   * else {@code plain}. What is wrong is reported.
   *
   * @param key the first part of the key, {@code argument} or {@code struct}
   * @param place what it is, for the message
   */
  ValueType read(Element declaration, WrittenType type, ValueType plain, String key, String place) {
    if (!isByValue(declaration)) {
      return plain;
    }
    Optional<TypeElement> struct = struct(type, plain);
    if (struct.isEmpty()) {
      String what = plain.tracked() ? "is no rep struct" : "is always copied";
      reporter.error(
          declaration, Key.of(key, "byValue"), "%s %s: remove @ByValue".formatted(place, what));
      return plain;
    }
    Path path = new Path(List.of());
    if (declaration instanceof ExecutableElement getter) {
      path = path.to((TypeElement) getter.getEnclosingElement());
    }
    Optional<String> problem = problem(struct.get(), path);
    problem.ifPresent(
        p ->
            reporter.error(
                declaration,
                Key.of(key, "byValue"),
                "%s is passed by value, but %s".formatted(place, p)));
    return problem.isPresent() || isCyclic(struct.get(), path) ? plain : value(struct.get());
  }

  static boolean isByValue(Element declaration) {
    return Annotations.find(declaration, ByValue.class).isPresent();
  }

  /** The types of whatever is {@code @ByValue} in a contract or a rep struct. */
  static List<TypeElement> structs(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .flatMap(method -> Stream.concat(Stream.of(method), method.getParameters().stream()))
        .filter(ByValueReader::isByValue)
        .map(d -> d instanceof ExecutableElement m ? m.getReturnType() : d.asType())
        .flatMap(t -> t instanceof DeclaredType declared ? Stream.of(declared) : Stream.empty())
        .map(declared -> (TypeElement) declared.asElement())
        .toList();
  }

  private static Optional<TypeElement> struct(WrittenType type, ValueType plain) {
    return plain instanceof ValueType.PointerType
            && element(type).filter(TypeReader::isRepStruct).isPresent()
        ? element(type)
        : Optional.empty();
  }

  private static Optional<TypeElement> element(WrittenType type) {
    return type.mirror() instanceof DeclaredType declared
        ? Optional.of((TypeElement) declared.asElement())
        : Optional.empty();
  }

  /** What keeps a struct from being copied. A cycle is reported at one of its structs only. */
  private Optional<String> problem(TypeElement struct, Path path) {
    if (path.structs().contains(struct)) {
      boolean first =
          path.structs().indexOf(struct) == 0
              && path.structs().stream()
                  .map(s -> s.getQualifiedName().toString())
                  .min(Comparator.naturalOrder())
                  .filter(struct.getQualifiedName()::contentEquals)
                  .isPresent();
      return first
          ? Optional.of(
              "%s would lie inside itself (%s): hold one of them by pointer, without @ByValue"
                  .formatted(struct.getSimpleName(), path.cycle(struct)))
          : Optional.empty();
    }
    for (ExecutableElement getter : StructFields.getters(struct)) {
      WrittenType type = types.written(getter);
      Optional<ValueType> field = types.read(type);
      if (field.isPresent() && field.get().tracked()) {
        Optional<TypeElement> inner = struct(type, field.get());
        Optional<String> problem =
            isByValue(getter) && inner.isPresent()
                ? problem(inner.get(), path.to(struct))
                : Optional.of(holdsPointer(struct, getter));
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private static String holdsPointer(TypeElement struct, ExecutableElement getter) {
    return ("%s holds a pointer in field %s, and a pointer has one owner: pass it by pointer, "
            + "without @ByValue")
        .formatted(struct.getSimpleName(), getter.getSimpleName());
  }

  private boolean isCyclic(TypeElement struct, Path path) {
    return path.structs().contains(struct)
        || values(struct).stream().anyMatch(inner -> isCyclic(inner, path.to(struct)));
  }

  private List<TypeElement> values(TypeElement struct) {
    return StructFields.getters(struct).stream()
        .filter(ByValueReader::isByValue)
        .map(types::written)
        .flatMap(type -> element(type).stream())
        .filter(TypeReader::isRepStruct)
        .toList();
  }

  private ValueType.StructType value(TypeElement struct) {
    Layout layout = Layout.ofStruct();
    for (ExecutableElement getter : StructFields.getters(struct)) {
      WrittenType type = types.written(getter);
      types
          .read(type)
          .map(t -> isByValue(getter) ? struct(type, t).<ValueType>map(this::value).orElse(t) : t)
          .ifPresent(t -> layout.add(getter.getSimpleName().toString(), t, Optional.empty()));
    }
    int alignment =
        layout.values().stream().mapToInt(field -> field.type().alignment()).max().orElse(1);
    return new ValueType.StructType(ClassName.get(struct), (int) layout.end(), alignment);
  }
}
