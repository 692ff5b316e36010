/**
 * Many processes at once: {@code Topology} has endpoints that wander while messages flow, {@code
 * Kills} has processes that die at any moment, {@code Overflows} stacks that end at any depth, and
 * {@code Exhaustion} a heap that is full. Each returns its figures.
 */
package org.copyless.concurrency.stress;
