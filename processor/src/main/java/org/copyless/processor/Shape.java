package org.copyless.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** What contracts and rep structs have in common: an interface that a class beside it can see. */
final class Shape {
  private Shape() {}

  /**
   * Reports what keeps {@code type} from being a {@code what}.
   *
   * @param what the first part of the keys, {@code contract} or {@code struct}
   * @return whether it is worth reading on
   */
  static boolean check(TypeElement type, String what, ErrorReporter reporter) {
    if (type.getKind() != ElementKind.INTERFACE) {
      reporter.error(
          type,
          Key.of(what, "interface"),
          "%s is %s: a %s is an interface; make it one"
              .formatted(type.getSimpleName(), kind(type), what));
      return false;
    }
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        reporter.error(
            type,
            Key.of(what, "private"),
            "%s is private, so that generated classes cannot see it: make it package-private"
                .formatted(e.getSimpleName()));
        return false;
      }
    }
    return true;
  }

  /** Whether {@code type} and all around it are public. */
  static boolean isPublic(TypeElement type) {
    boolean isPublic = true;
    for (Element e = type; e.getKind() != ElementKind.PACKAGE; e = e.getEnclosingElement()) {
      isPublic &= e.getModifiers().contains(Modifier.PUBLIC);
    }
    return isPublic;
  }

  private static String kind(TypeElement type) {
    return switch (type.getKind()) {
      case ANNOTATION_TYPE -> "an annotation interface";
      case ENUM -> "an enum";
      case RECORD -> "a record";
      default -> "a class";
    };
  }
}
