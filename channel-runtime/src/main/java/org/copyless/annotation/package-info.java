/**
 * The annotations of Copyless: what users write on contracts, rep structs and methods, and what the
 * processor writes on generated classes so that the checker can judge code by names and annotations
 * alone.
 *
 * <p>This package depends on nothing else of Copyless.
 */
package org.copyless.annotation;
