package org.copyless.soundness.run;

import java.util.ArrayList;
import java.util.List;
import org.copyless.soundness.program.Bodies;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Printer;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Statement;

/**
 * The programs that are one step smaller than a program. Not all of them are well-typed, but what
 * they call is there.
 */
final class Reductions {
  private Reductions() {}

  static List<Program> of(Program program) {
    List<Program> all = new ArrayList<>();
    List<Method> methods = program.methods();
    for (int i = 0; i < methods.size(); i++) {
      List<Method> others = without(methods, i);
      if (!others.isEmpty() && !isCalled(methods.get(i), others)) {
        all.add(named(program, all, others));
      }
    }
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      for (List<Statement> body : smaller(method.body())) {
        all.add(named(program, all, with(methods, i, new Method(method.signature(), body))));
      }
    }
    return all;
  }

  private static boolean isCalled(Method method, List<Method> others) {
    String call = method.signature().name() + "(";
    return Printer.body(new Program("Others", others)).contains(call);
  }

  private static Program named(Program program, List<Program> all, List<Method> methods) {
    return new Program(program.name() + "_" + all.size(), methods);
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> copy = new ArrayList<>(list);
    copy.remove(index);
    return copy;
  }

  private static <T> List<T> with(List<T> list, int index, T value) {
    List<T> copy = new ArrayList<>(list);
    copy.set(index, value);
    return copy;
  }

  /** Leaves one statement out, or puts a part of it in its place. */
  private static List<List<Statement>> smaller(List<Statement> body) {
    List<List<Statement>> all = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      all.add(without(body, i));
      for (List<Statement> part : Bodies.of(body.get(i))) {
        List<Statement> inlined = new ArrayList<>(body.subList(0, i));
        inlined.addAll(part);
        inlined.addAll(body.subList(i + 1, body.size()));
        all.add(inlined);
      }
      int index = i;
      smaller(body.get(i)).forEach(each -> all.add(with(body, index, each)));
    }
    return all;
  }

  private static List<Statement> smaller(Statement statement) {
    List<Statement> all = new ArrayList<>();
    List<List<Statement>> bodies = Bodies.of(statement);
    for (int i = 0; i < bodies.size(); i++) {
      for (List<Statement> each : smaller(bodies.get(i))) {
        all.add(Bodies.with(statement, with(bodies, i, each)));
      }
    }
    if (statement instanceof Statement.Try s) {
      for (int i = 0; i < s.handlers().size(); i++) {
        all.add(new Statement.Try(s.resources(), s.body(), without(s.handlers(), i), s.last()));
      }
    }
    return all;
  }
}
