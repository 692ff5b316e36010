package org.copyless.contract.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The theorems about endpoint types, over random contracts; and each question asked twice, of the
 * model and of the paper's algorithms on terms.
 */
class RandomTypesTest {
  private static final int SYSTEMS_PER_SEED = 150;

  static List<Long> seeds() {
    return IntStream.range(0, 5).mapToObj(i -> 2_012L + i).toList();
  }

  /** Counts how often a property was tried and how often it had something to say. */
  private static final class Tally {
    private int tried;
    private int telling;

    void count(boolean tells) {
      tried++;
      telling += tells ? 1 : 0;
    }

    void assertBothOften() {
      assertTrue(telling * 20 > tried && (tried - telling) * 20 > tried, this::toString);
    }

    @Override
    public String toString() {
      return telling + " of " + tried;
    }
  }

  private interface Property {
    void check(Random random, RandomContracts contracts, Tally tally);
  }

  private static Tally forAll(long seed, Property property) {
    Random random = new Random(seed);
    Tally tally = new Tally();
    for (int i = 0; i < SYSTEMS_PER_SEED; i++) {
      RandomContracts contracts = RandomContracts.next(random);
      for (int j = 0; j < 5; j++) {
        property.check(random, contracts, tally);
      }
    }
    return tally;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Prop. 3.1: the dual of the dual is the type itself, and dual to the dual")
  void dualIsAnInvolution(long seed) {
    forAll(
            seed,
            (random, contracts, tally) -> {
              EndpointType type = contracts.anyType(random);
              assertEquals(type, type.dual().dual());
              assertEquals(type.isEnd(), type.equals(type.dual()), type::toString);
              Optional<Term> term = Written.term(type);
              Optional<Term> dual = Written.term(type.dual());
              if (term.isPresent() && dual.isPresent()) {
                assertTrue(SyntacticDual.related(term.get(), dual.get()), type::toString);
              }
              tally.count(term.isPresent() && dual.isPresent());
            })
        .assertBothOften();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("subtyping is a preorder, and equality its kernel")
  void subtypingIsAPreorder(long seed) {
    Tally transitive =
        forAll(
            seed,
            (random, contracts, tally) -> {
              EndpointType one = contracts.anyType(random);
              assertTrue(one.isSubtypeOf(one));
              List<EndpointType> types = new ArrayList<>(contracts.pair(random));
              types.addAll(contracts.pair(random));
              for (EndpointType a : types) {
                for (EndpointType b : types) {
                  boolean both = a.isSubtypeOf(b) && b.isSubtypeOf(a);
                  assertEquals(both, a.equals(b), () -> a + " " + b);
                  assertTrue(!both || a.hashCode() == b.hashCode(), () -> a + " " + b);
                  for (EndpointType c : types) {
                    boolean chain = a.isSubtypeOf(b) && b.isSubtypeOf(c);
                    assertTrue(!chain || a.isSubtypeOf(c), () -> a + " " + b + " " + c);
                    tally.count(chain && !a.equals(b));
                  }
                }
              }
            });
    assertTrue(transitive.telling > 100, transitive::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Prop. 3.3: T <= S if and only if dual S <= dual T")
  void duality(long seed) {
    forAll(
            seed,
            (random, contracts, tally) -> {
              List<EndpointType> pair = contracts.pair(random);
              EndpointType left = pair.getFirst();
              EndpointType right = pair.getLast();
              boolean holds = left.isSubtypeOf(right);
              assertEquals(holds, right.dual().isSubtypeOf(left.dual()), pair::toString);
              tally.count(holds);
            })
        .assertBothOften();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Th. 6.1: the greatest fixpoint and the paper's derivation agree on subtyping")
  void subtypingTwice(long seed) {
    forAll(
            seed,
            (random, contracts, tally) -> {
              List<EndpointType> pair =
                  random.nextInt(4) == 0
                      ? List.of(contracts.anyType(random), contracts.anyType(random))
                      : contracts.pair(random);
              Optional<Term> left = Written.term(pair.getFirst());
              Optional<Term> right = Written.term(pair.getLast());
              if (left.isPresent() && right.isPresent()) {
                boolean holds = pair.getFirst().isSubtypeOf(pair.getLast());
                assertEquals(
                    Table10.holds(left.get(), right.get()),
                    holds,
                    () -> left.get() + "\n" + right.get());
                tally.count(holds);
              }
            })
        .assertBothOften();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName(
      "Th. 6.2: the graph, the equations of §6.2 and the bounds of Def. 5.1 agree on weight")
  void weightThreeTimes(long seed) {
    forAll(
            seed,
            (random, contracts, tally) -> {
              EndpointType type = contracts.anyType(random);
              Optional<Term> term = Written.term(type);
              if (term.isPresent()) {
                int weight = number(type.weight());
                assertEquals(
                    SyntacticWeight.byEquations(term.get(), Set.of()), weight, term::toString);
                assertEquals(
                    SyntacticWeight.byBounds(term.get(), Set.of()), weight, term::toString);
                tally.count(type.receives() && type.weight().isFinite());
              }
            })
        .assertBothOften();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Prop. 5.1: T <= S implies that T does not weigh more than S")
  void weightIsMonotone(long seed) {
    Tally tally =
        forAll(
            seed,
            (random, contracts, counted) -> {
              List<EndpointType> pair = contracts.pair(random);
              EndpointType left = pair.getFirst();
              EndpointType right = pair.getLast();
              boolean holds = left.isSubtypeOf(right);
              assertTrue(!holds || left.weight().compareTo(right.weight()) <= 0, pair::toString);
              counted.count(holds && left.weight().compareTo(right.weight()) < 0);
            });
    assertTrue(tally.telling > 0, tally::toString);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("an infinite weight has a reason: steps that are there, and come back")
  void reasons(long seed) {
    forAll(
            seed,
            (random, contracts, tally) -> {
              EndpointType type = contracts.anyType(random);
              if (type.weight() instanceof Weight.Infinite infinite) {
                List<Weight.Step> path = infinite.steps();
                List<Weight.Step> cycle = infinite.cycle();
                assertEquals(type.toString(), path.getFirst().receiver().toString());
                for (int i = 0; i + 1 < path.size(); i++) {
                  EndpointType next = path.get(i).next().orElseThrow();
                  assertEquals(next.toString(), path.get(i + 1).receiver().toString());
                }
                path.forEach(step -> assertTrue(step.receiver().receives(), step::toString));
                path.forEach(
                    step ->
                        assertTrue(
                            step.receiver().messages().contains(step.message()), step::toString));
                if (cycle.isEmpty()) {
                  assertEquals(Optional.empty(), infinite.lead().getLast().next());
                } else {
                  assertEquals(
                      cycle.getFirst().receiver().toString(),
                      cycle.getLast().next().orElseThrow().toString());
                  assertTrue(cycle.stream().anyMatch(Weight.Step::carried), cycle::toString);
                }
              }
              tally.count(!type.weight().isFinite());
            })
        .assertBothOften();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @DisplayName("Def. 5.2: after any run of sends the other end's queue fits, and the ends are dual")
  void tail(long seed) {
    forAll(
            seed,
            (random, contracts, tally) -> {
              EndpointType sender = contracts.anyType(random);
              EndpointType receiver = sender.dual();
              List<QueuedMessage> queue = new ArrayList<>();
              EndpointType at = sender;
              while (at.sends() && queue.size() < 6 && random.nextInt(8) > 0) {
                List<String> choices = List.copyOf(at.messages());
                String message = choices.get(random.nextInt(choices.size()));
                List<ArgumentType> instances =
                    at.contract().message(message).parameters().stream()
                        .map(_ -> ArgumentType.data("int"))
                        .toList();
                queue.add(new QueuedMessage(message, instances, at.carried(message, instances)));
                at = at.after(message).orElseThrow();
              }
              assertEquals(at.dual(), receiver.tail(queue).orElseThrow(), queue::toString);
              assertEquals(queue.isEmpty(), sender.tail(queue).isPresent(), queue::toString);
              tally.count(queue.size() > 1);
            })
        .assertBothOften();
  }

  static int number(Weight weight) {
    return weight instanceof Weight.Finite(int value) ? value : SyntacticWeight.INFINITE;
  }
}
