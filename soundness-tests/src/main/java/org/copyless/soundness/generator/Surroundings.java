package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.copyless.soundness.program.Boxing;
import org.copyless.soundness.program.Exchange;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Resource;
import org.copyless.soundness.program.Type;

/**
 * What can be named at a place of a method.
 *
 * @param signature of the method
 * @param variables pointers in scope, by name
 * @param fixed those of them that are never assigned
 * @param loops around, innermost last
 * @param catches whether an {@code IOException} may be thrown here
 */
record Surroundings(
    Signature signature,
    Map<String, Type> variables,
    List<String> fixed,
    List<String> loops,
    boolean catches) {
  static Surroundings of(Signature signature) {
    Map<String, Type> variables = new LinkedHashMap<>();
    signature.parameters().stream()
        .filter(each -> !each.type().isBox())
        .forEach(each -> variables.put(each.name(), each.type()));
    return new Surroundings(signature, variables, List.of(), List.of(), signature.checked());
  }

  /** Behind a statement, what it declares can be named. */
  Surroundings behind(Statement statement) {
    Map<String, Type> more = new LinkedHashMap<>(variables);
    switch (statement) {
      case Statement.Declare s -> more.put(s.name(), s.type());
      case Exchange.Open s -> {
        more.put(s.exp(), s.desk() ? Type.DESK_EXP : Type.EXP);
        more.put(s.imp(), s.desk() ? Type.DESK_IMP : Type.IMP);
      }
      default -> {
        return this;
      }
    }
    return new Surroundings(signature, more, fixed, loops, catches);
  }

  /** In one of the bodies of a statement. */
  Surroundings in(Statement statement, int body) {
    return switch (statement) {
      case Statement.Loop s -> inLoop(s.name());
      case Statement.Try s when body == 0 -> inTry(s);
      case Exchange.Start s -> inProcess(s);
      case Exchange.Receive s when body == 0 && s.mode() == Exchange.Mode.DIRECT ->
          s.arms().getFirst().event().argument().map(type -> with(s.view(), type)).orElse(this);
      case Boxing.Acquire s when body == 0 -> with(s.name(), Type.BYTES);
      default -> this;
    };
  }

  private Surroundings with(String name, Type type) {
    Map<String, Type> more = new LinkedHashMap<>(variables);
    more.put(name, type);
    return new Surroundings(signature, more, fixed, loops, catches);
  }

  /** Nothing of what is outside can be named in a process. */
  private static Surroundings inProcess(Exchange.Start start) {
    Signature body = new Signature("", List.of(), Optional.empty(), false, true, false);
    return of(body).with(start.parameter(), start.type());
  }

  private Surroundings inLoop(String name) {
    List<String> more = new ArrayList<>(loops);
    more.add(name);
    return new Surroundings(signature, variables, fixed, more, catches);
  }

  private Surroundings inTry(Statement.Try statement) {
    Map<String, Type> more = new LinkedHashMap<>(variables);
    List<String> same = new ArrayList<>(fixed);
    for (Resource each : statement.resources()) {
      if (each instanceof Resource.Block block) {
        more.put(block.name(), block.type());
        same.add(block.name());
      }
    }
    boolean caught = statement.handlers().stream().anyMatch(Statement.Handler::checked);
    return new Surroundings(signature, more, same, loops, catches || caught);
  }

  List<String> all() {
    return List.copyOf(variables.keySet());
  }

  /** Other variables of the same type. */
  List<String> like(String name) {
    return of(variables.get(name)).stream().filter(each -> !each.equals(name)).toList();
  }

  List<String> of(Type type) {
    return all().stream().filter(each -> variables.get(each) == type).toList();
  }

  List<String> assignable() {
    return all().stream().filter(each -> !fixed.contains(each)).toList();
  }

  Optional<Type> result() {
    return signature.result();
  }
}
