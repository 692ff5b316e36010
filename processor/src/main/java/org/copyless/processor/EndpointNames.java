package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.sun.source.tree.ImportTree;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.copyless.annotation.EndpointOf;
import org.copyless.annotation.Role;
import org.copyless.contract.NearNames;

/**
 * Finds the contract of an endpoint class that a user's source mentions.
 *
 * <p>A class that was compiled or generated before says it itself ({@code @EndpointOf}). One that
 * is generated in this very run, perhaps from the contract that mentions it, is an error type to
 * the compiler so far, known by name only: those names are foreseen here.
 */
final class EndpointNames {
  private static final int MAX_LISTED = 12;

  private final ProcessingEnvironment environment;

  /** Endpoint class → qualified name of its contract. */
  private final Map<ClassName, String> foreseen = new LinkedHashMap<>();

  /** Simple and full names of the endpoint classes foreseen. */
  private final Map<String, Set<ClassName>> byName = new LinkedHashMap<>();

  EndpointNames(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /**
   * An endpoint class.
   *
   * @param name its name
   * @param contract the contract interface
   * @param imported whether javac will find it under the name that the user has written
   */
  record Endpoint(ClassName name, TypeElement contract, boolean imported) {}

  /** Foresees the endpoint classes of a contract of this compilation. */
  void add(TypeElement contract) {
    for (Role role : Role.values()) {
      ClassName endpoint = Names.endpoint(ClassName.get(contract), role);
      foreseen.put(endpoint, contract.getQualifiedName().toString());
      for (String name : List.of(endpoint.simpleName(), endpoint.canonicalName())) {
        byName.computeIfAbsent(name, _ -> new LinkedHashSet<>()).add(endpoint);
      }
    }
  }

  /** The endpoint class that {@code type} is, will be, or has for its bound. */
  Optional<Endpoint> find(WrittenType type) {
    return find(type.mirror(), type.user());
  }

  private Optional<Endpoint> find(TypeMirror type, Element user) {
    return switch (type.getKind()) {
      case DECLARED -> generated((TypeElement) ((DeclaredType) type).asElement());
      case ERROR -> foreseen((TypeElement) ((DeclaredType) type).asElement(), user);
      case TYPEVAR -> find(((TypeVariable) type).getUpperBound(), user);
      default -> Optional.empty();
    };
  }

  /**
   * The first of {@code type} and the types in it that may still come into being in a later round.
   */
  Optional<WrittenType> unknown(WrittenType type) {
    return type.mirror().getKind() == TypeKind.ERROR && find(type).isEmpty()
        ? Optional.of(type)
        : type.arguments().stream().flatMap(a -> unknown(a).stream()).findFirst();
  }

  /** What to do about an unknown name, as the end of a sentence. */
  String advice(String name) {
    List<String> known = foreseen.keySet().stream().map(ClassName::simpleName).toList();
    return NearNames.nearest(name, known)
        .map("did you mean %s?"::formatted)
        .orElseGet(
            () ->
                "declare or import it; endpoint classes of this compilation: "
                    + String.join(", ", known.subList(0, Math.min(known.size(), MAX_LISTED)))
                    + (known.size() > MAX_LISTED ? ", …" : ""));
  }

  private static Optional<Endpoint> generated(TypeElement type) {
    return Annotations.find(type, EndpointOf.class)
        .flatMap(mirror -> Annotations.value(mirror, "contract"))
        .map(AnnotationValue::getValue)
        .filter(DeclaredType.class::isInstance)
        .map(contract -> (TypeElement) ((DeclaredType) contract).asElement())
        .map(contract -> new Endpoint(ClassName.get(type), contract, true));
  }

  private Optional<Endpoint> foreseen(TypeElement unresolved, Element user) {
    String name = unresolved.getQualifiedName().toString();
    Set<ClassName> candidates = byName.getOrDefault(name, Set.of());
    Optional<ClassName> meant =
        name.contains(".") ? candidates.stream().findFirst() : choose(candidates, user);
    return meant
        .or(() -> candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty())
        .map(n -> new Endpoint(n, contract(n), meant.isPresent()));
  }

  private TypeElement contract(ClassName endpoint) {
    return environment.getElementUtils().getTypeElement(foreseen.get(endpoint));
  }

  /** As the compiler would choose: a single-type import, this package, an import on demand. */
  private Optional<ClassName> choose(Set<ClassName> candidates, Element user) {
    if (candidates.isEmpty()) {
      return Optional.empty(); // most types, and imports cost time
    }
    Optional<Set<String>> known = imports(user);
    if (known.isEmpty()) {
      return candidates.stream().findFirst();
    }
    Set<String> imports = known.get();
    String here = environment.getElementUtils().getPackageOf(user).getQualifiedName().toString();
    return first(candidates, c -> imports.contains(c.canonicalName()))
        .or(() -> first(candidates, c -> c.packageName().equals(here)))
        .or(() -> first(candidates, c -> imports.contains(c.packageName() + ".*")));
  }

  private static Optional<ClassName> first(
      Set<ClassName> candidates, Predicate<ClassName> condition) {
    return candidates.stream().filter(condition).findFirst();
  }

  /** What the file of {@code user} imports; empty if it cannot be seen. */
  private Optional<Set<String>> imports(Element user) {
    try {
      return Optional.ofNullable(Trees.instance(environment).getPath(user))
          .map(path -> path.getCompilationUnit().getImports().stream())
          .map(
              imports ->
                  imports
                      .map(ImportTree::getQualifiedIdentifier)
                      .map(Object::toString)
                      .collect(Collectors.toSet()));
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty(); // not javac
    }
  }
}
