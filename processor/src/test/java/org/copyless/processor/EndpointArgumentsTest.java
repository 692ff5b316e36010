package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Endpoint classes as message arguments, most of them generated in the same run. */
class EndpointArgumentsTest {
  private static final String HEADER =
      """
      import org.copyless.annotation.*;
      """;

  @Test
  void aContractThatSendsItsOwnEndpoints() throws Exception {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("initial FREE: fork! -> ack? -> FREE; initial BUSY: stop! -> FREE;")
            interface Forks {
              @Out void fork(@State("BUSY") ForksExp other, ForksExp free);
              @In void ack();
              @Out void stop();
            }
            """);
    assertEquals(List.of(), compilation.diagnostics());
    String exp = source(compilation, "ForksExp");
    assertContains(
        exp,
        "sendFork(@Claims @State(\"BUSY\") ForksExp other,\n"
            + "      @Claims @State(\"FREE\") ForksExp free)");
    String imp = source(compilation, "ForksImp");
    assertContains(imp, "public @State(\"BUSY\") ForksExp other()");
    assertContains(imp, "public @State(\"FREE\") ForksExp free()");
  }

  @Test
  void contractsThatSendEachOther() {
    Compilation compilation =
        Compile.sources(
            HEADER
                + "@Contract(\"A: m! -> n? -> A;\") interface C {"
                + "  @Out void m(DImp d); @In void n(); }",
            HEADER
                + "@Contract(\"B: m! -> n? -> B;\") interface D {"
                + "  @Out void m(@State({\"A\", \"A_M\"}) CExp c); @In void n(); }");
    assertEquals(List.of(), compilation.diagnostics());
    assertContains(source(compilation, "CExp"), "@Claims @State(\"B\") DImp d");
    assertContains(source(compilation, "DExp"), "@Claims @State({\"A\", \"A_M\"}) CExp c");
  }

  @Test
  void anEndpointOfAnotherPackage() {
    Compilation compilation =
        Compile.sources(
            contractIn("p"),
            contractIn("q"),
            user("import p.CExp;", "CExp", "D"),
            user("", "q.CExp", "E"),
            user("import q.*;", "CExp", "F"));
    assertEquals(List.of(), compilation.diagnostics());
    assertContains(source(compilation, "DExp"), "import p.CExp;");
    assertContains(source(compilation, "EExp"), "import q.CExp;");
    assertContains(source(compilation, "FExp"), "import q.CExp;");
  }

  @Test
  void theOwnPackageComesBeforeOthers() {
    Compilation compilation =
        Compile.sources(contractIn("p"), contractIn("q"), "package q;\n" + user("", "CExp", "D"));
    assertEquals(List.of(), compilation.diagnostics());
    assertContains(source(compilation, "DExp"), "@State(\"A\") CExp c");
  }

  @Test
  void anEndpointThatWasCompiledBefore(@TempDir Path classes) throws IOException {
    write(Compile.sources(contractIn("p")), classes);
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new CopylessProcessor())
            .withClasspath(classPath(classes))
            .compile(Compile.file(user("import p.CExp;", "@State(\"A_M\") CExp", "D")));
    assertEquals(List.of(), compilation.errors());
    assertContains(source(compilation, "DExp"), "@Claims @State(\"A_M\") CExp c");
  }

  @Test
  void anInterfaceWaitsForTypesOfOtherProcessors() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new CopylessProcessor(), new LateEnum())
            .compile(
                Compile.file(
                    HEADER
                        + "@Contract(\"A: m! -> n? -> A;\") interface C {"
                        + "  @Out void m(Late late); @In void n(); }"),
                Compile.file(
                    HEADER
                        + "@RepStruct interface S extends org.copyless.heap.Tracked {"
                        + "  Late late(); void late(Late value); }"));
    assertEquals(List.of(), compilation.errors());
    assertContains(source(compilation, "CExp"), "putInt(slot + 8, late.ordinal());");
    assertContains(source(compilation, "SRep"), "setInt(LATE_OFFSET, value.ordinal());");
  }

  private static String contractIn(String packageName) {
    return "package %s;%n%s".formatted(packageName, HEADER)
        + "@Contract(\"A: m! -> n? -> A;\")\n"
        + "public interface C { @Out void m(); @In void n(); }";
  }

  private static String user(String imported, String type, String name) {
    return HEADER
        + imported
        + "\n@Contract(\"A: m! -> n? -> A;\")\ninterface "
        + name
        + " { @Out void m("
        + type
        + " c); @In void n(); }";
  }

  /** Classes that were compiled before, and the runtime. */
  static List<File> classPath(Path classes) {
    return Stream.concat(
            Stream.of(classes.toString()),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1)))
        .map(File::new)
        .toList();
  }

  static void write(Compilation compilation, Path classes) throws IOException {
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        Path path = classes.resolve(file.getName().substring("/CLASS_OUTPUT/".length()));
        Files.createDirectories(path.getParent());
        try (InputStream in = file.openInputStream()) {
          Files.copy(in, path);
        }
      }
    }
  }

  static String source(Compilation compilation, String name) {
    return compilation.generatedSourceFiles().stream()
        .filter(f -> f.getName().endsWith("/" + name + ".java"))
        .map(EndpointArgumentsTest::text)
        .findFirst()
        .orElseThrow();
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(true).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), text);
  }
}
