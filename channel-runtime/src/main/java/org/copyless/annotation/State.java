package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.checkerframework.framework.qual.DefaultQualifierInHierarchy;
import org.checkerframework.framework.qual.SubtypeOf;

/**
 * The protocol state of an endpoint: {@code @State("READY") NicEventsExp}.
 *
 * <p>Endpoint parameters, results and message arguments without it are in the contract's initial
 * state. A borrowed endpoint is left in the state it came in unless {@link #then} names another.
 * The states of local variables are inferred; there the annotation is not needed.
 *
 * <p>Source: Fähndrich et al., §3.2.1.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
@SubtypeOf({})
@DefaultQualifierInHierarchy
public @interface State {
  /** {@return the states in which the endpoint can be; empty for the initial state} */
  String[] value() default {};

  /**
   * {@return the states in which a borrowed endpoint can be after the call; empty for those of
   * {@link #value}}
   */
  String[] then() default {};
}
