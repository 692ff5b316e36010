package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface that extends {@code org.copyless.heap.Tracked} a rep struct: a block of the
 * exchange heap with named fields.
 *
 * <p>A field {@code f} of type {@code T} is a pair of methods, {@code T f()} and {@code void f(T
 * value)}. Fields are scalars, enums, or tracked pointers; tracked fields are accessible only while
 * the struct is exposed. For a struct {@code S} the processor generates {@code SRep} in the same
 * package.
 *
 * <p>Source: Fähndrich et al., §2.2 and §3.1.3.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RepStruct {}
