package org.copyless.checker;

import com.google.auto.service.AutoService;
import javax.annotation.processing.Processor;
import org.checkerframework.common.basetype.BaseTypeChecker;
import org.checkerframework.common.basetype.BaseTypeVisitor;

/**
 * Proves ownership of tracked pointers, expose blocks and protocol states of endpoints.
 *
 * <p>Use it as {@code -processor org.copyless.checker.CopylessChecker}, in the same javac run as
 * the contract processor. An error is suppressed by {@code @SuppressWarnings("copyless:key")}.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §3.
 */
@AutoService(Processor.class)
public final class CopylessChecker extends BaseTypeChecker {
  /** Creates the checker; javac does. */
  public CopylessChecker() {}

  @Override
  protected BaseTypeVisitor<?> createSourceVisitor() {
    return new CopylessVisitor(this);
  }
}
