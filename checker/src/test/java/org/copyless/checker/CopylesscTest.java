package org.copyless.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/copylessc} is javac in a process of its own, with both processors. */
@DisabledOnOs(OS.WINDOWS) // a bash script
class CopylesscTest {
  private static final Path SCRIPT = Javac.TEST_INPUTS.resolveSibling("bin").resolve("copylessc");

  private record Run(int exitCode, String output) {}

  private static Run run(Path out, Path... files) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(SCRIPT.toString(), "-d", out.toString(), "-cp", out.toString()));
    for (Path file : files) {
      command.add(file.toString());
    }
    Process process =
        new ProcessBuilder(command).directory(out.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  @Test
  void compilesContractsAndAProgramTogether(@TempDir Path out) throws Exception {
    List<Path> files = new ArrayList<>(Javac.javaFiles(Javac.TEST_INPUTS.resolve("contracts")));
    files.add(Javac.TEST_INPUTS.resolve("accept/SendInState.java"));
    Run run = run(out, files.toArray(Path[]::new));
    assertEquals("", run.output());
    assertEquals(0, run.exitCode());
    assertTrue(Files.exists(out.resolve("NicDeviceExp.class")));
    assertTrue(Files.exists(out.resolve("SendInState.class")));
  }

  @Test
  void printsThePapersErrorAndFails(@TempDir Path out) throws Exception {
    Path file = Javac.TEST_INPUTS.resolve("reject/PaperVectors_Swapped.java");
    Run run = run(out, file);
    assertEquals(1, run.exitCode());
    assertEquals(
        file
            + ":14: error: [ownership.dangling] 'vec' is dangling: given away at line 12 to"
            + " consume(vec), whose parameter is @Claims",
        run.output().lines().findFirst().orElse(""));
  }

  /** The checker itself waits until there are no other errors. */
  @Test
  void aWrongContractHidesNoErrorOfJavac(@TempDir Path out) throws Exception {
    Path contract =
        Files.writeString(
            out.resolve("C.java"),
            """
            import org.copyless.annotation.*;
            @Contract("START: Ping! -> STRAT;")
            interface C { @Out void ping(int number); }
            """);
    Path user =
        Files.writeString(
            out.resolve("User.java"),
            """
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            class User {
              int number = "one";
              static void use(@Claims CExp c, @Claims IntVector v) {
                c.sendPing(1);
                v.close();
                v.close();
              }
            }
            """);
    Run run = run(out, contract, user);
    assertEquals(1, run.exitCode());
    assertEquals(
        List.of(
            "C.java:2: error: [contract.undeclaredState] the state 'STRAT' is not declared: did you"
                + " mean 'START'?",
            "User.java:4: error: incompatible types: String cannot be converted to int",
            "2 errors"),
        run.output()
            .lines()
            .filter(line -> line.contains("error"))
            .map(line -> line.replace(out + "/", ""))
            .toList(),
        run::output);
  }
}
