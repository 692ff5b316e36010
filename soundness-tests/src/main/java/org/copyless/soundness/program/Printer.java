package org.copyless.soundness.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.copyless.soundness.program.Statement.Handler;
import org.copyless.soundness.program.Statement.Resource;

/** Prints a program as Java. */
public final class Printer {
  private static final String HEAD =
      """
      import java.io.IOException;
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.Claims;
      import org.copyless.annotation.State;
      import org.copyless.channel.ChannelClosed;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.ExchangeHeap;
      import org.copyless.heap.TrackedVector;
      import org.copyless.soundness.library.Choices;
      import org.copyless.soundness.library.Hiccup;

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
        "public class " + program.name(), () -> program.methods().forEach(printer::method));
    return printer.out.toString();
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

  private void line(String text) {
    out.append(indent).append(text).append('\n');
  }

  private void nest(String head, List<Statement> body) {
    nest(head, () -> body.forEach(this::statement));
  }

  private void nest(String head, Runnable body) {
    line(head + " {");
    String outer = indent;
    indent += "  ";
    body.run();
    indent = outer;
    line("}");
  }

  private void statement(Statement statement) {
    switch (statement) {
      case Statement.Declare s -> line(s.type() + " " + s.name() + " = " + text(s.value()) + ";");
      case Statement.Assign s -> line(s.name() + " = " + text(s.value()) + ";");
      case Statement.DeclareFlag s -> line("boolean " + s.name() + " = " + text(s.value()) + ";");
      case Statement.SetFlag s -> line(s.name() + " = " + text(s.value()) + ";");
      case Statement.Read s -> line(operand(s.block()) + "." + reading(s.type()) + ";");
      case Statement.Close s -> line(operand(s.block()) + ".close();");
      case Statement.Perform s -> line(text(s.call()) + ";");
      case Statement.If s -> branch(s);
      case Statement.Loop s -> loop(s);
      case Statement.Break s -> line("break" + s.loop().map(Printer::jump).orElse("") + ";");
      case Statement.Continue s -> line("continue" + s.loop().map(Printer::jump).orElse("") + ";");
      case Statement.Select s -> select(s);
      case Statement.Try s -> guarded(s);
      case Statement.Throw s ->
          line("throw new " + (s.checked() ? "IOException" : "Hiccup") + "();");
      case Statement.Return s ->
          line("return" + s.value().map(e -> " " + text(e)).orElse("") + ";");
      case Statement.SetField s ->
          line(s.struct() + "." + s.field() + "(" + text(s.value()) + ");");
      case Statement.OpenChannel s -> open(s);
      case Statement.SendTick s -> line(s.exp() + ".sendTick(" + text(s.block()) + ");");
      case Statement.SendStop s -> line(s.exp() + ".sendStop();");
      case Statement.Receive s -> receive(s);
      case Statement.SetSlot s -> line(s.name() + ".set(" + text(s.value()) + ");");
    }
  }

  private void branch(Statement.If s) {
    nest("if (" + text(s.condition()) + ")", s.then());
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

  private void open(Statement.OpenChannel s) {
    String channel = "channel" + s.exp();
    line("var " + channel + " = TicksChannel.open(heap);");
    line("TicksExp " + s.exp() + " = " + channel + ".exp();");
    line("TicksImp " + s.imp() + " = " + channel + ".imp();");
  }

  private void receive(Statement.Receive s) {
    nest(
        "switch (" + s.imp() + ".tryReceive(TicksImp.OPEN))",
        () -> {
          nest("case null ->", s.none());
          nest("case TicksImp.Tick " + s.view() + " ->", s.tick());
          nest("case TicksImp.Stop _ ->", s.stop());
          nest("case ChannelClosed _ ->", s.closed());
        });
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
      case Resource.Block r -> r.type() + " " + r.name() + " = " + text(r.value());
      case Resource.Exposed r -> "var _ = " + r.struct() + ".expose()";
      case Resource.OpenSlot r ->
          "var " + r.name() + " = " + r.vector() + ".expose(" + r.index() + ")";
    };
  }

  private static String reading(Type type) {
    return switch (type) {
      case BYTES, VECTOR -> "length()";
      case PACKET -> "bytesUsed()";
      case NODE -> "count()";
      case IMP, EXP -> "hashCode()";
    };
  }

  private static String operand(Expression expression) {
    return switch (expression) {
      case Expression.Conditional _,
          Expression.Switch _,
          Expression.Cast _,
          Expression.Assignment _ ->
          "(" + text(expression) + ")";
      default -> text(expression);
    };
  }

  private static String text(Expression expression) {
    return switch (expression) {
      case Expression.Variable e -> e.name();
      case Expression.Nothing _ -> "null";
      case Expression.Allocation e -> allocation(e);
      case Expression.Conditional e ->
          text(e.condition()) + " ? " + operand(e.first()) + " : " + operand(e.second());
      case Expression.Switch e -> switched(e);
      case Expression.Cast e -> "(" + e.type() + ") " + operand(e.operand());
      case Expression.Assignment e -> e.name() + " = " + text(e.value());
      case Expression.Call e -> e.callee().name() + "(" + String.join(", ", arguments(e)) + ")";
      case Expression.Argument e -> e.view() + ".block()";
      case Expression.FieldOf e -> e.struct() + "." + e.field() + "()";
      case Expression.SlotContent e -> e.name() + ".get()";
    };
  }

  private static List<String> arguments(Expression.Call call) {
    List<String> all = new ArrayList<>(List.of("c", "heap"));
    call.arguments().forEach(each -> all.add(text(each)));
    return all;
  }

  private static String allocation(Expression.Allocation e) {
    String fields =
        e.fields().stream().map(each -> ", " + text(each)).collect(Collectors.joining());
    return switch (e.type()) {
      case BYTES -> "heap.bytes(1)";
      case PACKET -> "NetworkPacketRep.allocate(heap" + fields + ", 0)";
      case NODE -> "NodeRep.allocate(heap" + fields + ", 0)";
      case VECTOR -> "heap.<ByteVector>vector(2)";
      case IMP, EXP -> throw new IllegalArgumentException("endpoints come from channels");
    };
  }

  private static String switched(Expression.Switch e) {
    StringBuilder text = new StringBuilder("switch (c.pick(" + e.arms().size() + ")) { ");
    int last = e.arms().size() - 1;
    for (int i = 0; i <= last; i++) {
      text.append(i == last ? "default" : "case " + i)
          .append(" -> ")
          .append(text(e.arms().get(i)))
          .append("; ");
    }
    return text.append("}").toString();
  }

  private static String text(Condition condition) {
    return switch (condition) {
      case Condition.Flip _ -> "c.flip()";
      case Condition.Flag k -> k.name();
      case Condition.Constant k -> String.valueOf(k.value());
      case Condition.NullTest k -> k.name() + (k.equal() ? " == null" : " != null");
      case Condition.Same k -> k.one() + " == " + k.other();
      case Condition.Not k -> "!" + primary(k.operand());
      case Condition.Both k -> primary(k.first()) + " && " + primary(k.second());
      case Condition.Either k -> primary(k.first()) + " || " + primary(k.second());
    };
  }

  private static String primary(Condition condition) {
    return switch (condition) {
      case Condition.Flip _, Condition.Flag _, Condition.Constant _ -> text(condition);
      default -> "(" + text(condition) + ")";
    };
  }
}
