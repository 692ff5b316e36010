/**
 * The differential test of the checker: random programs, an oracle that walks all their paths, the
 * checker's verdict, and the runs of what it accepts.
 */
package org.copyless.soundness;
