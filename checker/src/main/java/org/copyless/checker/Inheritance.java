package org.copyless.checker;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * The methods that a class inherits from one type as the implementation of another's: where they
 * were declared nobody could compare the two.
 */
final class Inheritance {
  private final TypeElement type;
  private final Elements elements;
  private final Types types;

  private Inheritance(TypeElement type, ProcessingEnvironment environment) {
    this.type = type;
    this.elements = environment.getElementUtils();
    this.types = environment.getTypeUtils();
  }

  static Inheritance of(TypeElement type, ProcessingEnvironment environment) {
    return new Inheritance(type, environment);
  }

  /** Gives each inherited method together with each that it implements. */
  void forEach(BiConsumer<ExecutableElement, ExecutableElement> action) {
    Set<ExecutableElement> others = methodsOfSupertypes(type);
    List<ExecutableElement> members = ElementFilter.methodsIn(elements.getAllMembers(type));
    for (ExecutableElement inherited : members) {
      if (!inherited.getEnclosingElement().equals(type)) {
        for (ExecutableElement other : others) {
          if (!other.equals(inherited) && elements.overrides(inherited, other, type)) {
            action.accept(inherited, other);
          }
        }
      }
    }
  }

  private Set<ExecutableElement> methodsOfSupertypes(TypeElement of) {
    Set<ExecutableElement> methods = new LinkedHashSet<>();
    for (TypeMirror supertype : types.directSupertypes(of.asType())) {
      TypeElement element = (TypeElement) ((DeclaredType) supertype).asElement();
      if (!element.getQualifiedName().contentEquals("java.lang.Object")) {
        methods.addAll(ElementFilter.methodsIn(element.getEnclosedElements()));
        methods.addAll(methodsOfSupertypes(element));
      }
    }
    return methods;
  }
}
