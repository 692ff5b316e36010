package org.copyless.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names that are given once; the second {@code N} becomes {@code N_2}. */
final class UniqueNames {
  private final Set<String> given = new HashSet<>();
  private final Map<String, Integer> suffixes = new HashMap<>();

  UniqueNames(Collection<String> given) {
    this.given.addAll(given);
  }

  String unique(String name) {
    String candidate = name;
    while (!given.add(candidate)) {
      candidate = name + "_" + suffixes.merge(name, 2, (before, _) -> before + 1);
    }
    return candidate;
  }
}
