/**
 * What ours is measured against: physical limits, and what an engineer would pick instead. Each
 * peer is used as its authors recommend for the case at hand.
 */
package org.copyless.jmh.peer;
