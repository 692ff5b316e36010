/**
 * Processes: threads that own blocks and endpoints, and the cleaning up when they end.
 *
 * <p>Uses the heap and channels; neither knows of it.
 */
package org.copyless.sip;
