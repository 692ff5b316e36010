package org.copyless.jmh.report;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.copyless.jmh.latency.Latency;
import org.copyless.jmh.window.Result;

/**
 * All raw results of a run, as they are kept in a file: one process a line, so that files can be
 * compared.
 *
 * @param machine what it ran on, key by key
 * @param results of all processes
 * @param latencies of all processes
 */
public record Results(JsonObject machine, List<Result> results, List<Latency> latencies) {

  /**
   * Reads a file.
   *
   * @param file JSON that {@link #write} has written
   * @return what it holds
   * @throws IOException if it cannot be read
   */
  public static Results read(Path file) throws IOException {
    return new Gson().fromJson(Files.readString(file), Results.class);
  }

  /**
   * Writes a file.
   *
   * @param file gets JSON; its folder is made
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        "{\"machine\":%s,\n\"results\":%s,\n\"latencies\":%s}\n"
            .formatted(machine, lines(results), lines(latencies)));
  }

  private static String lines(List<?> values) {
    Gson gson = new Gson();
    return values.stream().map(gson::toJson).collect(Collectors.joining(",\n", "[\n", "\n]"));
  }
}
