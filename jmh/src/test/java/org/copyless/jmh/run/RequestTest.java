package org.copyless.jmh.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
  private static final List<String> NAMES = List.of("select/2", "select/64", "stream");

  private static Request request(String... arguments) {
    return Request.of(List.of(arguments), NAMES);
  }

  private static void assertRefused(String message, String... arguments) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> request(arguments)).getMessage());
  }

  @Test
  void aProfileAloneIsForAll() {
    Request request = request("full");
    assertEquals(Profile.FULL, request.profile());
    assertFalse(request.busy());
    assertTrue(request.isForAll());
    assertTrue(request.wants("stream"));
  }

  @Test
  void namesAreChosenByTheirBeginnings() {
    Request request = request("quick", "sel", "--busy");
    assertTrue(request.busy());
    assertTrue(request.wants("select/64"));
    assertFalse(request.wants("stream"));
  }

  @Test
  void whatNamesNothingIsRefusedAndWhatThereIsToldOf() {
    assertRefused("no profile; there are quick, full");
    assertRefused("no profile fast; there are quick, full", "fast");
    assertRefused("nothing begins with selct; there are select/N, stream", "full", "selct");
    assertRefused("nothing begins with --bussy; there are select/N, stream", "full", "--bussy");
  }
}
