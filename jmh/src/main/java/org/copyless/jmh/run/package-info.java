/**
 * One command that measures all: looks whether the machine is quiet, starts a process for each
 * experiment and round, writes raw results and tables, and judges them by the bounds.
 */
package org.copyless.jmh.run;
