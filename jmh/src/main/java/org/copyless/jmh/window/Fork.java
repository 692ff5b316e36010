package org.copyless.jmh.window;

import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;

/** Measures one experiment in this process. */
public final class Fork {
  private Fork() {}

  /**
   * Measures and writes the result.
   *
   * @param experiment what
   * @param effort how long
   * @param fork which of the processes of that experiment this is
   * @param file gets the {@link Result}
   * @throws Exception if a contender cannot be set up, or the file not be written
   */
  public static void run(Experiment experiment, Effort effort, int fork, Path file)
      throws Exception {
    Result result = new Meter(experiment, effort).measure(fork);
    Files.writeString(file, new Gson().toJson(result));
  }
}
