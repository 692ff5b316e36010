package org.copyless.contract.type;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.copyless.annotation.Role;
import org.copyless.contract.State;

/**
 * The type of a value that a message carries or that stands for a type parameter.
 *
 * <p>Two of them are equal if they are written alike. {@link #isSubtypeOf} compares what they mean.
 */
public sealed interface ArgumentType {
  /**
   * Data that is copied: a number, an enum; unrestricted in the paper's words. Data is known by its
   * name alone.
   *
   * @param name the name of the type
   */
  record Data(String name) implements ArgumentType {
    /** Refuses null. */
    public Data {
      Objects.requireNonNull(name, "name");
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A block of the exchange heap that is no endpoint: a rep struct, a vector. It is known by its
   * name and the type arguments, which are invariant since blocks can be written.
   *
   * @param name the name of the type
   * @param arguments the type arguments
   */
  record Pointer(String name, List<ArgumentType> arguments) implements ArgumentType {
    /** Copies the arguments. */
    public Pointer {
      Objects.requireNonNull(name, "name");
      arguments = List.copyOf(arguments);
    }

    /** Returns the name with the type arguments. */
    @Override
    public String toString() {
      return name + ContractType.bracketed(arguments);
    }
  }

  /**
   * A type parameter of the contract or of the message.
   *
   * @param name the name of the parameter, an identifier
   */
  record Variable(String name) implements ArgumentType {
    /** Refuses null. */
    public Variable {
      Objects.requireNonNull(name, "name");
    }

    /** Returns the name. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * An endpoint in one of several protocol states.
   *
   * @param contract its contract
   * @param view which of the two ends it is
   * @param states the names of the states, at least one
   * @param arguments what stands for the type parameters of the contract
   */
  record Endpoint(
      ContractType contract, Role view, Set<String> states, List<ArgumentType> arguments)
      implements ArgumentType {
    /**
     * Copies the states and the arguments.
     *
     * @throws IllegalArgumentException if there is no state, or one that the contract does not
     *     have, or if the contract has another number of type parameters
     */
    public Endpoint {
      Objects.requireNonNull(view, "view");
      states = Collections.unmodifiableSet(new TreeSet<>(states));
      arguments = List.copyOf(arguments);
      if (states.isEmpty()) {
        throw new IllegalArgumentException("no state of " + contract);
      }
      for (String state : states) {
        if (contract.automaton().state(state).isEmpty()) {
          throw new IllegalArgumentException("no state " + state + " in " + contract);
        }
      }
      Node.checkArguments(contract, arguments);
    }

    /**
     * {@return what may be done with it, for each of the states}
     *
     * @throws IllegalArgumentException if a contract in it is not regular
     */
    public List<EndpointType> types() {
      return states.stream()
          .map(state -> EndpointType.of(contract, view, state(state), arguments))
          .toList();
    }

    List<Node> nodes() {
      return states.stream().map(this::state).map(this::node).toList();
    }

    private State state(String name) {
      return contract.automaton().state(name).orElseThrow();
    }

    private Node node(State state) {
      return new Node(contract, view, state, arguments);
    }

    /** Returns it in the paper's notation, such as {@code exp<C:START>}. */
    @Override
    public String toString() {
      return Node.written(contract, view, String.join("|", states), arguments);
    }
  }

  /**
   * {@return a type of data}
   *
   * @param name its name
   */
  static ArgumentType data(String name) {
    return new Data(name);
  }

  /**
   * {@return a type of blocks that are no endpoints}
   *
   * @param name its name
   * @param arguments its type arguments
   */
  static ArgumentType pointer(String name, ArgumentType... arguments) {
    return new Pointer(name, List.of(arguments));
  }

  /**
   * {@return a type parameter}
   *
   * @param name its name
   */
  static ArgumentType variable(String name) {
    return new Variable(name);
  }

  /**
   * {@return the type of an endpoint of a contract without type parameters}
   *
   * @param contract its contract
   * @param view which of the two ends it is
   * @param states the names of the states in which it can be, at least one
   * @throws IllegalArgumentException if the contract has no such state, or has type parameters
   */
  static ArgumentType endpoint(ContractType contract, Role view, String... states) {
    return endpoint(contract, view, List.of(states), List.of());
  }

  /**
   * {@return the type of an endpoint}
   *
   * @param contract its contract
   * @param view which of the two ends it is
   * @param states the names of the states in which it can be, at least one
   * @param arguments what stands for the type parameters of the contract
   * @throws IllegalArgumentException if the contract has no such state, or another number of type
   *     parameters
   */
  static ArgumentType endpoint(
      ContractType contract, Role view, Collection<String> states, List<ArgumentType> arguments) {
    return new Endpoint(contract, view, new TreeSet<>(states), arguments);
  }

  /**
   * {@return whether a value of this type may be given where one of the other type is expected}
   *
   * <p>Data and type parameters must be the same, blocks must have equivalent type arguments. An
   * endpoint must have, for each state in which it can be, a supertype among the other's states.
   *
   * <p>Source: Bono and Padovani, Definition 3.2.
   *
   * @param other the type that is expected
   * @throws IllegalArgumentException if a contract in it is not regular
   */
  default boolean isSubtypeOf(ArgumentType other) {
    Regularity.check(this);
    Regularity.check(other);
    return Subtyping.holds(this, other);
  }

  /**
   * {@return whether the contracts in it are {@linkplain ContractType#isRegular() regular}, without
   * which nothing else can be asked}
   */
  default boolean isRegular() {
    return Regularity.holds(this);
  }

  /** {@return the weight, where nothing is known of type parameters, whose weight is infinite} */
  default Weight weight() {
    return weight(Set.of());
  }

  /**
   * {@return the weight, where some type parameters stand for types of finite weight} That of data
   * is 0, that of a block the largest of its type arguments, that of an endpoint the largest of its
   * states: see {@link EndpointType#weight(Set)}.
   *
   * @param finite the names of these type parameters
   * @throws IllegalArgumentException if a contract in it is not regular
   */
  default Weight weight(Set<String> finite) {
    Regularity.check(this);
    return Weighing.of(this, finite);
  }
}
