package org.copyless.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the checkout that this module stands in. */
final class Checkout {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private Checkout() {}

  /** The folder of the main sources of each module that has some. */
  static List<Path> mainSources() {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/main/java"))
          .filter(Files::isDirectory)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the top-level classes that annotation processors wrote for a module. */
  static Set<String> generatedClasses(String module) {
    Path sources = ROOT.resolve(module).resolve("target/generated-sources/annotations");
    if (!Files.isDirectory(sources)) {
      return Set.of();
    }
    return javaFiles(sources).stream()
        .map(file -> sources.relativize(file).toString())
        .map(name -> name.substring(0, name.length() - ".java".length()))
        .map(name -> name.replace(ROOT.getFileSystem().getSeparator(), "."))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** All Java files in a folder and below. */
  static List<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
