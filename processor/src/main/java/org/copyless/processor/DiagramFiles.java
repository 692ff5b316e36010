package org.copyless.processor;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.copyless.contract.ParseResult;
import org.copyless.processor.diagram.StateDiagram;

/**
 * Writes the diagrams that {@code -Acopyless.diagrams=DIR} asks for: {@code DIR/p.NicDevice.mmd}
 * and {@code DIR/p.NicDevice.svg} for the contract {@code p.NicDevice}, each only if its content is
 * new. In that of a rejected contract what is to blame is red.
 *
 * <p>They do not go through the compiler's {@code Filer}: it would put them among the classes, or
 * among sources that build tools delete, while people want them beside their documents, to be
 * committed. So build tools do not know of them either: Gradle may go on compiling incrementally,
 * since each file comes from one contract alone, but deletes none whose contract is gone, and its
 * build cache does not bring them back.
 */
final class DiagramFiles {
  /** The name of the option. */
  static final String OPTION = "copyless.diagrams";

  /** States and transitions; more take the library minutes, and nobody can read them. */
  private static final int MOST = 1000;

  private final ErrorReporter reporter;
  private final Optional<Path> directory;

  private DiagramFiles(ErrorReporter reporter, Optional<Path> directory) {
    this.reporter = reporter;
    this.directory = directory;
  }

  /** For the options of a compilation; a directory that cannot be had is reported once, here. */
  static DiagramFiles of(Map<String, String> options, ErrorReporter reporter) {
    return new DiagramFiles(
        reporter,
        options.containsKey(OPTION)
            ? directory(Optional.ofNullable(options.get(OPTION)).orElse(""), reporter)
            : Optional.empty());
  }

  private static Optional<Path> directory(String name, ErrorReporter reporter) {
    try {
      if (name.isBlank()) {
        throw new InvalidPathException(name, "it is empty");
      }
      Path directory = Files.createDirectories(Path.of(name));
      if (Files.isWritable(directory)) {
        return Optional.of(directory);
      }
      reportDirectory(reporter, name, "it cannot be written");
    } catch (InvalidPathException e) {
      reportDirectory(reporter, name, e.getReason());
    } catch (IOException e) {
      reportDirectory(reporter, name, reason(e));
    }
    return Optional.empty();
  }

  private static void reportDirectory(ErrorReporter reporter, String name, String reason) {
    reporter.error(
        Key.DIAGRAMS_DIRECTORY,
        "no diagrams can be put into '%s' (%s): give -A%s a directory that can be made and written"
            .formatted(name, reason, OPTION));
  }

  /**
   * Writes the files of a contract, right or wrong, if they are wanted; none if the text has no
   * state.
   */
  void write(TypeElement contract, ParseResult parsed) {
    if (directory.isPresent() && parsed.sketch().isPresent()) {
      StateDiagram diagram = StateDiagram.of(parsed.sketch().get(), parsed.offenders());
      write(contract, diagram, directory.get());
    }
  }

  private void write(TypeElement contract, StateDiagram diagram, Path directory) {
    String name = contract.getQualifiedName().toString();
    try {
      update(directory.resolve(name + ".mmd"), diagram.mermaid());
      if (diagram.states() + diagram.transitions() > MOST) {
        reporter.warning(contract, Key.DIAGRAMS_LARGE, tooLarge(name, diagram));
      } else {
        update(directory.resolve(name + ".svg"), diagram.svg());
      }
    } catch (IOException e) {
      reporter.error(
          contract,
          Key.DIAGRAMS_WRITE,
          "cannot write the diagram of %s to '%s' (%s): make it writable"
              .formatted(name, directory, reason(e)));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      // Whatever the library stumbles over, a compilation must not fail for a picture.
      reporter.warning(
          contract,
          Key.DIAGRAMS_DRAWING,
          "cannot draw %s.svg (%s): %s.mmd is there, Mermaid can draw it".formatted(name, e, name));
    }
  }

  private static String tooLarge(String name, StateDiagram diagram) {
    return ("%s has %d states and %d transitions, and no picture is drawn of more than %d together:"
            + " %s.mmd has its text")
        .formatted(name, diagram.states(), diagram.transitions(), MOST, name);
  }

  private static void update(Path file, String content) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(content)) {
      Files.writeString(file, content);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException _ -> "it is a file";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.toString();
    };
  }
}
