package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated class shows a received message; its methods without parameters are the message's
 * arguments.
 *
 * <p>Written by the processor on generated code, read by the checker. Not for user code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MessageView {
  /** {@return the message, by its method's name in the contract interface} */
  String value();
}
