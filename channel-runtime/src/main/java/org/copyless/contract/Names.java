package org.copyless.contract;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spelling: capitals, snake case, and the nearest name for a typo. */
final class Names {
  private static final int LONGEST_COMPARED = 60;
  private static final int LONGEST_PATH = 20;
  private static final int LONGEST_LIST = 12;

  private Names() {}

  static String capitalised(String name) {
    if (name.isEmpty()) {
      return name;
    }
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toUpperCase(Locale.ROOT) + name.substring(first);
  }

  /** {@code StartIO} and {@code startIO} become {@code START_IO}; {@code IO_RUNNING} stays. */
  static String upperSnake(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (i > 0 && startsWord(name, i)) {
        snake.append('_');
      }
      snake.append(name.charAt(i));
    }
    return snake.toString().toUpperCase(Locale.ROOT);
  }

  private static boolean startsWord(String name, int i) {
    char before = name.charAt(i - 1);
    if (!Character.isUpperCase(name.charAt(i)) || before == '_') {
      return false;
    }
    boolean lowerFollows = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
    return !Character.isUpperCase(before) || lowerFollows;
  }

  /** The steps of a path, the middle of a long one left out. */
  static String path(List<String> steps) {
    if (steps.size() <= LONGEST_PATH) {
      return String.join(" -> ", steps);
    }
    int half = LONGEST_PATH / 2;
    return String.join(" -> ", steps.subList(0, half))
        + " -> … -> "
        + String.join(" -> ", steps.subList(steps.size() - half, steps.size()));
  }

  /** The first names of a list that is not too long for an error message. */
  static String listed(Collection<String> names) {
    String rest = names.size() > LONGEST_LIST ? ", …" : "";
    return names.stream().limit(LONGEST_LIST).collect(Collectors.joining(", ", "[", rest + "]"));
  }

  /** The candidate that a word was most likely meant to be, if any is near enough. */
  static Optional<String> nearest(String word, Collection<String> candidates) {
    int best = Math.max(1, Math.min(4, word.length() / 3)) + 1;
    Optional<String> nearest = Optional.empty();
    for (String candidate : candidates) {
      int distance = distance(word, candidate, best - 1);
      if (distance < best) {
        best = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /** The number of letters inserted, removed, changed or swapped, ignoring case. */
  private static int distance(String word, String candidate, int limit) {
    boolean hopeless = Math.abs(word.length() - candidate.length()) > limit;
    if (hopeless || word.length() > LONGEST_COMPARED) {
      return Integer.MAX_VALUE;
    }
    String a = word.toLowerCase(Locale.ROOT);
    String b = candidate.toLowerCase(Locale.ROOT);
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : shortest(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int shortest(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
