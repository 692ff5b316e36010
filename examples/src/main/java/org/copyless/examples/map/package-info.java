/**
 * The polymorphic {@code map} of Bono and Padovani, "Typing Copyless Message Passing", §2: one
 * process reads a file chunk by chunk, a second turns each chunk into something else, a third
 * collects the results; {@link org.copyless.examples.map.Maps#map} connects them, whatever the
 * types of what they pass on.
 */
package org.copyless.examples.map;
