package org.copyless.checker.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A method as a stub file declares it, to be pasted there. */
public final class StubEntry {
  private static final String OBJECT = "java.lang.Object";
  private static final String ANNOTATION = "@[\\w.]+(\\([^)]*\\))? ?";

  private StubEntry() {}

  /**
   * Returns the stub file of one method, in one line.
   *
   * @param method a method of a library
   * @param borrowed the parameter that is to be borrowed
   */
  public static String of(ExecutableElement method, VariableElement borrowed) {
    StringBuilder entry = new StringBuilder("import org.copyless.annotation.*; ");
    TypeElement owner = (TypeElement) method.getEnclosingElement();
    String home = packageOf(owner);
    if (!home.isEmpty()) {
      entry.append("package ").append(home).append("; ");
    }
    return entry.append(in(owner, member(method, borrowed))).toString();
  }

  private static String packageOf(Element element) {
    Element each = element;
    while (!(each instanceof PackageElement)) {
      each = each.getEnclosingElement();
    }
    return ((PackageElement) each).getQualifiedName().toString();
  }

  private static String in(TypeElement type, String members) {
    String declared =
        kind(type)
            + " "
            + type.getSimpleName()
            + variables(type.getTypeParameters())
            + (type.getKind() == ElementKind.RECORD ? "()" : "")
            + " { "
            + members
            + " }";
    return type.getEnclosingElement() instanceof TypeElement outer ? in(outer, declared) : declared;
  }

  private static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case INTERFACE -> "interface";
      case ENUM -> "enum";
      case ANNOTATION_TYPE -> "@interface";
      case RECORD -> "record";
      default -> "class";
    };
  }

  private static String variables(List<? extends TypeParameterElement> variables) {
    if (variables.isEmpty()) {
      return "";
    }
    return variables.stream().map(StubEntry::variable).collect(Collectors.joining(", ", "<", ">"));
  }

  private static String variable(TypeParameterElement variable) {
    String bounds =
        variable.getBounds().stream()
            .map(TypeMirror::toString)
            .filter(bound -> !bound.equals(OBJECT))
            .collect(Collectors.joining(" & "));
    return bounds.isEmpty() ? variable.toString() : variable + " extends " + bounds;
  }

  private static String member(ExecutableElement method, VariableElement borrowed) {
    String variables = variables(method.getTypeParameters());
    boolean isConstructor = method.getKind() == ElementKind.CONSTRUCTOR;
    return (method.getModifiers().contains(Modifier.PUBLIC) ? "public " : "")
        + (method.getModifiers().contains(Modifier.STATIC) ? "static " : "")
        + (variables.isEmpty() ? "" : variables + " ")
        + (isConstructor
            ? method.getEnclosingElement().getSimpleName()
            : result(method, borrowed) + " " + method.getSimpleName())
        + method.getParameters().stream()
            .map(each -> parameter(method, each, each.equals(borrowed)))
            .collect(Collectors.joining(", ", "(", ");"));
  }

  /** What takes and gives the same type variable returns its argument, as far as one can guess. */
  private static String result(ExecutableElement method, VariableElement borrowed) {
    TypeMirror type = method.getReturnType();
    boolean isArgument =
        type.getKind() == TypeKind.TYPEVAR && bare(type).equals(bare(borrowed.asType()));
    return isArgument ? annotated(bare(type)) : bare(type);
  }

  private static String parameter(
      ExecutableElement method, VariableElement parameter, boolean borrowed) {
    boolean isLast = parameter.equals(method.getParameters().getLast());
    boolean isList = method.isVarArgs() && isLast;
    TypeMirror type =
        isList && parameter.asType() instanceof ArrayType array
            ? array.getComponentType()
            : parameter.asType();
    String written = borrowed ? annotated(bare(type)) : bare(type);
    return written + (isList ? "... " : " ") + parameter.getSimpleName();
  }

  /** Returns a type as it is written, without annotations. */
  private static String bare(TypeMirror type) {
    return type.toString().replaceAll(ANNOTATION, "");
  }

  /** A type annotation stands right before the simple name. */
  private static String annotated(String type) {
    if (type.equals(OBJECT)) {
      return "@Borrowed Object";
    }
    int arguments = type.indexOf('<');
    int name = type.lastIndexOf('.', arguments < 0 ? type.length() : arguments) + 1;
    return type.substring(0, name) + "@Borrowed " + type.substring(name);
  }
}
