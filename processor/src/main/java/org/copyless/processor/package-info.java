/**
 * The annotation processor: reads {@code @Contract} and {@code @RepStruct} interfaces and writes
 * endpoint, channel and struct classes.
 *
 * <p>Two halves with the model between them. Readers turn {@code javax.lang.model} elements into
 * small immutable records ({@link org.copyless.processor.ContractModel}, {@link
 * org.copyless.processor.StructModel}) and report what is wrong on the way; writers turn records
 * into source text and never fail. No reader knows JavaPoet's specs, no writer knows the compiler.
 *
 * <p>The way through: {@link org.copyless.processor.CopylessProcessor} → {@link
 * org.copyless.processor.ContractReader} with {@link org.copyless.processor.ArgumentReader} (what
 * is written), {@link org.copyless.processor.Automata} (what the text means) and {@link
 * org.copyless.processor.DelegationRules} (what may be sent) → {@code ContractModel} → {@link
 * org.copyless.processor.EndpointWriter} with the writers of sends, receives and views, and {@link
 * org.copyless.processor.ChannelWriter}. Structs: {@link org.copyless.processor.StructReader} →
 * {@code StructModel} → {@link org.copyless.processor.StructWriter}.
 *
 * <p>May use {@code org.copyless.contract} and {@code org.copyless.annotation}. Runtime classes are
 * known by name only, so that the processor does not load them.
 */
package org.copyless.processor;
