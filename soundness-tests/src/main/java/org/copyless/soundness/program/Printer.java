package org.copyless.soundness.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.copyless.soundness.program.Statement.Handler;
import org.copyless.soundness.program.Statement.Resource;

/** Prints a program as Java. */
public final class Printer {
  private static final String HEAD =
      """
      import static org.copyless.channel.Select.ANY;
      import static org.copyless.channel.Select.row;

      import java.io.IOException;
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.Claims;
      import org.copyless.annotation.OnThrow;
      import org.copyless.annotation.State;
      import org.copyless.channel.ChannelClosed;
      import org.copyless.channel.ChannelClosedException;
      import org.copyless.channel.EndpointMap;
      import org.copyless.channel.EndpointSet;
      import org.copyless.channel.Select;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.ExchangeHeap;
      import org.copyless.heap.TCell;
      import org.copyless.heap.TrackedDeque;
      import org.copyless.heap.TrackedVector;
      import org.copyless.heap.parameter.Out;
      import org.copyless.heap.parameter.Ref;
      import org.copyless.soundness.library.Choices;
      import org.copyless.soundness.library.Hiccup;
      import org.copyless.sip.Sip;

      """;

  private final StringBuilder out = new StringBuilder();
  private String indent = "";

  private Printer() {}

  /**
   * Prints a program with all its imports.
   *
   * @param program what
   * @return a compilation unit
   */
  public static String unit(Program program) {
    return HEAD + body(program);
  }

  /**
   * Prints a program without imports.
   *
   * @param program what
   * @return a class
   */
  public static String body(Program program) {
    Printer printer = new Printer();
    printer.nest(
        "public class " + program.name(),
        () -> {
          program.methods().forEach(each -> printer.matrices(each.body()));
          program.methods().forEach(printer::method);
        });
    return printer.out.toString();
  }

  private void matrices(List<Statement> body) {
    for (Statement each : body) {
      if (each instanceof Exchange.Await s) {
        new ExchangePrinter(this).matrix(s);
      }
      Bodies.of(each).forEach(this::matrices);
    }
  }

  private void method(Method method) {
    Signature signature = method.signature();
    String result =
        signature
            .result()
            .map(type -> (signature.nullable() ? "@Nullable " : "") + type)
            .orElse("void");
    String parameters =
        signature.parameters().stream().map(each -> ", " + each).collect(Collectors.joining());
    nest(
        "public static "
            + result
            + " "
            + signature.name()
            + "(Choices c, ExchangeHeap heap"
            + parameters
            + ")"
            + (signature.checked() ? " throws IOException" : ""),
        method.body());
  }

  void line(String text) {
    out.append(indent).append(text).append('\n');
  }

  void nest(String head, List<Statement> body) {
    nest(head, () -> body.forEach(this::statement));
  }

  void nest(String head, Runnable body) {
    line(head + " {");
    String outer = indent;
    indent += "  ";
    body.run();
    indent = outer;
    line("}");
  }

  void statement(Statement statement) {
    switch (statement) {
      case Statement.Declare s ->
          line(s.type() + " " + s.name() + " = " + Words.text(s.value()) + ";");
      case Statement.Assign s -> line(s.name() + " = " + Words.text(s.value()) + ";");
      case Statement.DeclareFlag s ->
          line("boolean " + s.name() + " = " + Words.text(s.value()) + ";");
      case Statement.SetFlag s -> line(s.name() + " = " + Words.text(s.value()) + ";");
      case Statement.Read s -> line(Words.operand(s.block()) + "." + Words.reading(s.type()) + ";");
      case Statement.Close s -> line(Words.operand(s.block()) + ".close();");
      case Statement.Perform s -> line(Words.text(s.call()) + ";");
      case Statement.If s -> branch(s);
      case Statement.Loop s -> loop(s);
      case Statement.Break s -> line("break" + s.loop().map(Printer::jump).orElse("") + ";");
      case Statement.Continue s -> line("continue" + s.loop().map(Printer::jump).orElse("") + ";");
      case Statement.Select s -> select(s);
      case Statement.Try s -> guarded(s);
      case Statement.Throw s ->
          line("throw new " + (s.checked() ? "IOException" : "Hiccup") + "();");
      case Statement.Return s ->
          line("return" + s.value().map(e -> " " + Words.text(e)).orElse("") + ";");
      case Statement.SetField s ->
          line(s.struct() + "." + s.field() + "(" + Words.text(s.value()) + ");");
      case Statement.SetSlot s -> line(s.name() + ".set(" + Words.text(s.value()) + ");");
      case Exchange s -> new ExchangePrinter(this).statement(s);
      case Boxing s -> box(s);
    }
  }

  private void box(Boxing statement) {
    switch (statement) {
      case Boxing.Make s ->
          line(
              s.type()
                  + " "
                  + s.name()
                  + " = "
                  + s.content().map(e -> "Ref.of(" + Words.text(e) + ")").orElse("Out.empty()")
                  + ";");
      case Boxing.Put s -> put(s);
      case Boxing.Acquire s -> {
        line("c.mayInterrupt();");
        nest(
            "try",
            () -> {
              line("ByteVector " + s.name() + " = " + s.cell() + ".acquire();");
              s.body().forEach(this::statement);
            });
        nest("catch (InterruptedException _)", s.interrupted());
      }
      case Boxing.Release s -> {
        line("c.mayInterrupt();");
        nest("try", () -> line(s.cell() + ".release(" + Words.text(s.value()) + ");"));
        nest("catch (InterruptedException _)", s.interrupted());
      }
    }
  }

  /** Before an end becomes a member of a set, the other side may act. */
  private void put(Boxing.Put s) {
    if (s.arrives()) {
      line("c.arrive(" + Words.text(s.value()) + ");");
    }
    String method = s.type() == Type.DEQUE ? "addLast" : s.type().isSet() ? "add" : "put";
    String more = s.type().isMap() ? ", \"s\"" : "";
    line(s.name() + "." + method + "(" + Words.text(s.value()) + more + ");");
  }

  private void branch(Statement.If s) {
    nest("if (" + Words.text(s.condition()) + ")", s.then());
    if (!s.otherwise().isEmpty()) {
      nest("else", s.otherwise());
    }
  }

  private void loop(Statement.Loop s) {
    String name = s.name();
    String label = s.labelled() ? label(name) + ": " : "";
    switch (s.form()) {
      case FOR ->
          nest(
              label + "for (int " + name + " = c.turns(); " + name + " > 0; " + name + "--)",
              s.body());
      case WHILE -> {
        line("int " + name + " = c.turns();");
        nest(label + "while (" + name + "-- > 0)", s.body());
      }
      case DO -> {
        line("int " + name + " = c.pick(2);");
        nest(label + "do", s.body());
        line("while (" + name + "-- > 0);");
      }
    }
  }

  private static String label(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static String jump(String name) {
    return " " + label(name);
  }

  private void select(Statement.Select s) {
    int last = s.arms().size() - 1;
    nest(
        "switch (c.pick(" + (last + 1) + "))",
        () -> {
          for (int i = 0; i <= last; i++) {
            arm(s.arrows(), i == last ? "default" : "case " + i, s.arms().get(i));
          }
        });
  }

  private void arm(boolean arrow, String label, List<Statement> body) {
    if (arrow) {
      nest(label + " ->", body);
      return;
    }
    line(label + ":");
    body.forEach(this::statement);
    if (Flow.completes(body)) {
      line("break;");
    }
  }

  private void guarded(Statement.Try s) {
    String resources =
        s.resources().stream().map(Printer::resource).collect(Collectors.joining("; "));
    nest(resources.isEmpty() ? "try" : "try (" + resources + ")", s.body());
    for (Handler handler : s.handlers()) {
      nest("catch (" + (handler.checked() ? "IOException" : "Hiccup") + " _)", handler.body());
    }
    if (!s.last().isEmpty()) {
      nest("finally", s.last());
    }
  }

  private static String resource(Resource resource) {
    return switch (resource) {
      case Resource.Block r -> r.type() + " " + r.name() + " = " + Words.text(r.value());
      case Resource.Exposed r -> "var _ = " + r.struct() + ".expose()";
      case Resource.OpenSlot r ->
          "var " + r.name() + " = " + r.vector() + ".expose(" + r.index() + ")";
    };
  }
}
