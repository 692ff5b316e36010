package org.copyless.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.copyless.annotation.Role;
import org.copyless.contract.State;
import org.copyless.contract.type.ArgumentType;
import org.copyless.contract.type.EndpointType;
import org.copyless.contract.type.Weight;

/**
 * Which endpoints messages may carry: those of finite weight (R74), or by option those that send
 * next (R73). The same is asked of what stands for type parameters, since they stand for what is
 * sent.
 *
 * <p>Type parameters weigh nothing here: whoever chooses the type is asked.
 *
 * <p>Source: Bono and Padovani, "Typing Copyless Message Passing", §5; Fähndrich et al., §2.6.
 */
final class DelegationRules {
  private final ContractTypes types;
  private final SendState mode;
  private final ErrorReporter reporter;

  DelegationRules(ContractTypes types, SendState mode, ErrorReporter reporter) {
    this.types = types;
    this.mode = mode;
    this.reporter = reporter;
  }

  /** Reports what must not be sent about an argument that is an endpoint. */
  void check(VariableElement parameter) {
    if (types.of(parameter) instanceof ArgumentType.Endpoint endpoint) {
      if (!endpoint.isRegular()) {
        growing(parameter, endpoint);
        return;
      }
      check(parameter, endpoint, place(parameter));
      for (ArgumentType argument : endpoint.arguments()) {
        check(parameter, argument, "a type argument in " + place(parameter));
      }
    }
  }

  private void check(VariableElement parameter, ArgumentType type, String place) {
    if (type.weight(parametersAt(parameter)) instanceof Weight.Infinite reason) {
      infinite(parameter, type, place, reason);
    } else if (mode == SendState.STRICT && type instanceof ArgumentType.Endpoint endpoint) {
      endpoint.types().stream()
          .filter(state -> !state.sends())
          .findFirst()
          .ifPresent(state -> receives(parameter, state, place));
    }
  }

  /** The type parameters of the message and its contract. */
  private static Set<String> parametersAt(VariableElement parameter) {
    ExecutableElement message = (ExecutableElement) parameter.getEnclosingElement();
    TypeElement contract = (TypeElement) message.getEnclosingElement();
    Set<String> names = new HashSet<>(ContractTypes.names(contract.getTypeParameters()));
    names.addAll(ContractTypes.names(message.getTypeParameters()));
    return names;
  }

  private void growing(VariableElement parameter, ArgumentType.Endpoint endpoint) {
    reporter.error(
        parameter,
        Key.ARGUMENT_GROWING_TYPE,
        ("%sExp and %<sImp cannot be sent as %s: from message to message their type arguments grow "
                + "without end; let the messages of a contract pass its type parameter on as it is")
            .formatted(endpoint.contract().name(), place(parameter)));
  }

  private void infinite(
      VariableElement parameter, ArgumentType type, String place, Weight.Infinite reason) {
    reporter.error(
        parameter,
        Key.ARGUMENT_INFINITE_WEIGHT,
        ("%s cannot be sent as %s: endpoints could lie in each other's queues without end and be "
                + "lost, for %s; allowed is an endpoint in whose queue they can be nested to a "
                + "bounded depth only: declare it in a state in which it sends next, or let %s")
            .formatted(
                described(type),
                place,
                described(reason),
                reason.cycle().isEmpty()
                    ? "the message name the type that it carries"
                    : "one of these messages carry something else"));
  }

  private void receives(VariableElement parameter, EndpointType type, String place) {
    reporter.error(
        parameter,
        Key.ARGUMENT_RECEIVE_STATE,
        ("%s cannot be sent as %s: %s, and with -A%s=strict the next action of an endpoint that is "
                + "sent must be a send on it; allowed: %s")
            .formatted(
                described(type),
                place,
                type.isEnd() ? "its conversation has ended" : "it waits to receive",
                SendState.OPTION,
                sendingStates(type)));
  }

  private static String sendingStates(EndpointType type) {
    List<String> states =
        type.contract().automaton().states().stream()
            .filter(state -> type.contract().automaton().sends(type.view(), state))
            .map(State::name)
            .toList();
    return states.isEmpty()
        ? "none of its states, so send the other end"
        : "@State of " + String.join(", ", states);
  }

  private static String described(Weight.Infinite reason) {
    StringBuilder words = new StringBuilder();
    List<Weight.Step> steps = reason.steps();
    for (int i = 0; i < steps.size(); i++) {
      Weight.Step step = steps.get(i);
      String link = i == 0 ? described(step.receiver()) + " " : next(steps.get(i - 1));
      words.append(link).append("waits to receive ").append(step.message());
      if (step.carried()) {
        Optional<String> next = step.next().map(DelegationRules::described);
        words.append(next.map(", which carries "::concat).orElse(", which may carry anything"));
      }
    }
    return words.append(reason.cycle().isEmpty() ? "" : ", and so on without end").toString();
  }

  private static String next(Weight.Step before) {
    return before.carried() ? ", which " : ", then ";
  }

  private static String described(EndpointType type) {
    return "%s in state %s".formatted(name(type.contract().name(), type.view()), type.state());
  }

  private static String described(ArgumentType type) {
    return type instanceof ArgumentType.Endpoint endpoint
        ? "%s in state %s"
            .formatted(
                name(endpoint.contract().name(), endpoint.view()),
                String.join(" or ", endpoint.states()))
        : type.toString();
  }

  private static String name(String contract, Role view) {
    return contract + Names.suffix(view);
  }

  private static String place(VariableElement parameter) {
    return "argument %s of message %s"
        .formatted(parameter.getSimpleName(), parameter.getEnclosingElement().getSimpleName());
  }
}
