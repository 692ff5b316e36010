package org.copyless.soundness.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.channel.ProtocolException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.library.Stuck;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Signature;

/**
 * Calls of the methods of a program.
 *
 * @param loader of the program
 * @param heap without a block
 */
record Drive(ClassLoader loader, ExchangeHeap heap) {
  /** Starts what is said of a run that had to be stopped. */
  static final String STUCK = "stuck";

  /** Calls a method along a path; what went wrong, empty: nothing. */
  String run(Class<?> type, Program program, org.copyless.soundness.oracle.Path path)
      throws ReflectiveOperationException {
    Signature signature = program.methods().get(path.method()).signature();
    Choices choices = new Choices(path.choices().stream().mapToInt(Integer::intValue).toArray());
    Arguments maker = new Arguments(loader, heap, choices);
    List<@Nullable Object> arguments = new ArrayList<>(List.of(choices, heap));
    for (Parameter each : signature.parameters()) {
      arguments.add(each.nullable() && choices.flip() ? null : maker.make(each));
    }
    StringBuilder wrong = new StringBuilder();
    call(method(type, signature.name()), arguments, choices, wrong);
    giveBack(signature, arguments, wrong);
    long live = heap.statistics().liveBlocks();
    if (live != 0) {
      wrong.append("leak: ").append(live).append(" live blocks; ");
    }
    return wrong.toString();
  }

  static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static void call(
      Method method, List<@Nullable Object> arguments, Choices choices, StringBuilder wrong)
      throws IllegalAccessException {
    try (Watchdog dog = Watchdog.over(Thread.currentThread())) {
      close(method.invoke(null, arguments.toArray()), wrong);
      wrong.append(dog.hasBarked() ? STUCK : "");
    } catch (InvocationTargetException e) {
      look(e.getCause(), wrong);
    }
    choices.outside().failures().forEach(each -> look(each, wrong));
    choices.outside().end();
  }

  private static void giveBack(
      Signature signature, List<@Nullable Object> arguments, StringBuilder wrong) {
    for (int i = 0; i < signature.parameters().size(); i++) {
      if (!signature.parameters().get(i).claimed()) {
        close(arguments.get(i + 2), wrong);
      }
    }
  }

  private static void close(@Nullable Object argument, StringBuilder wrong) {
    try {
      Arguments.close(argument);
    } catch (RuntimeException e) {
      look(e, wrong);
    }
  }

  private static void look(Throwable thrown, StringBuilder wrong) {
    if (thrown instanceof Stuck) {
      wrong.insert(0, STUCK);
    }
    if (thrown instanceof OwnershipException || thrown instanceof ProtocolException) {
      wrong.append(thrown).append("; ");
    }
    if (thrown.getCause() != null) {
      look(thrown.getCause(), wrong);
    }
    for (Throwable each : thrown.getSuppressed()) {
      look(each, wrong);
    }
  }
}
