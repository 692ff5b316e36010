package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a channel contract: its methods are the messages, the annotation's text holds
 * the protocol states.
 *
 * <p>The text is the body of a Sing# contract, written from the exporting side: {@code !} is a
 * message from Exp to Imp, {@code ?} one from Imp to Exp. The first state listed is the initial
 * one. For a contract {@code C} the processor generates {@code CImp}, {@code CExp} and {@code
 * CChannel} in the same package.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §2.3.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Contract {
  /**
   * {@return the protocol states, in the grammar of Sing# contracts; empty only where the interface
   * extends another contract to which it adds none}
   */
  String value() default "";

  /**
   * {@return whether one end may send for ever without waiting} The messages that do not fit into
   * the channel's slots are then kept in blocks of the exchange heap, so that sending allocates.
   *
   * <p>Source: Fähndrich et al., §2.6 forbids it; Bono and Padovani, "Typing Copyless Message
   * Passing", §3, allow it.
   */
  boolean unbounded() default false;

  /**
   * {@return whether the channels stay within one process} Their messages may carry objects of the
   * garbage-collected heap, and their endpoints may not leave the process.
   *
   * <p>Source: Fähndrich et al., §5.3.
   */
  boolean local() default false;
}
