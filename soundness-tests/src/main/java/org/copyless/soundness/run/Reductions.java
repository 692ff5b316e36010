package org.copyless.soundness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Statement;
import org.copyless.soundness.program.Statement.Handler;

/** The programs that are one step smaller than a program. Not all of them are well-typed. */
final class Reductions {
  private Reductions() {}

  static List<Program> of(Program program) {
    List<Program> all = new ArrayList<>();
    List<Method> methods = program.methods();
    if (methods.size() > 1) {
      for (int i = 0; i < methods.size(); i++) {
        all.add(named(program, all, without(methods, i)));
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
      for (List<Statement> part : parts(body.get(i))) {
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

  private static List<List<Statement>> parts(Statement statement) {
    return switch (statement) {
      case Statement.If s -> List.of(s.then(), s.otherwise());
      case Statement.Loop s -> List.of(s.body());
      case Statement.Select s -> s.arms();
      case Statement.Receive s -> List.of(s.none(), s.tick(), s.stop(), s.closed());
      case Statement.Try s -> {
        List<List<Statement>> parts = new ArrayList<>(List.of(s.body(), s.last()));
        s.handlers().forEach(each -> parts.add(each.body()));
        yield parts;
      }
      default -> List.of();
    };
  }

  private static List<? extends Statement> smaller(Statement statement) {
    return switch (statement) {
      case Statement.If s ->
          Stream.concat(
                  map(s.then(), body -> new Statement.If(s.condition(), body, s.otherwise())),
                  map(s.otherwise(), body -> new Statement.If(s.condition(), s.then(), body)))
              .toList();
      case Statement.Loop s ->
          map(s.body(), body -> new Statement.Loop(s.form(), s.name(), s.labelled(), body))
              .toList();
      case Statement.Select s -> smallerSelect(s);
      case Statement.Receive s -> smallerReceive(s);
      case Statement.Try s -> smallerTry(s);
      default -> List.of();
    };
  }

  private static Stream<Statement> map(
      List<Statement> body, Function<List<Statement>, Statement> whole) {
    return smaller(body).stream().map(whole);
  }

  private static List<Statement> smallerSelect(Statement.Select s) {
    List<Statement> all = new ArrayList<>();
    for (int i = 0; i < s.arms().size(); i++) {
      int index = i;
      map(s.arms().get(i), body -> new Statement.Select(s.arrows(), with(s.arms(), index, body)))
          .forEach(all::add);
    }
    return all;
  }

  private static List<Statement> smallerReceive(Statement.Receive s) {
    List<List<Statement>> arms = List.of(s.none(), s.tick(), s.stop(), s.closed());
    List<Statement> all = new ArrayList<>();
    for (int i = 0; i < arms.size(); i++) {
      int index = i;
      map(arms.get(i), body -> receive(s, with(arms, index, body))).forEach(all::add);
    }
    return all;
  }

  private static Statement receive(Statement.Receive s, List<List<Statement>> arms) {
    return new Statement.Receive(
        s.imp(), s.view(), arms.get(0), arms.get(1), arms.get(2), arms.get(3));
  }

  private static List<Statement> smallerTry(Statement.Try s) {
    List<Statement> all = new ArrayList<>();
    map(s.body(), body -> new Statement.Try(s.resources(), body, s.handlers(), s.last()))
        .forEach(all::add);
    map(s.last(), last -> new Statement.Try(s.resources(), s.body(), s.handlers(), last))
        .forEach(all::add);
    for (int i = 0; i < s.handlers().size(); i++) {
      all.add(new Statement.Try(s.resources(), s.body(), without(s.handlers(), i), s.last()));
      Handler handler = s.handlers().get(i);
      int index = i;
      map(
              handler.body(),
              body ->
                  new Statement.Try(
                      s.resources(),
                      s.body(),
                      with(s.handlers(), index, new Handler(handler.checked(), body)),
                      s.last()))
          .forEach(all::add);
    }
    return all;
  }
}
