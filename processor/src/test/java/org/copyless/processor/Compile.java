package org.copyless.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Runs javac with the processor, all lints on and warnings as errors. */
final class Compile {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^(?:@Contract.*\\) |@RepStruct )?(?:public |final |sealed |strictfp |abstract"
              + " )*(?:class|@?interface|enum|record) (\\w+)");

  private Compile() {}

  /** Compiles sources, each with its one top-level type. */
  static Compilation sources(String... sources) {
    return files(Arrays.stream(sources).map(Compile::file).toList());
  }

  /** Compiles the paper's contracts together with sources. */
  static Compilation withPaper(String... sources) {
    List<JavaFileObject> files = new ArrayList<>(paper());
    Arrays.stream(sources).map(Compile::file).forEach(files::add);
    return files(files);
  }

  static Compilation files(List<JavaFileObject> files) {
    return javac("-Werror").compile(files);
  }

  /** Compiles sources with further options, and without taking warnings for errors. */
  static Compilation with(List<String> options, String... sources) {
    return javac(options.toArray(String[]::new))
        .compile(Arrays.stream(sources).map(Compile::file).toList());
  }

  /** Compiles sources with one more processor, and without taking warnings for errors. */
  static Compilation with(Processor other, String... sources) {
    return javac()
        .withProcessors(new CopylessProcessor(), other)
        .compile(Arrays.stream(sources).map(Compile::file).toList());
  }

  private static Compiler javac(String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("-Xlint:all,-processing", "-Xdoclint:all,-missing", "-Xmaxerrs", "10000"));
    all.addAll(Arrays.asList(options));
    return Compiler.javac().withProcessors(new CopylessProcessor()).withOptions(all);
  }

  /** The paper's contracts and rep struct. */
  static List<JavaFileObject> paper() {
    return List.of(
        JavaFileObjects.forResource("paper/NicDevice.java"),
        JavaFileObjects.forResource("paper/NicEvents.java"),
        JavaFileObjects.forResource("paper/NetworkPacket.java"));
  }

  /** A source file of the one top-level type in {@code source}. */
  static JavaFileObject file(String source) {
    Matcher packageName = PACKAGE.matcher(source);
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in " + source);
    }
    String prefix = packageName.find() ? packageName.group(1) + "." : "";
    return JavaFileObjects.forSourceString(prefix + type.group(1), source);
  }

  /** The errors in the form {@code line:column: first line of the message}. */
  static List<String> errors(Compilation compilation) {
    return compilation.errors().stream().map(Compile::line).toList();
  }

  private static String line(Diagnostic<? extends JavaFileObject> d) {
    String first = d.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    return d.getLineNumber() + ":" + d.getColumnNumber() + ": " + first;
  }
}
