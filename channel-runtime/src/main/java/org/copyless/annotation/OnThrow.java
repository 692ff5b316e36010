package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The protocol states in which a borrowed endpoint is left where the method throws: {@code void
 * login(@State(value = "START", then = "READY") @OnThrow("START") SessionImp session) throws
 * LoginException}.
 *
 * <p>Without it the endpoint can be in any state after an exception, so that the caller can close
 * it and nothing else. With it the method is checked: on each way out by a checked exception, or by
 * one of its own {@code throw}, the endpoint is in one of these states; and its caller may rely on
 * that where it catches a checked exception. An unchecked exception can come from anywhere in the
 * method, so the caller knows nothing of the state then.
 *
 * <p>Allowed on parameters that borrow an endpoint, or a {@code Ref} or {@code Out} (its states are
 * {@code FULL} and {@code EMPTY}). It is an error on any other parameter: what is claimed is taken
 * also when the method throws. A method that overrides or implements one with this annotation may
 * name fewer states, and not more; the same holds for method references.
 *
 * <p>Source: Fähndrich et al., §6, where exceptions are left open.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OnThrow {
  /** {@return the states in which an exception leaves the endpoint} */
  String[] value();
}
