package org.copyless.processor;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A type as a source mentions it.
 *
 * <p>An endpoint class that is generated in this very run is an error type to javac so far. javac
 * keeps the type arguments that were written for it, but not if an annotation stands before it, as
 * {@code @State} does; they are read from the tree then.
 *
 * @param mirror the type, perhaps an error type
 * @param user what mentions it
 * @param tree where it is written, as far as the compiler tells
 */
record WrittenType(TypeMirror mirror, Element user, Optional<Location> tree) {
  /** A place in a source that javac has parsed. */
  record Location(Trees trees, TreePath path) {
    Location to(Tree child) {
      return new Location(trees, new TreePath(path, child));
    }
  }

  /**
   * The type of {@code declaration}: what a method returns, the first bound of a type parameter.
   */
  static WrittenType of(ProcessingEnvironment environment, Element declaration) {
    TypeMirror type =
        switch (declaration) {
          case ExecutableElement method -> method.getReturnType();
          case TypeParameterElement parameter -> parameter.getBounds().getFirst();
          default -> declaration.asType();
        };
    return new WrittenType(type, declaration, location(environment, declaration));
  }

  /** A type of which nothing more is known. */
  static WrittenType of(TypeMirror type, Element user) {
    return new WrittenType(type, user, Optional.empty());
  }

  /** The type arguments; none if it is raw. */
  List<WrittenType> arguments() {
    if (!(mirror instanceof DeclaredType declared)) {
      return List.of();
    }
    List<? extends TypeMirror> types = declared.getTypeArguments();
    List<Location> places = tree.map(WrittenType::argumentPlaces).orElse(List.of());
    List<WrittenType> arguments = new ArrayList<>();
    for (int i = 0; i < Math.max(types.size(), places.size()); i++) {
      Optional<Location> place = i < places.size() ? Optional.of(places.get(i)) : Optional.empty();
      TypeMirror type =
          i < types.size()
              ? types.get(i)
              : places.get(i).trees().getTypeMirror(places.get(i).path());
      arguments.add(new WrittenType(type, user, place));
    }
    return arguments;
  }

  private static List<Location> argumentPlaces(Location type) {
    return switch (type.path().getLeaf()) {
      case AnnotatedTypeTree annotated -> argumentPlaces(type.to(annotated.getUnderlyingType()));
      case ParameterizedTypeTree parameterized ->
          parameterized.getTypeArguments().stream().map(type::to).toList();
      default -> List.of();
    };
  }

  private static Optional<Location> location(ProcessingEnvironment environment, Element element) {
    try {
      Trees trees = Trees.instance(environment);
      TreePath path = trees.getPath(element);
      if (path == null) {
        return Optional.empty();
      }
      Location declaration = new Location(trees, path);
      return switch (path.getLeaf()) {
        case VariableTree variable -> Optional.of(declaration.to(variable.getType()));
        case MethodTree method -> Optional.of(declaration.to(method.getReturnType()));
        case TypeParameterTree parameter when !parameter.getBounds().isEmpty() ->
            Optional.of(declaration.to(parameter.getBounds().getFirst()));
        default -> Optional.empty();
      };
    } catch (RuntimeException | LinkageError e) {
      return Optional.empty(); // not javac
    }
  }
}
