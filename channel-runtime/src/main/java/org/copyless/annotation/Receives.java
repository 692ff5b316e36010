package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated method of an endpoint receives: the named message only, or, where no name is given,
 * any message of the state passed as its argument, or the closing of the channel, or perhaps
 * nothing.
 *
 * <p>Written by the processor on generated code, read by the checker. Not for user code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Receives {
  /** {@return the message, by its method's name in the contract interface; empty for any} */
  String value() default "";

  /** {@return whether the method returns null where no message is there} */
  boolean orNothing() default false;
}
