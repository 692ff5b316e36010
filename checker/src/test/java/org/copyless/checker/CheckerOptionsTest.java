package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.copyless.checker.declaration.CheckerOptions;
import org.copyless.checker.declaration.CheckerOptions.Completion;
import org.copyless.checker.declaration.CheckerOptions.Exceptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckerOptionsTest {
  @TempDir Path folder;

  @Test
  void withoutOptionsTheDefaultsHold() {
    assertEquals(new CheckerOptions(Exceptions.CHECKED, Completion.OPTIONAL), read(Map.of()));
  }

  @Test
  void eachOptionHasItsValue() {
    Map<String, String> options =
        Map.of("copyless.exceptions", "all", "copyless.completion", "required");
    assertEquals(new CheckerOptions(Exceptions.ALL, Completion.REQUIRED), read(options));
  }

  private static CheckerOptions read(Map<String, String> options) {
    List<String> errors = new ArrayList<>();
    CheckerOptions read = CheckerOptions.of(options, errors::add);
    assertEquals(List.of(), errors);
    return read;
  }

  @Test
  void anUnknownValueSaysWhatIsAllowed() {
    List<String> errors = new ArrayList<>();
    CheckerOptions options = CheckerOptions.of(Map.of("copyless.exceptions", "none"), errors::add);
    assertEquals(Exceptions.CHECKED, options.exceptions());
    assertEquals(
        List.of(
            "-Acopyless.exceptions=none is not known: write checked, which is the default, or all"),
        errors);
  }

  @Test
  void anUnknownValueIsAnErrorOfTheCompilation() throws IOException {
    for (String option : List.of("exceptions", "completion", "sendState")) {
      Javac.Result result = compile("-Acopyless." + option + "=perhaps");
      assertEquals(1, result.diagnostics().size(), result::toString);
      String text = result.diagnostics().getFirst().getMessage(Locale.ENGLISH);
      assertTrue(text.contains("-Acopyless." + option + "=perhaps is not known: write "), text);
    }
    assertTrue(compile("-Acopyless.exceptions=all").diagnostics().isEmpty());
  }

  private Javac.Result compile(String option) throws IOException {
    Path file = Files.writeString(folder.resolve("Empty.java"), "class Empty {}\n");
    return Javac.compile(List.of(file), List.of(), folder, option);
  }
}
