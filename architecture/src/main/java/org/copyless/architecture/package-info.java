/**
 * Tests that see all modules at once: who may use whom, and that every package says what it is for.
 */
package org.copyless.architecture;
