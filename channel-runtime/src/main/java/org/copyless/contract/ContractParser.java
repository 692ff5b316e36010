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
 * the first one marked so, else the first one listed.
 *
 * <p>Source: Fähndrich et al., "Language Support for Fast and Reliable Message-based Communication
 * in Singularity OS", §2.3.
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
    Messages messages = new Messages(contract.messages(), problems);
    List<StateSyntax> states = SyntaxParser.parse(Lexer.lex(contract.text(), problems), problems);
    if (states.isEmpty() && problems.isEmpty()) {
      problems.reportAtStart(
          ProblemKey.NO_STATES,
          "the contract has no state: write at least the initial one, 'state START: one { … }'");
    }
    Protocol protocol = Resolver.resolve(states, messages, problems);
    Set<String> infinite = Subroutines.infinite(protocol, problems);
    Graph graph = GraphBuilder.build(protocol, infinite, problems);
    GraphRules.check(graph, contract.unbounded(), problems);
    return result(graph, messages, problems);
  }

  private static ParseResult result(Graph graph, Messages messages, Problems problems) {
    graph.dropConflicts();
    Optional<Automaton> sketch =
        Optional.of(graph)
            .filter(built -> !built.nodes().isEmpty())
            .map(built -> built.automaton(messages.names()));
    return new ParseResult(sketch.filter(_ -> !problems.hasErrors()), sketch, problems.inOrder());
  }
}
