package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PageTest {
  private static final String PAGE =
      """
      Text.
      <!-- begin one -->
      old
      <!-- end one -->
      More.
      <!-- begin two -->
      <!-- end two -->
      """;

  @Test
  void aPlaceIsFilledAgainAndAgainAndNothingElseChanges() {
    Page page = new Page(PAGE).fill("one", "first\n").fill("one", "second\n").fill("two", "2\n");
    assertEquals(
        """
        Text.
        <!-- begin one -->
        second
        <!-- end one -->
        More.
        <!-- begin two -->
        2
        <!-- end two -->
        """,
        page.toString());
  }

  @Test
  void aPlaceThatIsNotThereIsAnError() {
    Page page = new Page(PAGE);
    assertThrows(IllegalArgumentException.class, () -> page.fill("three", ""));
  }
}
