package org.copyless.processor;

import java.util.Optional;
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
  private final Optional<Messager> messager;
  private int errors;

  ErrorReporter(Messager messager) {
    this.messager = Optional.of(messager);
  }

  private ErrorReporter() {
    this.messager = Optional.empty();
  }

  /** A reporter that only counts, for reading again what was reported before. */
  static ErrorReporter silent() {
    return new ErrorReporter();
  }

  /** Whether nobody hears of what is reported. */
  boolean isSilent() {
    return messager.isEmpty();
  }

  /** Reports an error at the declaration of {@code element}. */
  void error(Element element, Key key, String message) {
    errors++;
    messager.ifPresent(m -> m.printMessage(Diagnostic.Kind.ERROR, text(key, message), element));
  }

  /** Reports an error that no place in the sources is to blame for. */
  void error(Key key, String message) {
    errors++;
    messager.ifPresent(m -> m.printMessage(Diagnostic.Kind.ERROR, text(key, message)));
  }

  /** Reports a warning at the declaration of {@code element}. */
  void warning(Element element, Key key, String message) {
    messager.ifPresent(m -> m.printMessage(Diagnostic.Kind.WARNING, text(key, message), element));
  }

  /** Reports something at the declaration of {@code element}. */
  void report(Diagnostic.Kind kind, Element element, String text) {
    count(kind);
    messager.ifPresent(m -> m.printMessage(kind, text, element));
  }

  /** Reports something at the value of an annotation on {@code element}, if it is written out. */
  void report(
      Diagnostic.Kind kind,
      Element element,
      AnnotationMirror annotation,
      Optional<AnnotationValue> value,
      String text) {
    count(kind);
    messager.ifPresent(
        m ->
            value.ifPresentOrElse(
                v -> m.printMessage(kind, text, element, annotation, v),
                () -> m.printMessage(kind, text, element, annotation)));
  }

  /** Counts an error that is reported by other means. */
  void count(Diagnostic.Kind kind) {
    if (kind == Diagnostic.Kind.ERROR) {
      errors++;
    }
  }

  /** The number of errors reported so far. */
  int errors() {
    return errors;
  }

  /** The text of a diagnostic. */
  static String text(Object key, String message) {
    return "[" + key + "] " + message;
  }
}
