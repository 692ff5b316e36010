package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.checkerframework.framework.qual.SubtypeOf;

/**
 * The call takes the parameter's block for good: the caller may not use it afterwards, and the
 * callee must close it, return it, send it or pass it to another {@code @Claims} parameter on every
 * path. On a receiver ({@code void close(@Claims T this)}) it speaks of the object itself.
 *
 * <p>A claimed argument counts as taken also when the call throws.
 *
 * <p>Source: Fähndrich et al., §3.1.1 ({@code [Claims]}).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE_USE, ElementType.TYPE_PARAMETER})
@SubtypeOf(Borrowed.class)
public @interface Claims {}
