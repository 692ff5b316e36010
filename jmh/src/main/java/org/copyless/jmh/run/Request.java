package org.copyless.jmh.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is to be measured.
 *
 * @param profile how much time there is
 * @param busy whether a busy machine will do
 * @param beginnings of names; empty if all is wanted
 */
record Request(Profile profile, boolean busy, List<String> beginnings) {
  static final String BUSY = "--busy";

  private static final Pattern SIZE = Pattern.compile("/.*");

  /**
   * Reads a command line.
   *
   * @param arguments profile, {@link #BUSY}, beginnings of names
   * @param names all that can be measured
   * @throws IllegalArgumentException if something is none of these; its message says what is
   */
  static Request of(List<String> arguments, List<String> names) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("no profile; there are " + Profile.names());
    }
    Profile profile = Profile.named(arguments.getFirst());
    List<String> beginnings = new ArrayList<>(arguments.subList(1, arguments.size()));
    boolean busy = beginnings.remove(BUSY);
    for (String beginning : beginnings) {
      if (names.stream().noneMatch(name -> name.startsWith(beginning))) {
        throw new IllegalArgumentException(
            "nothing begins with " + beginning + "; there are " + inGroups(names));
      }
    }
    return new Request(profile, busy, List.copyOf(beginnings));
  }

  private static String inGroups(List<String> names) {
    return names.stream()
        .map(name -> SIZE.matcher(name).replaceFirst("/N"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  boolean isForAll() {
    return beginnings.isEmpty();
  }

  boolean wants(String name) {
    return isForAll() || beginnings.stream().anyMatch(name::startsWith);
  }
}
