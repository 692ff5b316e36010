package org.copyless.checker;

import java.util.ArrayList;
import java.util.List;

/**
 * What the checker needs of the inside of javac. A JVM gives it only where it was started with
 * options for it; without them the Checker Framework would end in an {@link IllegalAccessError}.
 */
final class CompilerAccess {
  private static final String INTERNAL = "com.sun.tools.javac.";
  private static final List<String> EXPORTED =
      List.of("api", "code", "file", "main", "model", "parser", "processing", "tree", "util");
  private static final List<String> OPEN = List.of("comp");

  private CompilerAccess() {}

  /**
   * Returns the options that the running JVM lacks.
   *
   * @param checker the module that the checker was loaded into
   */
  static List<String> missing(Module checker) {
    Module compiler = ModuleLayer.boot().findModule("jdk.compiler").orElseThrow();
    List<String> missing = new ArrayList<>();
    for (String each : EXPORTED) {
      if (!compiler.isExported(INTERNAL + each, checker)) {
        missing.add(option("exports", compiler, each));
      }
    }
    for (String each : OPEN) {
      if (!compiler.isOpen(INTERNAL + each, checker)) {
        missing.add(option("opens", compiler, each));
      }
    }
    return missing;
  }

  private static String option(String kind, Module compiler, String name) {
    return "--add-" + kind + "=" + compiler.getName() + "/" + INTERNAL + name + "=ALL-UNNAMED";
  }

  /** Returns what to do about missing options, one option a line, ready to be copied. */
  static String sentence(List<String> missing) {
    return """
    the checker did not run: the JVM that runs javac does not let it see the compiler. Start it with
      %s
    javac takes each with -J before it, and so does Maven in <compilerArgs> with <fork>true</fork>; \
    without <fork> they stand in .mvn/jvm.config; in Gradle in options.forkOptions.jvmArgs. \
    See docs/ides.md\
    """
        .formatted(String.join("\n  ", missing));
  }
}
