/** Runs javac with both processors in process. */
package org.copyless.soundness.judge;
