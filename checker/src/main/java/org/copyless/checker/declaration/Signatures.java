package org.copyless.checker.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;

/** What parameters, receivers, results and fields of structs promise, defaults included. */
final class Signatures {
  private final AnnotatedTypeFactory factory;
  private final Kinds kinds;
  private final Shapes shapes;
  private final Map<VariableElement, Optional<Parameter>> parameters = new HashMap<>();
  private final Map<ExecutableElement, Optional<Parameter>> results = new HashMap<>();

  Signatures(AnnotatedTypeFactory factory, Kinds kinds, Shapes shapes) {
    this.factory = factory;
    this.kinds = kinds;
    this.shapes = shapes;
  }

  private @Nullable TypeElement structOf(TypeElement element) {
    if (Mirrors.find(element, Names.REP_STRUCT) != null) {
      return element;
    }
    for (TypeMirror each : element.getInterfaces()) {
      TypeElement found = structOf((TypeElement) ((DeclaredType) each).asElement());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Reads the tracked fields of a struct, or the one that an exposed slot of a vector shows. */
  List<Parameter> fields(TypeElement type, Map<String, TypeArgument> bindings) {
    if (type.getQualifiedName().contentEquals(Names.TRACKED_VECTOR)) {
      List<Parameter> element = new ArrayList<>();
      bindings.values().forEach(each -> element.add(element(each)));
      return element;
    }
    TypeElement struct = structOf(type);
    List<Parameter> fields = new ArrayList<>();
    if (struct != null) {
      for (ExecutableElement method : ElementFilter.methodsIn(struct.getEnclosedElements())) {
        if (isAccessor(method) && method.getParameters().isEmpty() && !Mirrors.isByValue(method)) {
          result(method, Map.of()).ifPresent(fields::add);
        }
      }
    }
    return fields;
  }

  private static Parameter element(TypeArgument argument) {
    return new Parameter(
        Shape.ELEMENT, false, true, argument.shape(), argument.states(), argument.states());
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Returns what a parameter promises where the type variables of its class are known. */
  Optional<Parameter> parameter(VariableElement parameter, Map<String, TypeArgument> bindings) {
    return bindings.isEmpty()
        ? known(parameters, parameter, () -> readParameter(parameter, bindings))
        : readParameter(parameter, bindings);
  }

  /** Reads a declaration once: bodies are gone over several times. */
  private static <E, P> P known(Map<E, P> all, E element, Supplier<P> reader) {
    P known = all.get(element);
    if (known == null) {
      known = reader.get();
      all.put(element, known);
    }
    return known;
  }

  private Optional<Parameter> readParameter(
      VariableElement parameter, Map<String, TypeArgument> bindings) {
    return Optional.of(parameter.asType())
        .filter(kinds::isTracked)
        .map(
            type ->
                declared(
                    parameter.getSimpleName().isEmpty()
                        ? "_"
                        : parameter.getSimpleName().toString(),
                    type,
                    factory.getAnnotatedType(parameter),
                    nullable(parameter, type),
                    bindings))
        .map(declared -> declared.onThrow(known(declared, thrown(parameter).orElse(Set.of()))));
  }

  private static Set<String> known(Parameter declared, Set<String> states) {
    return declared.protocol().map(protocol -> protocol.known(states)).orElse(states);
  }

  /** Returns the states in which exceptions leave a parameter's endpoint, if they are named. */
  Optional<Set<String>> thrown(VariableElement parameter) {
    return Optional.ofNullable(Mirrors.find(factory.getDeclAnnotations(parameter), Names.ON_THROW))
        .map(annotation -> Mirrors.strings(annotation, "value"));
  }

  /** Returns what a result promises where the type variables of its class are known. */
  Optional<Parameter> result(ExecutableElement method, Map<String, TypeArgument> bindings) {
    return bindings.isEmpty()
        ? known(results, method, () -> readResult(method, bindings))
        : readResult(method, bindings);
  }

  private Optional<Parameter> readResult(
      ExecutableElement method, Map<String, TypeArgument> bindings) {
    return Optional.of(method.getReturnType())
        .filter(kinds::isTracked)
        .map(
            type ->
                declared(
                    method.getSimpleName().toString(),
                    type,
                    factory.getAnnotatedType(method).getReturnType(),
                    nullable(method, type),
                    bindings));
  }

  /** Returns what a method promises about its receiver. */
  Parameter receiver(ExecutableElement method, TypeMirror type) {
    AnnotatedTypeMirror receiver = factory.getAnnotatedType(method).getReceiverType();
    if (receiver == null) {
      throw new IllegalArgumentException("a static method has no receiver: " + method);
    }
    return declared("this", type, receiver, false, Map.of());
  }

  /** Returns what a method promises about its own object, if its class is tracked. */
  Optional<Parameter> receiver(ExecutableElement method) {
    TypeMirror type = method.getEnclosingElement().asType();
    boolean hasReceiver =
        method.getKind() == ElementKind.METHOD
            && !method.getModifiers().contains(Modifier.STATIC)
            && kinds.isTracked(type);
    return hasReceiver ? Optional.of(receiver(method, type)) : Optional.empty();
  }

  private static boolean nullable(Element element, TypeMirror type) {
    return Mirrors.hasSimple(element, "Nullable") || Mirrors.hasSimple(type, "Nullable");
  }

  private Parameter declared(
      String name,
      TypeMirror type,
      AnnotatedTypeMirror annotated,
      boolean nullable,
      Map<String, TypeArgument> bindings) {
    boolean claims = Mirrors.find(annotated.getPrimaryAnnotations(), Names.CLAIMS) != null;
    TypeArgument bound =
        type instanceof TypeVariable variable ? Shapes.bound(variable, bindings) : null;
    if (bound != null) {
      return new Parameter(name, claims, nullable, bound.shape(), bound.states(), bound.states());
    }
    Shape shape = shapes.of(type, annotated, bindings);
    Protocol protocol = shape.protocol();
    if (protocol == null) {
      return new Parameter(name, claims, nullable, shape, Set.of(), Set.of());
    }
    Set<String> states = Shapes.states(protocol, annotated);
    AnnotationMirror state = Mirrors.find(annotated.getPrimaryAnnotations(), Names.STATE);
    Set<String> then = state == null ? Set.of() : protocol.known(Mirrors.strings(state, "then"));
    if (then.isEmpty() && Kinds.isNamed(type, Names.OUT_PARAMETER)) {
      then = Set.of(Variables.FULL);
    }
    return new Parameter(name, claims, nullable, shape, states, then.isEmpty() ? states : then);
  }
}
