/**
 * The checker's door: {@link org.copyless.checker.CopylessChecker}, which opens {@code
 * OwnershipChecker} where the JVM shows the compiler ({@code CompilerAccess}), and what walks over
 * declarations. The flow-sensitive analysis lives in {@code flow}, what declarations promise in
 * {@code declaration}, error keys in {@code diagnostic}. What needs no flow is judged here: where
 * tracked types may stand ({@code Placement}), what overriding methods and references promise
 * ({@code Promises}, {@code References}), which protocol states are named ({@code WrittenStates}),
 * where cells go ({@code CellFlows}), what only looks at a block ({@code Onlookers}).
 */
package org.copyless.checker;
