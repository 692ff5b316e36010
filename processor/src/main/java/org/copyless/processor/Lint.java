package org.copyless.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * Tells which warnings are wanted: not those whose key, {@code copyless:contract.unusedMessage}, or
 * all of whose family, {@code copyless}, an enclosing {@code @SuppressWarnings} names, and none
 * under {@code -Acopyless.lint=none}.
 */
final class Lint {
  /** The option of the processor. */
  static final String OPTION = "copyless.lint";

  private static final String FAMILY = "copyless";

  private static final String OFF = "none";

  private final boolean on;

  Lint(Map<String, String> options) {
    this.on = !OFF.equals(options.get(OPTION));
  }

  /** Reports a value of the option that is not known; warnings are shown under it. */
  static void check(Map<String, String> options, ErrorReporter reporter) {
    String value = options.get(OPTION);
    if (options.containsKey(OPTION) && !OFF.equals(value)) {
      reporter.error(
          Key.OPTION,
          "-A%s%s is not known: write -A%s=%s, or leave it out for all warnings"
              .formatted(OPTION, value == null ? "" : "=" + value, OPTION, OFF));
    }
  }

  /** Whether a warning at {@code element} is to be shown. */
  boolean isWanted(Element element, String key) {
    Set<String> names = Set.of(FAMILY, FAMILY + ":" + key, "all");
    for (Element e = element; on && e != null; e = e.getEnclosingElement()) {
      if (suppressed(e).stream().anyMatch(names::contains)) {
        return false;
      }
    }
    return on;
  }

  private static List<String> suppressed(Element element) {
    return Annotations.find(element, SuppressWarnings.class)
        .map(annotation -> Annotations.strings(annotation, "value"))
        .orElse(List.of());
  }
}
