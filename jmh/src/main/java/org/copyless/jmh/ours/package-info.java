/** Ours, as a user writes it: contracts, generated ends, the generated switch, the defaults. */
package org.copyless.jmh.ours;
