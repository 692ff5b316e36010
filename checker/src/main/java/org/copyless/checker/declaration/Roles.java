package org.copyless.checker.declaration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads what methods of generated and runtime classes do. */
final class Roles {
  private static final MethodRole ORDINARY = new MethodRole.Ordinary();

  private final Declarations declarations;
  private final Map<ExecutableElement, MethodRole> roles = new HashMap<>();

  Roles(Declarations declarations) {
    this.declarations = declarations;
  }

  MethodRole of(ExecutableElement method) {
    MethodRole known = roles.get(method);
    if (known == null) {
      known = read(method);
      roles.put(method, known);
    }
    return known;
  }

  private MethodRole read(ExecutableElement method) {
    AnnotationMirror sends = Mirrors.find(method, Names.SENDS);
    if (sends != null) {
      return new MethodRole.Send(String.valueOf(Mirrors.value(sends, "value")));
    }
    AnnotationMirror receives = Mirrors.find(method, Names.RECEIVES);
    if (receives != null) {
      return Mirrors.value(receives, "value") instanceof String message && !message.isEmpty()
          ? new MethodRole.ReceiveOne(message)
          : new MethodRole.ReceiveAny(Boolean.TRUE.equals(Mirrors.value(receives, "orNothing")));
    }
    if (Mirrors.find(method, Names.TAKES) != null) {
      return new MethodRole.TakeMessage();
    }
    String name = method.getSimpleName().toString();
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    TypeMirror type = owner.asType();
    boolean bare = method.getParameters().isEmpty();
    Optional<String> message = declarations.messageOf(type);
    if (message.isPresent() && bare) {
      return declarations.isByValue(method)
          ? new MethodRole.Part()
          : new MethodRole.TakeArgument(message.get(), name);
    }
    if (declarations.isChannel(type) && bare && (name.equals("imp") || name.equals("exp"))) {
      return new MethodRole.TakeEnd(name);
    }
    if (owner.getQualifiedName().contentEquals(Names.SELECT) && name.equals("await")) {
      return new MethodRole.Await();
    }
    if (owner.getQualifiedName().contentEquals(Names.ENDPOINT) && name.equals("inState")) {
      return new MethodRole.TestState();
    }
    if (Names.GROUPS.contains(owner.getQualifiedName().toString()) && bare) {
      return groupRole(name);
    }
    if (declarations.isExposure(type)) {
      return exposureRole(name, method.getParameters().size());
    }
    if (Variables.isVariable(owner)) {
      return name.equals("put") || name.equals("take") ? new MethodRole.Move(name) : ORDINARY;
    }
    return declarations.isTracked(type) ? trackedRole(method, type, name, bare) : ORDINARY;
  }

  private static MethodRole groupRole(String name) {
    return switch (name) {
      case "selected" -> new MethodRole.Selected();
      case "data" -> new MethodRole.SelectedData();
      case "close" -> new MethodRole.Close();
      default -> ORDINARY;
    };
  }

  private static MethodRole exposureRole(String name, int parameters) {
    return switch (name) {
      case "close" -> parameters == 0 ? new MethodRole.EndExpose() : ORDINARY;
      case "get" -> parameters == 0 ? new MethodRole.ReadSlot() : ORDINARY;
      case "set" -> parameters == 1 ? new MethodRole.WriteSlot() : ORDINARY;
      default -> ORDINARY;
    };
  }

  private MethodRole trackedRole(
      ExecutableElement method, TypeMirror owner, String name, boolean bare) {
    if (bare && name.equals("close")) {
      return new MethodRole.Close();
    }
    if (name.equals("expose") && declarations.isExposure(method.getReturnType())) {
      return new MethodRole.Expose();
    }
    if (bare && declarations.isByValue(method) && declarations.isTracked(method.getReturnType())) {
      return new MethodRole.Part();
    }
    for (Parameter field : declarations.shape(owner).fields()) {
      if (field.name().equals(name) && bare) {
        return new MethodRole.ReadField(name);
      }
      if (field.name().equals(name)
          && method.getParameters().size() == 1
          && declarations.isTracked(method.getParameters().getFirst().asType())) {
        return new MethodRole.WriteField(name);
      }
    }
    return ORDINARY;
  }
}
