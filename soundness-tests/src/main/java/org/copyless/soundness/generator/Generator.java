package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.copyless.soundness.oracle.Oracle;
import org.copyless.soundness.oracle.Outcome;
import org.copyless.soundness.oracle.Path;
import org.copyless.soundness.program.Method;
import org.copyless.soundness.program.Program;
import org.copyless.soundness.program.Signature;

/** Makes random programs, each from a seed of its own. */
public final class Generator {
  /** A callee with more paths would make too many of its callers. */
  private static final int MOST_PATHS_OF_CALLEE = 6;

  private static final double[] SLIPS = {0, 0, 0.02, 0.08};

  private static final int[] MUTATIONS = {0, 0, 0, 1, 2, 4};

  private Generator() {}

  /**
   * Makes a program.
   *
   * @param recipe what it depends on
   * @return the same for the same recipe
   */
  public static Program program(Recipe recipe) {
    Random random = new Random(recipe.seed() * 0x9E3779B97F4A7C15L);
    List<Method> methods = new ArrayList<>();
    List<Signature> callees = new ArrayList<>(Callees.LIBRARY);
    if (recipe.wide()) {
      callees.addAll(Callees.WIDE);
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      double slips = SLIPS[random.nextInt(SLIPS.length)];
      Method method =
          new MethodMaker(draw(recipe, random, slips), "m" + methods.size(), List.copyOf(callees))
              .make();
      for (int j = recipe.mutated() ? mutations(random) : 0; j > 0; j--) {
        method = new Mutator(draw(recipe, random, slips)).mutate(method);
      }
      methods.add(method);
      if (isCallee(new Program("", List.copyOf(methods)))) {
        callees.add(method.signature());
      }
    }
    return new Program(recipe.name(), List.copyOf(methods));
  }

  private static Draw draw(Recipe recipe, Random random, double slips) {
    return new Draw(random, slips, recipe.wide());
  }

  private static int mutations(Random random) {
    return MUTATIONS[random.nextInt(MUTATIONS.length)];
  }

  /**
   * Tells whether the last method can be called by others: it is right, and does on some path
   * whatever its signature allows, so that the caller's paths are all there.
   */
  private static boolean isCallee(Program program) {
    int last = program.methods().size() - 1;
    List<Path> paths =
        Oracle.paths(program).orElse(List.of()).stream()
            .filter(each -> each.method() == last)
            .toList();
    return !paths.isEmpty()
        && paths.size() <= MOST_PATHS_OF_CALLEE
        && paths.stream().allMatch(each -> each.outcome().kind() == Outcome.Kind.CLEAN)
        && covers(program.methods().get(last).signature(), paths);
  }

  private static boolean covers(Signature signature, List<Path> paths) {
    Set<String> ends =
        paths.stream().map(each -> each.outcome().what()).collect(Collectors.toSet());
    return (!signature.nullable() || ends.contains(Outcome.NULL))
        && (!signature.checked() || ends.contains(Outcome.CHECKED));
  }
}
