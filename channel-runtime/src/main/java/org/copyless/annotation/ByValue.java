package org.copyless.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Passes a rep struct by value: its fields are copied, its block stays where it is.
 *
 * <p>On a parameter of a message, the fields travel in the message. On the getter of a struct's
 * field, the fields lie inside the struct that holds them. What the getter, or the accessor of a
 * received message, returns is a part of that struct or message: it can be read and written, and
 * can be neither closed nor given away.
 *
 * <p>The rep struct has scalar fields, enums and structs by value only.
 *
 * <p>Source: Fähndrich et al., §2.2.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PARAMETER, ElementType.METHOD})
public @interface ByValue {}
