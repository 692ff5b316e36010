package org.copyless.contract;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.copyless.contract.Syntax.StateSyntax;

/**
 * Makes the automaton of a contract from its text.
 *
 * <p>The text is the body of a Sing# contract:
 *
 * <pre>
 * contract = state*
 * state    = ["override"] ["initial" | "final"] ["state"] NAME ":"
 *            ( ["one"] "{" sequence* "}" | sequence | ";" )
 * sequence = step ( "->" step )* ";"
 * step     = action | "(" action ( "or" action )* ")" | NAME
 * action   = MESSAGE [ "!" | "?" ]
 * </pre>
 *
 * The arrow may be written {@code →}, and the colon left out before a brace. The initial state is
 * the first one marked so, else the first one listed; others that are marked are further states in
 * which channels may be opened.
 *
 * <p>A contract that extends another has the states and messages of its base (R90). Its text, which
 * may be empty, adds states, and {@code override} adds sequences to a state of the base in which
 * Exp sends, or nothing is exchanged; each begins with a send of a new message. Subroutines of the
 * base may be called; what a call in the base has written out stays as it is.
 *
 * <p>Contracts without errors are warned of states that no conversation comes to, messages that no
 * sequence exchanges, and sequences that end, without a target, in a message of Imp while Exp
 * answers other ones.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §2.3 and §5.2; Singularity Design Note 17, §2.1.
 */
public final class ContractParser {
  private ContractParser() {}

  /**
   * Parses a contract that extends no other and has bounded queues.
   *
   * @param text the contract text
   * @param messages the messages of the contract in the order of declaration, which gives them
   *     their tags
   * @return the automaton, or the problems with their places in the text
   * @throws NullPointerException if an argument is null
   */
  public static ParseResult parse(String text, List<MessageDeclaration> messages) {
    return parse(new ContractDeclaration("", text, messages, Optional.empty(), false));
  }

  /**
   * Parses a contract and checks that channels for it can be laid out. Never throws on a text,
   * however wrong: what is wrong with it stands in the result.
   *
   * @param contract the contract as its interface declares it
   * @return the automaton, or the problems with their places in the text
   * @throws NullPointerException if the argument is null
   */
  public static ParseResult parse(ContractDeclaration contract) {
    Objects.requireNonNull(contract, "contract");
    Problems problems = new Problems();
    Messages messages = Messages.of(contract, problems);
    List<StateSyntax> states = SyntaxParser.parse(Lexer.lex(contract.text(), problems), problems);
    if (states.isEmpty() && contract.base().isEmpty() && problems.count() == 0) {
      problems.reportAtStart(
          ProblemKey.NO_STATES,
          "the contract has no state: write at least the initial one, 'state START: one { … }'");
    }
    Protocol protocol = Resolver.resolve(states, contract.base(), messages, problems);
    Set<String> infinite = Subroutines.infinite(protocol, problems);
    Protocol sound = protocol.sound(infinite);
    Graph graph = GraphBuilder.build(sound, contract.base(), problems);
    GraphRules.check(graph, contract, problems);
    if (problems.hasErrors()) {
      graph = sketch(protocol.sketched(infinite), contract);
    } else {
      Lints.report(protocol, graph, contract, problems);
    }
    Heritage heritage =
        new Heritage(
            contract.name(),
            messages.declarations(),
            sound.inherited(),
            contract.unbounded(),
            graph.end());
    return result(graph, heritage, contract, problems);
  }

  /** What can be understood of a contract with errors, without what contradicts itself. */
  private static Graph sketch(Protocol protocol, ContractDeclaration contract) {
    Graph graph = GraphBuilder.build(protocol, contract.base(), new Problems());
    graph.dropConflicts();
    return graph;
  }

  private static ParseResult result(
      Graph graph, Heritage heritage, ContractDeclaration contract, Problems problems) {
    Optional<Automaton> sketch =
        graph.nodes().isEmpty()
            ? Optional.empty()
            : Optional.of(graph.automaton(heritage, contract.base()));
    return new ParseResult(
        sketch.filter(_ -> !problems.hasErrors()),
        sketch,
        problems.inOrder(),
        problems.offenders());
  }
}
