package org.copyless.concurrency.model;

import java.util.List;

/**
 * A message under way.
 *
 * @param name of the message
 * @param values a Long, a {@link Thing}, an {@link End} or null per parameter
 */
record Message(String name, List<Object> values) {
  /** Gives all that it carries to a process, or to nobody. */
  void give(int owner) {
    for (Object value : values) {
      switch (value) {
        case Thing thing -> thing.owner = owner;
        case End end -> end.owner = owner;
        case null, default -> {}
      }
    }
  }

  /** Closes all that it carries. */
  void close() {
    for (Object value : values) {
      switch (value) {
        case Thing thing -> thing.closed();
        case End end -> end.close();
        case null, default -> {}
      }
    }
  }
}
