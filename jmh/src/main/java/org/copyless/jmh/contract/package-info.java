/** The contracts of the benchmarks. */
package org.copyless.jmh.contract;
