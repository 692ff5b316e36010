package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated class is one end of a channel of the given contract.
 *
 * <p>Written by the processor on generated code, read by the checker. Not for user code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EndpointOf {
  /** {@return the contract interface} */
  Class<?> contract();

  /** {@return which end of the channel} */
  Role role();
}
