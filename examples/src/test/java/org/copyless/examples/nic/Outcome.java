package org.copyless.examples.nic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run of the example has printed and returned. */
record Outcome(int code, String out, String err) {
  private static final Pattern ROW =
      Pattern.compile("^(\\w.*?\\w) +([\\d,]+) +([\\d,]+)$", Pattern.MULTILINE);

  static Outcome of(Path capture) throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        NicExample.run(
            capture, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The rows of the table with any packets: protocol → packets, bytes. */
  Map<String, List<Integer>> table() {
    Map<String, List<Integer>> rows = new TreeMap<>();
    for (Matcher row = ROW.matcher(out); row.find(); ) {
      if (number(row.group(2)) > 0) {
        rows.put(row.group(1), List.of(number(row.group(2)), number(row.group(3))));
      }
    }
    return rows;
  }

  /** The figure behind a label below the table. */
  int figure(String label) {
    Matcher line = Pattern.compile("^" + label + " +([\\d,]+)$", Pattern.MULTILINE).matcher(out);
    if (!line.find()) {
      throw new AssertionError("no line '" + label + "' in:\n" + out);
    }
    return number(line.group(1));
  }

  int liveBlocks() {
    return figure("live blocks in the exchange heap");
  }

  private static int number(String text) {
    return Integer.parseInt(text.replace(",", ""));
  }
}
