package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated class holds the two ends of a new channel of the given contract; its methods {@code
 * imp()} and {@code exp()} give away one end each, once.
 *
 * <p>Written by the processor on generated code, read by the checker, and by the runtime, which
 * does not take the class for the program's own when it tells where a block comes from. Not for
 * user code.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ChannelOf {
  /** {@return the contract interface} */
  Class<?> value();
}
