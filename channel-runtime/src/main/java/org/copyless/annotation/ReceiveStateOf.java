package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated field, or method without parameters, is the constant of a receiving protocol state,
 * the argument of {@code receive}.
 *
 * <p>Written by the processor on generated code, read by the checker. Not for user code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface ReceiveStateOf {
  /** {@return the state's name in the contract} */
  String value();
}
