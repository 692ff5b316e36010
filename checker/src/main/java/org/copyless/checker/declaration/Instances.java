package org.copyless.checker.declaration;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.checkerframework.framework.type.AnnotatedTypeFactory;
import org.checkerframework.framework.type.AnnotatedTypeMirror;

/** What new channels and containers are, by the type arguments that stand at their creation. */
final class Instances {
  private final AnnotatedTypeFactory factory;
  private final Shapes shapes;
  private final Roles roles;
  private final Signatures signatures;

  Instances(AnnotatedTypeFactory factory, Shapes shapes, Roles roles, Signatures signatures) {
    this.factory = factory;
    this.shapes = shapes;
    this.roles = roles;
    this.signatures = signatures;
  }

  /**
   * Returns what the two ends of a new channel are, by the names of their accessors.
   *
   * @param channel the channel's type
   * @param arguments its type arguments as they are written; empty where they are inferred, so that
   *     endpoints that they name are in the initial state
   */
  Map<String, Parameter> ends(TypeMirror channel, List<? extends Tree> arguments) {
    DeclaredType type = (DeclaredType) channel;
    TypeElement element = (TypeElement) type.asElement();
    Map<String, TypeArgument> bindings = Shapes.bindings(element, arguments(type, arguments));
    Map<String, Parameter> ends = new LinkedHashMap<>();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (roles.of(method) instanceof MethodRole.TakeEnd role) {
        signatures.result(method, bindings).ifPresent(declared -> ends.put(role.end(), declared));
      }
    }
    return ends;
  }

  /** Returns type arguments as they are written; inferred ones are in the initial state. */
  private List<TypeArgument> arguments(DeclaredType type, List<? extends Tree> arguments) {
    List<TypeArgument> known = new ArrayList<>();
    for (int i = 0; i < type.getTypeArguments().size(); i++) {
      boolean isWritten = arguments.size() == type.getTypeArguments().size();
      AnnotatedTypeMirror written =
          isWritten ? factory.getAnnotatedTypeFromTypeTree(arguments.get(i)) : null;
      TypeArgument argument = shapes.argument(type.getTypeArguments().get(i), written, Map.of());
      known.add(isWritten ? argument : argument.inInitialState());
    }
    return known;
  }

  /**
   * Returns the shape of a new container.
   *
   * @param arguments its type arguments as they are written; empty where they are inferred, so that
   *     endpoints that they name are in the initial state
   */
  Shape container(TypeMirror type, List<? extends Tree> arguments) {
    return shapes.of(type, arguments((DeclaredType) type, arguments));
  }

  /** Returns the shape of a set or map of endpoints which are in the given state. */
  Shape container(TypeMirror type, List<? extends Tree> arguments, String state) {
    List<TypeArgument> known = new ArrayList<>(arguments((DeclaredType) type, arguments));
    known.set(0, new TypeArgument(known.getFirst().shape(), Set.of(state), false));
    return shapes.of(type, known);
  }
}
