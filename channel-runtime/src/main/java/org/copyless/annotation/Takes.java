package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The annotated method of an endpoint receives the message whose view's class is its argument, if
 * that is at the head of the queue, and throws otherwise.
 *
 * <p>Written by the processor on generated code, read by the checker. Not for user code.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Takes {}
