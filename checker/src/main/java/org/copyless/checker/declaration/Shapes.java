package org.copyless.checker.declaration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeMirror;
import org.checkerframework.framework.type.AnnotatedTypeMirror.AnnotatedDeclaredType;

/** Makes shapes, each once. */
final class Shapes {
  private final Declarations declarations;
  private final Contracts contracts;
  private final Types types;
  private final Map<Key, Shape> shapes = new HashMap<>();

  private record Key(String erased, List<TypeArgument> arguments) {}

  Shapes(Declarations declarations, Types types) {
    this.declarations = declarations;
    this.contracts = new Contracts(declarations);
    this.types = types;
  }

  /**
   * Returns the shape of a type.
   *
   * @param type a tracked type
   * @param annotated the same type as it is declared; null where only javac's type is known
   * @param bindings what stands for the type variables of the class that mentions the type
   */
  Shape of(
      TypeMirror type,
      @Nullable AnnotatedTypeMirror annotated,
      Map<String, TypeArgument> bindings) {
    TypeMirror erased = types.erasure(type);
    List<TypeArgument> arguments = arguments(type, annotated, bindings);
    return once(erased, arguments);
  }

  /** Returns the shape of a type with what stands for the type variables of its class. */
  Shape of(TypeMirror type, List<TypeArgument> arguments) {
    return once(types.erasure(type), List.copyOf(arguments));
  }

  private Shape once(TypeMirror erased, List<TypeArgument> arguments) {
    Key key = new Key(erased.toString(), arguments);
    Shape known = shapes.get(key);
    if (known == null) {
      known = create(erased, arguments);
      shapes.put(key, known);
    }
    return known;
  }

  private List<TypeArgument> arguments(
      TypeMirror type,
      @Nullable AnnotatedTypeMirror annotated,
      Map<String, TypeArgument> bindings) {
    if (!(type instanceof DeclaredType declared)
        || ((TypeElement) declared.asElement()).getTypeParameters().isEmpty()) {
      return List.of();
    }
    List<TypeArgument> arguments = new ArrayList<>();
    if (declared.getTypeArguments().isEmpty()) {
      // a raw type: nothing is known of what it holds
      ((TypeElement) declared.asElement())
          .getTypeParameters()
          .forEach(each -> arguments.add(unknown(each.asType())));
      return List.copyOf(arguments);
    }
    List<? extends AnnotatedTypeMirror> written =
        annotated instanceof AnnotatedDeclaredType generic ? generic.getTypeArguments() : List.of();
    for (int i = 0; i < declared.getTypeArguments().size(); i++) {
      arguments.add(
          argument(
              declared.getTypeArguments().get(i),
              i < written.size() ? written.get(i) : null,
              bindings));
    }
    return List.copyOf(arguments);
  }

  /** Returns what a type argument says. */
  TypeArgument argument(
      TypeMirror type,
      @Nullable AnnotatedTypeMirror annotated,
      Map<String, TypeArgument> bindings) {
    if (type instanceof TypeVariable variable) {
      TypeArgument bound = bound(variable, bindings);
      if (bound != null) {
        return bound;
      }
      return isWildcard(variable) ? unknown(variable.getUpperBound()) : variable(variable);
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror above = wildcard.getExtendsBound();
      return unknown(above == null ? declarations.tracked() : above);
    }
    if (!declarations.isTracked(type)) {
      return new TypeArgument(once(type, List.of()), Set.of(), false);
    }
    Shape shape = of(type, annotated, bindings);
    Protocol protocol = shape.protocol();
    if (protocol == null) {
      return new TypeArgument(shape, Set.of(), false);
    }
    return new TypeArgument(
        shape, annotated == null ? Set.of(Protocol.UNKNOWN) : states(protocol, annotated), false);
  }

  /** Returns what stands for a type variable of a class, or null. */
  static @Nullable TypeArgument bound(TypeVariable variable, Map<String, TypeArgument> bindings) {
    boolean isOfClass = variable.asElement().getEnclosingElement() instanceof TypeElement;
    return isOfClass ? bindings.get(variable.asElement().getSimpleName().toString()) : null;
  }

  /** Javac's captured variables have names that no program can write. */
  private static boolean isWildcard(TypeVariable variable) {
    return variable.asElement().getSimpleName().toString().startsWith("<");
  }

  private TypeArgument unknown(TypeMirror bound) {
    TypeMirror erased = types.erasure(bound);
    boolean isPlain =
        erased instanceof DeclaredType declared
            && ((TypeElement) declared.asElement()).getTypeParameters().isEmpty()
            && declarations.isTracked(erased);
    TypeMirror type = isPlain ? erased : declarations.tracked();
    return new TypeArgument(once(type, List.of()), Set.of(Protocol.UNKNOWN), false);
  }

  /** Returns the shape of a type of which nothing is known but its class. */
  Shape raw(TypeMirror type) {
    return of(types.erasure(type), null, Map.of());
  }

  private TypeArgument variable(TypeVariable variable) {
    if (!declarations.isTracked(variable)) {
      return unknown(variable);
    }
    Shape shape = of(types.erasure(variable), null, Map.of());
    Protocol protocol = shape.protocol();
    return new TypeArgument(shape, protocol == null ? Set.of() : Set.of(protocol.initial()), true);
  }

  /**
   * Returns the states that a declaration names; without one it is the initial state. A name that
   * is none is reported where it stands, and then nothing else.
   */
  static Set<String> states(Protocol protocol, AnnotatedTypeMirror annotated) {
    AnnotationMirror state = Mirrors.find(annotated.getPrimaryAnnotations(), Names.STATE);
    Set<String> states = state == null ? Set.of() : protocol.known(Mirrors.strings(state, "value"));
    return states.isEmpty() ? Set.of(protocol.initial()) : states;
  }

  private Shape create(TypeMirror erased, List<TypeArgument> arguments) {
    if (!(erased instanceof DeclaredType declared)
        || !(declarations.isTracked(erased) || Kinds.isCell(erased))) {
      return new Shape(erased.toString(), null, List.of(), null, null, List::of);
    }
    TypeElement element = (TypeElement) declared.asElement();
    Map<String, TypeArgument> bindings = bindings(element, arguments);
    Shape above = above(element);
    return new Shape(
        name(element, arguments),
        element,
        arguments,
        contracts.protocolOf(element, bindings, above == null ? null : above.protocol()),
        above,
        () -> declarations.fields(element, bindings));
  }

  /** Returns what stands for each type variable of a class. */
  static Map<String, TypeArgument> bindings(TypeElement element, List<TypeArgument> arguments) {
    Map<String, TypeArgument> bindings = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size() && i < element.getTypeParameters().size(); i++) {
      bindings.put(element.getTypeParameters().get(i).getSimpleName().toString(), arguments.get(i));
    }
    return bindings;
  }

  private static String name(TypeElement element, List<TypeArgument> arguments) {
    if (arguments.isEmpty()) {
      return element.getSimpleName().toString();
    }
    List<String> names = new ArrayList<>();
    arguments.forEach(each -> names.add(each.toString()));
    return element.getSimpleName() + "<" + String.join(", ", names) + ">";
  }

  private @Nullable Shape above(TypeElement element) {
    boolean extendsEndpoint =
        Mirrors.find(element, Names.ENDPOINT_OF) != null
            && element.getSuperclass() instanceof DeclaredType superclass
            && Mirrors.find(superclass.asElement(), Names.ENDPOINT_OF) != null;
    return extendsEndpoint ? of(element.getSuperclass(), null, Map.of()) : null;
  }
}
