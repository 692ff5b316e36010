package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.copyless.annotation.Role;
import org.copyless.contract.State;

/**
 * The names inside a generated endpoint class. The contract's own names, those of views and state
 * constants, are kept as they are; the others give way where they would collide.
 */
final class EndpointScope {
  /** Variables and parameters of generated methods that use the views. */
  private static final Set<String> VARIABLES = Set.of("index", "next", "slot", "state", "tag");

  private final ContractModel contract;
  private final Role role;
  private final ClassName self;
  private final Map<String, ClassName> views = new HashMap<>();
  private final Map<State, ClassName> interfaces = new HashMap<>();
  private final Map<String, String> tagConstants = new HashMap<>();
  private final Map<String, String> viewFields = new HashMap<>();
  private final ClassName closed;
  private final ClassName states;
  private final ClassName tags;
  private final String closedField;
  private final String type;
  private final EnumCode enums;

  EndpointScope(ContractModel contract, Role role) {
    this.contract = contract;
    this.role = role;
    this.self = Names.endpoint(contract.name(), role);
    Set<String> types = new HashSet<>(Set.of(self.simpleName()));
    for (MessageModel message : contract.received(role)) {
      views.put(message.name(), self.nestedClass(Names.unique(message.capitalised(), "", types)));
    }
    for (State state : contract.receivingStates(role)) {
      String name = Names.unique(Names.upperCamel(state.name()), "State", types);
      interfaces.put(state, self.nestedClass(name));
    }
    this.closed = self.nestedClass(Names.unique("Closed", "View", types));
    this.states = self.nestedClass(Names.unique("States", "ById", types));
    this.tags = self.nestedClass(Names.unique("Tags", "ByMessage", types));

    Set<String> constants = new HashSet<>();
    for (MessageModel message : contract.messages()) {
      String name = Names.unique(Names.upperSnake(message.name()), "_", constants);
      tagConstants.put(message.name(), name);
    }
    Set<String> fields = new HashSet<>(VARIABLES);
    contract.receivingStates(role).forEach(state -> fields.add(state.name()));
    for (MessageModel message : contract.received(role)) {
      viewFields.put(message.name(), Names.unique(message.name(), "View", fields));
    }
    this.closedField = Names.unique("closed", "View", fields);
    this.type = Names.unique("TYPE", "_", fields);
    this.enums =
        new EnumCode(
            contract.received(role).stream().flatMap(m -> m.arguments().stream()).toList(), fields);
  }

  ContractModel contract() {
    return contract;
  }

  Role role() {
    return role;
  }

  /** The endpoint class. */
  ClassName self() {
    return self;
  }

  /** The class of the view of a received message. */
  ClassName view(MessageModel message) {
    return views.get(message.name());
  }

  /** The field that holds the view of a received message. */
  String viewField(MessageModel message) {
    return viewFields.get(message.name());
  }

  /** The sealed interface of what can be received in a state. */
  ClassName received(State state) {
    return interfaces.get(state);
  }

  /** The constant of a receiving state. */
  CodeBlock constant(State state) {
    return CodeBlock.of("$T.$L", self, state.name());
  }

  /** The class of the closed view. */
  ClassName closed() {
    return closed;
  }

  /** The field that holds the closed view. */
  String closedField() {
    return closedField;
  }

  /** The class that holds the ids of the states. */
  ClassName states() {
    return states;
  }

  /** The id of a state. */
  CodeBlock id(State state) {
    return CodeBlock.of("$T.$L", states, state.name());
  }

  /** The class that holds the tags of the messages. */
  ClassName tags() {
    return tags;
  }

  /** The constant in {@link #tags} for a message. */
  String tagConstant(MessageModel message) {
    return tagConstants.get(message.name());
  }

  /** The tag of a message. */
  CodeBlock tag(MessageModel message) {
    return CodeBlock.of("$T.$L", tags, tagConstant(message));
  }

  /** The field that holds the endpoint's block type; not private, for the channel class. */
  String type() {
    return type;
  }

  EnumCode enums() {
    return enums;
  }
}
