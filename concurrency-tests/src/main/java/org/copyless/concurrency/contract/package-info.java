/**
 * Contracts of each kind, for the proofs: questions with all kinds of arguments, a window, a queue
 * without bound, relays of endpoints, a polymorphic one, and one that extends another.
 */
package org.copyless.concurrency.contract;
