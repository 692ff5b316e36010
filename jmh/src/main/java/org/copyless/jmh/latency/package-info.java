/** Latency of a request/response service under load, beside what one would pick instead. */
package org.copyless.jmh.latency;
