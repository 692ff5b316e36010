package org.copyless.checker;

import com.google.auto.service.AutoService;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.common.basetype.BaseTypeVisitor;
import org.checkerframework.framework.qual.StubFiles;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.diagnostic.Key;

/**
 * Proves ownership of tracked pointers, expose blocks and protocol states of endpoints.
 *
 * <p>Use it as {@code -processor org.copyless.checker.CopylessChecker}, in the same javac run as
 * the contract processor. An error is suppressed by {@code @SuppressWarnings("copyless:key")}. Its
 * own options are those of {@link CheckerOptions}.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §3.
 */
@AutoService(Processor.class)
@StubFiles({"jdk.astub", "junit.astub", "slf4j.astub"})
public final class CopylessChecker extends BaseTypeChecker {
  /** Creates the checker; javac does. */
  public CopylessChecker() {}

  @Override
  public Set<String> getSupportedOptions() {
    Set<String> names = new HashSet<>(super.getSupportedOptions());
    names.addAll(CheckerOptions.NAMES);
    return names;
  }

  @Override
  protected BaseTypeVisitor<?> createSourceVisitor() {
    return new CopylessVisitor(
        this, CheckerOptions.of(getProcessingEnvironment().getOptions(), this::reportOption));
  }

  private void reportOption(String sentence) {
    getProcessingEnvironment()
        .getMessager()
        .printMessage(Diagnostic.Kind.ERROR, "[" + Key.OPTION + "] " + sentence);
  }
}
