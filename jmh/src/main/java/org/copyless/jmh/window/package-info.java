/**
 * Paired windows: reference, ours and peers take turns in windows of a few milliseconds within one
 * process, so that the ratios of neighbours hold although the machine changes its pace every few
 * seconds. JMH cannot do it: it gives each benchmark method a process, and a process minutes.
 */
package org.copyless.jmh.window;
