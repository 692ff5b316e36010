/** From raw results to medians, verdicts, tables and plots. Pure but for the files it is given. */
package org.copyless.jmh.report;
