/**
 * The checker's door: {@link org.copyless.checker.CopylessChecker}, and what walks over
 * declarations. The flow-sensitive analysis lives in {@code flow}, what declarations promise in
 * {@code declaration}, error keys in {@code diagnostic}.
 */
package org.copyless.checker;
