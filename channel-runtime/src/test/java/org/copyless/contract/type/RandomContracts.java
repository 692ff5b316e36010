package org.copyless.contract.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.copyless.annotation.Role;

/**
 * Random contracts that carry each other's endpoints. Each has a variant: the same contract with
 * messages added and left out, and with other arguments, so that subtypes are not rare.
 *
 * @param contracts contracts and variants by turns; a variant has the same states
 */
record RandomContracts(List<ContractType> contracts) {
  /** The number of arguments of each message, whatever the contract; {@code d} has a parameter. */
  private static final Map<String, Integer> ARITIES = Map.of("a", 0, "b", 1, "c", 1, "d", 2);

  private static final List<String> TAGS = List.of("a", "b", "c", "d");

  static RandomContracts next(Random random) {
    return new Maker(random).make();
  }

  /** An end of a random contract in a random state. */
  EndpointType anyType(Random random) {
    return type(contracts.get(random.nextInt(contracts.size())), random);
  }

  /** An end of a contract, and the same of its variant, or the other way round. */
  List<EndpointType> pair(Random random) {
    int chosen = random.nextInt(contracts.size());
    EndpointType one = type(contracts.get(chosen), random);
    ContractType variant = contracts.get(chosen ^ 1);
    return List.of(
        one,
        EndpointType.of(
            variant,
            one.view(),
            variant.automaton().states().get(one.state().id()),
            one.arguments()));
  }

  private static EndpointType type(ContractType contract, Random random) {
    int state = random.nextInt(contract.automaton().states().size());
    return EndpointType.of(
        contract,
        random.nextBoolean() ? Role.IMP : Role.EXP,
        contract.automaton().states().get(state),
        contract.parameters().stream().map(_ -> ArgumentType.data("int")).toList());
  }

  /** The messages of a state with the numbers of the states after them. */
  private record Choice(char sign, Map<String, Integer> steps) {
    String text() {
      StringBuilder text = new StringBuilder("one {");
      steps.forEach((tag, target) -> text.append(" %s%s -> S%d;".formatted(tag, sign, target)));
      return text.append(" }").toString();
    }
  }

  private static final class Maker {
    private final Random random;
    private final List<Sample> samples = new ArrayList<>();

    Maker(Random random) {
      this.random = random;
    }

    RandomContracts make() {
      int count = 1 + random.nextInt(2);
      for (int i = 0; i < count; i++) {
        List<Choice> states = states(1 + random.nextInt(3));
        String name = "C" + i + (random.nextInt(3) == 0 ? "<A>" : "");
        samples.add(sample(name, states));
        samples.add(sample(name.replace('C', 'V'), changed(states)));
      }
      for (int i = 0; i < samples.size(); i += 2) {
        carry(samples.get(i), samples.get(i + 1));
      }
      return new RandomContracts(samples.stream().map(Sample::type).toList());
    }

    private static Sample sample(String name, List<Choice> states) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < states.size(); i++) {
        text.append("S%d: %s%n".formatted(i, states.get(i).text()));
      }
      return Sample.of(name, text.toString());
    }

    private List<Choice> states(int count) {
      List<Choice> states = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Map<String, Integer> steps = new HashMap<>();
        int messages = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(3);
        for (int j = 0; j < messages; j++) {
          steps.put(pick(TAGS), random.nextInt(count));
        }
        states.add(new Choice(random.nextBoolean() ? '!' : '?', steps));
      }
      return states;
    }

    private List<Choice> changed(List<Choice> states) {
      List<Choice> changed = new ArrayList<>();
      for (Choice state : states) {
        Map<String, Integer> steps = new HashMap<>(state.steps());
        if (!steps.isEmpty() && random.nextInt(3) == 0) {
          steps.put(pick(TAGS), random.nextInt(states.size()));
        }
        if (steps.size() > 1 && random.nextInt(5) == 0) {
          steps.remove(pick(List.copyOf(steps.keySet())));
        }
        changed.add(new Choice(state.sign(), steps));
      }
      return changed;
    }

    private void carry(Sample contract, Sample variant) {
      for (String tag : TAGS) {
        List<String> parameters = tag.equals("d") ? List.of("B") : List.of();
        List<ArgumentType> arguments = new ArrayList<>();
        List<ArgumentType> others = new ArrayList<>();
        for (int i = 0; i < ARITIES.get(tag); i++) {
          List<String> scope = new ArrayList<>(contract.type().parameters());
          scope.addAll(parameters);
          ArgumentType argument = argument(scope);
          arguments.add(argument);
          others.add(changed(argument, scope));
        }
        contract.carries(tag, new MessageType(parameters, arguments));
        variant.carries(tag, new MessageType(parameters, others));
      }
    }

    private ArgumentType changed(ArgumentType argument, List<String> scope) {
      if (random.nextInt(12) == 0) {
        return argument(scope);
      }
      if (argument instanceof ArgumentType.Endpoint endpoint && random.nextBoolean()) {
        ContractType variant = variant(endpoint.contract());
        return new ArgumentType.Endpoint(
            variant, endpoint.view(), endpoint.states(), endpoint.arguments());
      }
      return argument;
    }

    private ContractType variant(ContractType contract) {
      List<ContractType> all = samples.stream().map(Sample::type).toList();
      return all.get(all.indexOf(contract) ^ 1);
    }

    private ArgumentType argument(List<String> scope) {
      int kind = random.nextInt(10);
      if (kind < 2) {
        return ArgumentType.data(random.nextBoolean() ? "int" : "long");
      }
      if (kind < 3) {
        return ArgumentType.pointer(random.nextBoolean() ? "Packet" : "ByteVector");
      }
      return kind < 5 && !scope.isEmpty() ? ArgumentType.variable(pick(scope)) : endpoint(scope);
    }

    private ArgumentType endpoint(List<String> scope) {
      ContractType contract = samples.get(random.nextInt(samples.size())).type();
      return ArgumentType.endpoint(
          contract,
          random.nextBoolean() ? Role.IMP : Role.EXP,
          List.of("S" + random.nextInt(contract.automaton().states().size())),
          contract.parameters().stream().map(_ -> instance(scope)).toList());
    }

    /** Only names and data, so that no type argument grows. */
    private ArgumentType instance(List<String> scope) {
      return scope.isEmpty() || random.nextBoolean()
          ? ArgumentType.data("int")
          : ArgumentType.variable(pick(scope));
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }
}
