package org.copyless.checker;

import java.util.HashSet;
import java.util.Set;
import javax.tools.Diagnostic;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.common.basetype.BaseTypeVisitor;
import org.checkerframework.framework.qual.StubFiles;
import org.checkerframework.framework.source.SuppressWarningsPrefix;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.diagnostic.Key;

/** The checker as the Checker Framework runs it. Its own options are {@link CheckerOptions}. */
@StubFiles({"jdk.astub", "junit.astub", "slf4j.astub"})
@SuppressWarningsPrefix("copyless")
final class OwnershipChecker extends BaseTypeChecker {
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
