package org.copyless.checker;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.diagnostic.Key;

/**
 * Proves ownership of tracked pointers, expose blocks and protocol states of endpoints.
 *
 * <p>Use it as {@code -processor org.copyless.checker.CopylessChecker}, in the same javac run as
 * the contract processor. An error is suppressed by {@code @SuppressWarnings("copyless:key")}.
 *
 * <p>This is its door: where the JVM does not let it see the compiler, it says so and leaves it at
 * that.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §3.
 */
@AutoService(Processor.class)
public final class CopylessChecker implements Processor {
  private final Processor checker = new OwnershipChecker();
  private boolean runs;

  /** Creates the checker; javac does. */
  public CopylessChecker() {}

  @Override
  public void init(ProcessingEnvironment environment) {
    List<String> missing = CompilerAccess.missing(getClass().getModule());
    runs = missing.isEmpty();
    if (runs) {
      checker.init(environment);
    } else {
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.ERROR, "[" + Key.ACCESS + "] " + CompilerAccess.sentence(missing));
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (runs) {
      checker.process(annotations, round);
    }
    return false;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return runs ? checker.getSupportedOptions() : CheckerOptions.NAMES;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return checker.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return checker.getSupportedSourceVersion();
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      Element element, AnnotationMirror annotation, ExecutableElement member, String userText) {
    return checker.getCompletions(element, annotation, member, userText);
  }
}
