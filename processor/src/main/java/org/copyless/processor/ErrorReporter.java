package org.copyless.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Reports errors to the compiler and goes on: a reader reports all that it finds, and whoever
 * started it asks afterwards whether there was anything.
 *
 * <p>Every message starts with its key in brackets, which is stable, and ends with what to do.
 */
final class ErrorReporter {
  private final Messager messager;
  private int errors;

  ErrorReporter(Messager messager) {
    this.messager = messager;
  }

  /** Reports an error at the declaration of {@code element}. */
  void error(Element element, String key, String message) {
    errors++;
    messager.printMessage(Diagnostic.Kind.ERROR, text(key, message), element);
  }

  /** Reports an error at the value of an annotation on {@code element}. */
  void error(
      Element element,
      AnnotationMirror annotation,
      AnnotationValue value,
      String key,
      String message) {
    errors++;
    messager.printMessage(Diagnostic.Kind.ERROR, text(key, message), element, annotation, value);
  }

  /** Counts an error that was reported by other means. */
  void count() {
    errors++;
  }

  /** The number of errors reported so far. */
  int errors() {
    return errors;
  }

  /** The text of a diagnostic. */
  static String text(String key, String message) {
    return "[" + key + "] " + message;
  }
}
