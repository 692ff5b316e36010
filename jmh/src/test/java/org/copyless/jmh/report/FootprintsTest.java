package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.copyless.jmh.window.Result;
import org.junit.jupiter.api.Test;

class FootprintsTest {
  private static final List<Result> RESULTS =
      List.of(
          new Result(
              "channels/100000",
              1,
              List.of(),
              Map.of("copyless heap-bytes", 700.0, "copyless exchange-bytes", 192.0)));

  @Test
  void anEndpointIsHalfAChannel() {
    String table = Footprints.table(RESULTS);
    assertTrue(
        table.contains("| channel, both ends | channels/100000: copyless | 700 | 192 |  |"), table);
    assertTrue(table.contains("| endpoint | channels/100000: copyless | 350 | 96.0 |  |"), table);
  }

  @Test
  void whatWasNotMeasuredStaysEmpty() {
    String table = Footprints.table(RESULTS);
    assertTrue(table.contains("| the SIP alone | crowd-two-carriers: copyless |  |  |  |"), table);
  }
}
