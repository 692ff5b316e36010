package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.copyless.annotation.EndpointOf;
import org.copyless.annotation.Role;

/**
 * Finds the contract of an endpoint class that a user's source mentions.
 *
 * <p>A class that was compiled or generated before says it itself ({@code @EndpointOf}). One that
 * is generated in this very run, perhaps from the contract that mentions it, is an error type to
 * the compiler so far, known by name only: those names are foreseen here.
 */
final class EndpointNames {
  private final ProcessingEnvironment environment;

  /** Endpoint class → qualified name of its contract. */
  private final Map<ClassName, String> foreseen = new LinkedHashMap<>();

  EndpointNames(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /**
   * An endpoint class.
   *
   * @param name its name
   * @param contract the contract interface
   */
  record Endpoint(ClassName name, TypeElement contract) {}

  /** Foresees the endpoint classes of a contract of this compilation. */
  void add(TypeElement contract) {
    for (Role role : Role.values()) {
      foreseen.put(
          Names.endpoint(ClassName.get(contract), role), contract.getQualifiedName().toString());
    }
  }

  /** The endpoint class that {@code type} is or will be, as mentioned at {@code user}. */
  Optional<Endpoint> find(TypeMirror type, Element user) {
    return switch (type.getKind()) {
      case DECLARED -> generated((TypeElement) ((DeclaredType) type).asElement());
      case ERROR -> foreseen((TypeElement) ((DeclaredType) type).asElement(), user);
      default -> Optional.empty();
    };
  }

  /** Whether {@code type} may still come into being in a later round. */
  boolean isUnknown(TypeMirror type, Element user) {
    return type.getKind() == TypeKind.ERROR && find(type, user).isEmpty();
  }

  /** The endpoint classes of this compilation, for messages. */
  List<String> known() {
    return foreseen.keySet().stream().map(ClassName::simpleName).toList();
  }

  private static Optional<Endpoint> generated(TypeElement type) {
    return Annotations.find(type, EndpointOf.class)
        .flatMap(mirror -> Annotations.value(mirror, "contract"))
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(contract -> (TypeElement) ((DeclaredType) contract).asElement())
        .map(contract -> new Endpoint(ClassName.get(type), contract));
  }

  private Optional<Endpoint> foreseen(TypeElement unresolved, Element user) {
    String name = unresolved.getQualifiedName().toString();
    return choose(candidates(name), user)
        .map(n -> new Endpoint(n, environment.getElementUtils().getTypeElement(foreseen.get(n))));
  }

  private List<ClassName> candidates(String name) {
    List<ClassName> candidates = new ArrayList<>();
    for (ClassName endpoint : foreseen.keySet()) {
      if (endpoint.canonicalName().equals(name) || endpoint.simpleName().equals(name)) {
        candidates.add(endpoint);
      }
    }
    return candidates;
  }

  /** As the compiler would choose: a single-type import, this package, an import on demand. */
  private Optional<ClassName> choose(List<ClassName> candidates, Element user) {
    if (candidates.size() < 2) {
      return candidates.stream().findFirst();
    }
    List<String> imports = imports(user);
    String here = environment.getElementUtils().getPackageOf(user).getQualifiedName().toString();
    return candidates.stream()
        .filter(c -> imports.contains(c.canonicalName()))
        .findFirst()
        .or(() -> candidates.stream().filter(c -> c.packageName().equals(here)).findFirst())
        .or(
            () ->
                candidates.stream()
                    .filter(c -> imports.contains(c.packageName() + ".*"))
                    .findFirst());
  }

  private List<String> imports(Element user) {
    try {
      TreePath path = Trees.instance(environment).getPath(user);
      return path == null
          ? List.of()
          : path.getCompilationUnit().getImports().stream()
              .map(ImportTree::getQualifiedIdentifier)
              .map(Object::toString)
              .toList();
    } catch (RuntimeException | LinkageError e) {
      return List.of(); // not javac
    }
  }
}
