package org.copyless.checker.declaration;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;
import org.checkerframework.framework.type.AnnotatedTypeMirror.AnnotatedDeclaredType;
import org.checkerframework.javacutil.ElementUtils;

/** The names in {@code @State} and {@code @OnThrow} that are no states of the contract. */
public final class UnknownStates {
  private final AnnotatedTypeFactory factory;
  private final Declarations declarations;
  private final Map<ExecutableElement, Optional<UnknownState>> methods = new HashMap<>();

  /**
   * A name that is none.
   *
   * @param name the name
   * @param protocol the protocol whose states it is not among
   */
  public record UnknownState(String name, Protocol protocol) {
    /** Returns the states that there are, for messages. */
    public String states() {
      return String.join(", ", protocol.states());
    }
  }

  UnknownStates(AnnotatedTypeFactory factory, Declarations declarations) {
    this.factory = factory;
    this.declarations = declarations;
  }

  /** Returns a name in an annotation that is no state of the endpoint's type beside it. */
  public Optional<UnknownState> in(AnnotationMirror annotation, TypeMirror type) {
    String name =
        ((TypeElement) annotation.getAnnotationType().asElement()).getQualifiedName().toString();
    if (!name.equals(Names.STATE) && !name.equals(Names.ON_THROW)) {
      return Optional.empty();
    }
    Set<String> states = new LinkedHashSet<>(Mirrors.strings(annotation, "value"));
    states.addAll(Mirrors.strings(annotation, "then"));
    return among(states, type);
  }

  private Optional<UnknownState> among(Set<String> states, TypeMirror type) {
    Protocol protocol = declarations.isTracked(type) ? declarations.shape(type).protocol() : null;
    return protocol == null
        ? Optional.empty()
        : protocol.without(states).stream()
            .findFirst()
            .map(state -> new UnknownState(state, protocol));
  }

  /**
   * Returns a name that a method's declaration has from a class file or a stub file: there is no
   * place in the source that shows it.
   */
  public Optional<UnknownState> of(ExecutableElement method) {
    Optional<UnknownState> known = methods.get(method);
    if (known == null) {
      known = isFromElsewhere(method) ? find(method) : Optional.empty();
      methods.put(method, known);
    }
    return known;
  }

  private boolean isFromElsewhere(ExecutableElement method) {
    return !ElementUtils.isElementFromSourceCode(method)
        && !declarations.isGenerated((TypeElement) method.getEnclosingElement());
  }

  private Optional<UnknownState> find(ExecutableElement method) {
    for (VariableElement parameter : method.getParameters()) {
      Optional<UnknownState> found =
          find(factory.getAnnotatedType(parameter))
              .or(
                  () ->
                      declarations
                          .thrown(parameter)
                          .flatMap(states -> among(states, parameter.asType())));
      if (found.isPresent()) {
        return found;
      }
    }
    return find(factory.getAnnotatedType(method).getReturnType());
  }

  private Optional<UnknownState> find(@Nullable AnnotatedTypeMirror type) {
    if (!(type instanceof AnnotatedDeclaredType declared)) {
      return Optional.empty();
    }
    AnnotationMirror state = Mirrors.find(type.getPrimaryAnnotations(), Names.STATE);
    if (state != null) {
      Optional<UnknownState> found = in(state, type.getUnderlyingType());
      if (found.isPresent()) {
        return found;
      }
    }
    return declared.getTypeArguments().stream().flatMap(each -> find(each).stream()).findFirst();
  }

  /** Returns where a method's declaration comes from, for messages. */
  public String origin(ExecutableElement method) {
    return factory.isFromStubFile(method) ? "a stub file" : "its class file";
  }
}
