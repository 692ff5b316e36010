/**
 * The annotation processor: reads {@code @Contract} and {@code @RepStruct} interfaces and writes
 * endpoint, channel and struct classes.
 *
 * <p>Two halves with the model between them. Readers turn {@code javax.lang.model} elements into
 * small immutable records ({@link org.copyless.processor.ContractModel}, {@link
 * org.copyless.processor.StructModel}) and report what is wrong on the way; writers turn records
 * into source text and never fail. No reader knows JavaPoet's specs, no writer knows the compiler.
 *
 * <p>May use {@code org.copyless.contract} and {@code org.copyless.annotation}. Runtime classes are
 * known by name only, so that the processor does not load them.
 */
package org.copyless.processor;
