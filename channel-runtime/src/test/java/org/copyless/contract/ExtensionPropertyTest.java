package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** R90: an end of an extension can be held under the name of the base, for random contracts. */
class ExtensionPropertyTest {
  private static final int CONTRACTS_PER_SEED = 300;
  private static final int STEPS = 100;

  static Stream<Long> seeds() {
    return Stream.of(20_060_418L, 20_060_419L, 20_060_420L);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("ids, tags and transitions of the base stay, and each of its runs is still possible")
  void extensions(long seed) {
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < CONTRACTS_PER_SEED; i++) {
      RandomContract drawn = RandomContract.next(random);
      Automaton base = parse(drawn.text(), drawn.messages(), Optional.empty(), true);
      RandomExtension extension = RandomExtension.next(drawn, random);
      Automaton extended = parse(extension.text(), extension.messages(), Optional.of(base), true);
      checkStable(base, extended);
      checkRuns(base, extended, random);
      accepted += checkBounded(base, extension, extended) ? 1 : 0;
    }
    assertTrue(accepted > 20, "accepted as bounded=" + accepted);
  }

  private static Automaton parse(
      String text, List<MessageDeclaration> messages, Optional<Automaton> base, boolean unbounded) {
    ParseResult result =
        ContractParser.parse(new ContractDeclaration("R", text, messages, base, unbounded));
    assertEquals(List.of(), result.errors(), () -> base + "\n" + text);
    return result.automaton().orElseThrow();
  }

  private static void checkStable(Automaton base, Automaton extended) {
    assertEquals(base.initial().name(), extended.initial().name());
    for (String message : base.messages()) {
      assertEquals(base.tag(message), extended.tag(message));
    }
    for (State state : base.states()) {
      State same = extended.states().get(state.id());
      assertEquals(state.name(), same.name());
      assertEquals(state.implicit(), same.implicit());
      assertTrue(extended.isInherited(same));
      assertEquals(
          signature(base, state),
          signature(extended, same).subList(0, signature(base, state).size()));
      extended.transitions(same).stream()
          .skip(base.transitions(state).size())
          .forEach(added -> checkAdded(base, added));
    }
    extended.states().stream()
        .skip(base.states().size())
        .forEach(state -> assertTrue(!extended.isInherited(state)));
  }

  private static List<String> signature(Automaton automaton, State state) {
    return automaton.transitions(state).stream().map(Transition::toString).toList();
  }

  private static void checkAdded(Automaton base, Transition added) {
    assertEquals(Direction.OUT, added.direction());
    assertTrue(!base.messages().contains(added.message()), added::toString);
  }

  /** Runs the base's Imp against the extended Exp, which sends what the base knows. */
  private static void checkRuns(Automaton base, Automaton extended, Random random) {
    State imp = base.initial();
    State exp = extended.initial();
    for (int step = 0; step < STEPS && !imp.isFinal(); step++) {
      assertEquals(
          base.receivable(Role.EXP, imp), extended.receivable(Role.EXP, exp), imp::toString);
      assertTrue(
          extended.sendable(Role.EXP, exp).containsAll(base.sendable(Role.EXP, imp)),
          imp::toString);
      List<Transition> possible = base.transitions(imp);
      String message = possible.get(random.nextInt(possible.size())).message();
      imp = base.step(imp, message).orElseThrow().target();
      exp = extended.step(exp, message).orElseThrow().target();
      assertEquals(imp.name(), exp.name());
    }
  }

  /** R69 holds for the whole automaton, and then its slots are enough. */
  private static boolean checkBounded(
      Automaton base, RandomExtension extension, Automaton extended) {
    boolean bounded = extended.isBounded(Role.EXP) && extended.isBounded(Role.IMP);
    ParseResult result =
        ContractParser.parse(
            new ContractDeclaration(
                "R", extension.text(), extension.messages(), Optional.of(base), false));
    assertEquals(bounded, result.automaton().isPresent(), extension::text);
    result.errors().forEach(p -> assertEquals(ProblemKey.UNBOUNDED_QUEUE.key(), p.key()));
    result.automaton().ifPresent(automaton -> new ChannelModel(automaton).explore());
    return bounded;
  }
}
