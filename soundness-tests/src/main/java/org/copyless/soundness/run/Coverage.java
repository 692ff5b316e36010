package org.copyless.soundness.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.copyless.soundness.program.Bodies;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Type;

/** Counts programs by the constructs that are in them. */
final class Coverage {
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  /** How many programs have which construct. */
  Map<String, Integer> counts() {
    return counts;
  }

  void add(Program program) {
    Set<String> found = new TreeSet<>();
    for (Method each : program.methods()) {
      each.signature().parameters().forEach(parameter -> found.addAll(names(parameter)));
      collect(each.body(), found);
    }
    found.forEach(each -> counts.merge(each, 1, Integer::sum));
  }

  private static List<String> names(Parameter parameter) {
    String name = "parameter " + parameter.type();
    if (!parameter.thrown().isEmpty()) {
      return List.of(name, "parameter @OnThrow");
    }
    return parameter.claimed() || parameter.then().equals(parameter.stage())
        ? List.of(name)
        : List.of(name, "parameter @State(value, then)");
  }

  private static void collect(List<Statement> body, Set<String> found) {
    for (Statement each : body) {
      found.add(name(each));
      String text = each.toString();
      if (text.contains("Call[callee=Signature[name=m")) {
        found.add("call of a generated method");
      }
      if (text.contains("Assignment[")) {
        found.add("assignment within an expression");
      }
      if (text.contains("InState[")) {
        found.add("inState");
      }
      if (text.contains("OrThrow,") || text.contains("ThenThrow,")) {
        found.add("call that may throw, with an endpoint");
      }
      if (text.contains("Conditional[") || text.contains("Switch[")) {
        found.add("ternary or switch expression");
      }
      Bodies.of(each).forEach(inner -> collect(inner, found));
    }
  }

  private static String name(Statement statement) {
    return switch (statement) {
      case Exchange.Receive s ->
          switch (s.mode()) {
            case TRY -> "tryReceive";
            case WAIT -> "receive(STATE)";
            case DIRECT -> "receiveM()";
          };
      case Exchange.Await s when s.types().stream().anyMatch(Type::isMap) -> "Select of a map";
      case Exchange.Await s when s.types().stream().anyMatch(Type::isSet) -> "Select of a set";
      case Exchange.Await s -> "Select of " + s.ends().size() + " ends";
      case Exchange.Start _ -> "Sip.start";
      case Exchange.Dispatch _ -> "Sip.start with the name of a method";
      case Exchange.Open _ -> "channel";
      case Exchange.Send s ->
          s.event().stage().isPresent() ? "send of an endpoint" : "send of a block or nothing";
      case Boxing.Make s -> "local " + s.type();
      case Boxing.Put s -> "put into " + s.type();
      case Boxing.Acquire _ -> "TCell.acquire";
      case Boxing.Release _ -> "TCell.release";
      case Statement.Try s -> tried(s);
      case Statement.Select _ -> "switch";
      case Statement.Loop _ -> "loop";
      case Statement.If _ -> "if";
      default -> "simple statement";
    };
  }

  private static String tried(Statement.Try s) {
    if (s.resources().isEmpty()) {
      return s.last().isEmpty() ? "try, catch" : "try, finally";
    }
    return s.resources().getFirst() instanceof Statement.Resource.Block
        ? "try with a resource"
        : "expose";
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("programs with");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(
            each -> text.append("\n  ").append(each.getValue()).append(' ').append(each.getKey()));
    return text.toString();
  }
}
