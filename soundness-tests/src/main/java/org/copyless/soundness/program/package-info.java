/** The syntax trees of random programs, and how they are printed as Java. */
package org.copyless.soundness.program;
