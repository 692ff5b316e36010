package org.copyless.jmh.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process that measures: the same options for all, besides those of each experiment. */
final class Jvm {
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx6g",
          "-Dcopyless.guard=off",
          "--enable-native-access=ALL-UNNAMED",
          "-Dio.netty.allocator.useCacheForAllThreads=true", // as its own threads have it
          "--sun-misc-unsafe-memory-access=allow", // this and the next two for peers
          "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");

  private Jvm() {}

  /** Runs a class until it ends; returns what went wrong. */
  static Optional<String> run(
      Class<?> main, List<String> options, List<String> arguments, long mostSeconds)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command(main, options, arguments)).inheritIO().start();
    try {
      if (!process.waitFor(mostSeconds, TimeUnit.SECONDS)) {
        return Optional.of("did not end within " + mostSeconds + " s");
      }
      int code = process.exitValue();
      return code == 0 ? Optional.empty() : Optional.of("ended with " + code);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(Class<?> main, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }
}
