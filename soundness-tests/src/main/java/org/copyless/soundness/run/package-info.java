/** Runs accepted programs on all their paths, compares the verdicts, counts, and shrinks. */
package org.copyless.soundness.run;
