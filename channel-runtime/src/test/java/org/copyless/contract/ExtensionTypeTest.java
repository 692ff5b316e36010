package org.copyless.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.copyless.annotation.Role;
import org.copyless.contract.type.ArgumentType;
import org.copyless.contract.type.ContractType;
import org.copyless.contract.type.EndpointType;
import org.copyless.contract.type.MessageType;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * R90 in the words of the theory: the exporting end of an extension is a subtype of the base's, the
 * importing end is not, for random contracts that carry their own endpoints.
 */
class ExtensionTypeTest {
  private static final int CONTRACTS_PER_SEED = 300;

  static Stream<Long> seeds() {
    return Stream.of(90L, 91L, 92L);
  }

  /** How many types were subtypes, and how many were not. */
  private final Map<String, Integer> seen = new HashMap<>();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName(
      "R90 exp of the extension <= exp of the base, unless the base's conversation may end"
          + " where the extension's goes on; imp only where nothing is added")
  void extensionsAreSubtypes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < CONTRACTS_PER_SEED; i++) {
      RandomContract drawn = RandomContract.next(random);
      Automaton base = parse(drawn.text(), drawn.messages(), Optional.empty());
      RandomExtension extension = RandomExtension.next(drawn, random);
      Automaton extended = parse(extension.text(), extension.messages(), Optional.of(base));
      check(base, extended, random);
    }
    Set<String> expected = Set.of("EXP true", "EXP false", "IMP true", "IMP false");
    assertEquals(expected, seen.keySet());
    seen.forEach((kind, count) -> assertTrue(count > CONTRACTS_PER_SEED / 5, seen::toString));
  }

  private void check(Automaton base, Automaton extended, Random random) {
    Map<String, MessageType> carried = new HashMap<>();
    ContractType c = contract("C", base, carried);
    ContractType d = contract("D", extended, carried);
    for (String message : extended.messages()) {
      if (random.nextBoolean()) {
        ContractType of = base.messages().contains(message) || random.nextBoolean() ? c : d;
        carried.put(message, MessageType.of(anyEnd(of, random)));
      }
    }
    for (State state : base.states()) {
      boolean goesOn =
          reaches(base, state, s -> s.isFinal() && !extended.states().get(s.id()).isFinal());
      boolean added = reaches(base, state, s -> choices(extended, s) > choices(base, s));
      checkSubtype(Role.EXP, c, d, state, !goesOn);
      checkSubtype(Role.IMP, c, d, state, !added);
    }
  }

  private void checkSubtype(
      Role view, ContractType c, ContractType d, State state, boolean expected) {
    EndpointType general = EndpointType.of(c, view, state);
    EndpointType special =
        EndpointType.of(d, view, d.automaton().state(state.name()).orElseThrow());
    assertEquals(
        expected,
        special.isSubtypeOf(general),
        () -> view + " " + state + "\n" + c.automaton() + "\n" + d.automaton());
    seen.merge(view + " " + expected, 1, Integer::sum);
  }

  private static int choices(Automaton automaton, State state) {
    return automaton.transitions(automaton.states().get(state.id())).size();
  }

  private static ContractType contract(
      String name, Automaton automaton, Map<String, MessageType> carried) {
    return new ContractType(
        name, List.of(), automaton, message -> carried.getOrDefault(message, MessageType.of()));
  }

  private static ArgumentType anyEnd(ContractType contract, Random random) {
    List<State> states = contract.automaton().states();
    return ArgumentType.endpoint(
        contract,
        random.nextBoolean() ? Role.EXP : Role.IMP,
        states.get(random.nextInt(states.size())).name());
  }

  private static boolean reaches(Automaton automaton, State from, Predicate<State> wanted) {
    Set<State> reached = new HashSet<>(Set.of(from));
    Deque<State> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (Transition step : automaton.transitions(open.remove())) {
        if (reached.add(step.target())) {
          open.add(step.target());
        }
      }
    }
    return reached.stream().anyMatch(wanted);
  }

  private static Automaton parse(
      String text, List<MessageDeclaration> messages, Optional<Automaton> base) {
    ParseResult result =
        ContractParser.parse(new ContractDeclaration("R", text, messages, base, true));
    assertEquals(List.of(), result.errors(), text);
    return result.automaton().orElseThrow();
  }
}
