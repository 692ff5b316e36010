/**
 * A reference model of the runtime, as simple as can be: queues are deques, protocols are tables
 * written by hand, who owns what is a field. Random programs run on the runtime and on the model,
 * step by step, and every result is compared.
 */
package org.copyless.concurrency.model;
