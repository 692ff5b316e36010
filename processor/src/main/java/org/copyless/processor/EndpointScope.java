package org.copyless.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.copyless.annotation.Role;
import org.copyless.contract.State;

/**
 * The names inside a generated endpoint class. The contract's own names, those of views and state
 * constants, are kept as they are; the others give way where they would collide.
 */
final class EndpointScope {
  /** Variables and parameters of generated methods that use the views. */
  private static final Set<String> VARIABLES =
      Set.of("atMost", "index", "next", "operation", "slot", "state", "tag");

  /** The static method that returns the block type of a polymorphic contract's endpoints. */
  static final String BLOCK_TYPE = "blockType";

  /** Methods without parameters that every endpoint has. */
  private static final Set<String> INHERITED =
      Set.of(
          BLOCK_TYPE,
          "abandoned",
          "blocks",
          "clone",
          "close",
          "describe",
          "expose",
          "finalize",
          "getClass",
          "hashCode",
          "heap",
          "memory",
          "messagesReceived",
          "messagesSent",
          "notify",
          "notifyAll",
          "offset",
          "prepare",
          "queueIndex",
          "sharedMemory",
          "state",
          "stateName",
          "toString",
          "type",
          "unbind",
          "wait");

  private final ContractModel contract;
  private final Role role;
  private final ClassName self;
  private final Optional<EndpointScope> base;
  private final Map<String, ClassName> views = new HashMap<>();
  private final Map<State, ClassName> interfaces = new HashMap<>();
  private final Map<String, String> tagConstants = new HashMap<>();
  private final Map<String, String> viewFields = new HashMap<>();
  private final Map<State, String> stateMethods = new HashMap<>();
  private final ClassName closed;
  private final ClassName states;
  private final ClassName tags;
  private final String closedField;
  private final String receivedField;
  private final String type;
  private final String receiving;
  private final EnumCode enums;

  EndpointScope(ContractModel contract, Role role) {
    this.contract = contract;
    this.role = role;
    this.self = Names.endpoint(contract.name(), role);
    this.base = contract.base().filter(_ -> role == Role.EXP).map(b -> new EndpointScope(b, role));
    Set<String> types = new HashSet<>(Set.of(self.simpleName()));
    Set<String> mentioned = contract.mentionedTypes();
    if (contract.name().packageName().isEmpty()) { // where they have no longer names
      types.addAll(mentioned);
    }
    contract.typeParameters().forEach(parameter -> types.add(parameter.name()));
    for (MessageModel message : contract.received(role)) {
      views.put(message.name(), self.nestedClass(Names.unique(message.capitalised(), "", types)));
    }
    for (State state : ownStates()) {
      String name = Names.unique(Names.upperCamel(state.name()), "State", types);
      interfaces.put(state, self.nestedClass(name));
    }
    this.closed = self.nestedClass(Names.unique("Closed", "View", types));
    // a constant, field or parameter would be taken for a class of its name
    contract.automaton().states().forEach(state -> types.add(state.name()));
    this.states = self.nestedClass(Names.unique("States", "ById", types));
    this.tags = self.nestedClass(Names.unique("Tags", "ByMessage", types));

    Set<String> constants = new HashSet<>();
    for (MessageModel message : contract.messages()) {
      String name = Names.unique(Names.upperSnake(message.name()), "_", constants);
      tagConstants.put(message.name(), name);
    }
    Set<String> fields = new HashSet<>(VARIABLES);
    fields.addAll(
        MentionedTypes.inExpressions(contract.name(), contract.base(), contract.messages()));
    contract.receivingStates(role).forEach(state -> fields.add(state.name()));
    for (MessageModel message : contract.received(role)) {
      String name =
          isViewShared(message)
              ? Names.upperSnake(message.name()) + "_VIEW"
              : Names.variable(message.name());
      viewFields.put(message.name(), Names.unique(name, "View", fields));
    }
    this.closedField = Names.unique("CLOSED_VIEW", "_", fields);
    contract.received(role).forEach(message -> fields.addAll(message.copies()));
    this.receivedField = Names.unique("received", "Arguments", fields);
    this.type = Names.unique("TYPE", "_", fields);
    this.receiving = Names.unique("RECEIVING", "_", fields);
    Set<String> methods = new HashSet<>(INHERITED);
    for (MessageModel message : contract.messages()) {
      if (message.arguments().isEmpty()) {
        methods.add("send" + message.capitalised());
      }
      methods.add("receive" + message.capitalised());
    }
    for (State state : contract.receivingStates(role)) {
      stateMethods.put(state, Names.unique(javaName(state), "State", methods));
    }
    this.enums =
        new EnumCode(
            contract.received(role).stream().flatMap(m -> m.arguments().stream()).toList(), fields);
  }

  /** A state whose name is a word of Java, {@code NEW}, cannot be a method. */
  private static String javaName(State state) {
    String name = Names.lowerCamel(state.name());
    return SourceVersion.isKeyword(name) ? name + "State" : name;
  }

  /** The names of the types that the endpoint class inherits from that of the base contract. */
  Set<String> inheritedTypes() {
    Set<String> names = new HashSet<>();
    base.ifPresent(
        b -> {
          names.addAll(b.inheritedTypes());
          b.views.values().forEach(view -> names.add(view.simpleName()));
          b.interfaces.values().forEach(type -> names.add(type.simpleName()));
          names.add(b.closed.simpleName());
        });
    return names;
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

  /** The runtime's base of the endpoint class. */
  ClassName blockClass() {
    boolean bounded = Stream.of(Role.values()).allMatch(contract.automaton()::isBounded);
    return bounded ? RuntimeNames.ENDPOINT_BLOCK : RuntimeNames.UNBOUNDED_ENDPOINT_BLOCK;
  }

  /** The endpoint class with its type parameters as arguments. */
  TypeName selfType() {
    return generic(self);
  }

  /** The endpoint of the base contract that this one extends; importing ends extend none. */
  Optional<EndpointScope> base() {
    return base;
  }

  /** Whether endpoints of other contracts may extend this one. */
  boolean isExtensible() {
    return role == Role.EXP && !isPolymorphic();
  }

  /** The endpoint class that all in the hierarchy extend, which the types of states speak of. */
  TypeName rootType() {
    return base.map(EndpointScope::rootType).orElseGet(this::selfType);
  }

  /** The receiving states whose constants are declared here; the others are inherited. */
  List<State> ownStates() {
    return contract.receivingStates(role).stream().filter(s -> inherited(s).isEmpty()).toList();
  }

  /** The state of the base contract whose constant serves for this state, too. */
  private Optional<State> inherited(State state) {
    return base.flatMap(b -> b.contract.automaton().state(state.name()))
        .filter(s -> receivable(contract, state).equals(receivable(base.get().contract, s)));
  }

  private Set<String> receivable(ContractModel model, State state) {
    return model.automaton().receivable(role, state);
  }

  /** The view in the base's endpoint class that the view of a message extends. */
  Optional<ClassName> baseView(MessageModel message) {
    return base.flatMap(b -> Optional.ofNullable(b.views.get(message.name())));
  }

  /** The closed view of the base's endpoint class, if that receives at all. */
  Optional<ClassName> baseClosed() {
    return base.filter(b -> !b.views.isEmpty()).map(EndpointScope::closed);
  }

  /** Whether the endpoint class of the base sends a message. */
  boolean overridesSend(MessageModel message) {
    return base.filter(
            b -> b.contract.sent(role).stream().anyMatch(m -> m.name().equals(message.name())))
        .isPresent();
  }

  /** {@code @Override}, or nothing. */
  static List<AnnotationSpec> override(boolean overrides) {
    return overrides ? List.of(AnnotationSpec.builder(Override.class).build()) : List.of();
  }

  /** The field with the constants of the receiving states, by state. */
  String receiving() {
    return receiving;
  }

  boolean isPolymorphic() {
    return !contract.typeParameters().isEmpty();
  }

  /** A generated class with the contract's type parameters as arguments. */
  TypeName generic(ClassName name) {
    return isPolymorphic()
        ? ParameterizedTypeName.get(name, contract.typeParameters().toArray(TypeName[]::new))
        : name;
  }

  /** The expression that makes the constant of a receiving state. */
  CodeBlock receiveState(State state) {
    return CodeBlock.of(
        "$T.of($S, $L, $L)",
        RuntimeNames.RECEIVE_STATE,
        state.name(),
        id(state),
        contract.automaton().queueIndex(role, state));
  }

  /** The expression that is this end's block type, where the type parameters are known. */
  CodeBlock typedBlockType() {
    return isPolymorphic()
        ? CodeBlock.of(
            "$T.<$L>$N()",
            self,
            contract.typeParameters().stream()
                .map(p -> CodeBlock.of("$T", p))
                .collect(CodeBlock.joining(", ")),
            BLOCK_TYPE)
        : CodeBlock.of("$T.$N", self, type);
  }

  /** A name for one more type parameter. */
  TypeVariableName typeVariable(String name) {
    Set<String> taken = new HashSet<>();
    contract.typeParameters().forEach(parameter -> taken.add(parameter.name()));
    return TypeVariableName.get(Names.unique(name, "", taken));
  }

  /** Of a polymorphic contract: the static method that returns the constant of a state. */
  String stateMethod(State state) {
    return stateMethods.get(state);
  }

  /** The class of the view of a received message. */
  ClassName view(MessageModel message) {
    return views.get(message.name());
  }

  /** The field that holds the view of a received message. */
  String viewField(MessageModel message) {
    return viewFields.get(message.name());
  }

  /** Whether the view of a received message is the same object for all endpoints of the class. */
  boolean isViewShared(MessageModel message) {
    return message.arguments().isEmpty() && !isPolymorphic();
  }

  /** The sealed interface of what can be received in a state. */
  ClassName received(State state) {
    return inherited(state).map(s -> base.get().received(s)).orElseGet(() -> interfaces.get(state));
  }

  /** The constant of a receiving state. */
  CodeBlock constant(State state) {
    Optional<State> inherited = inherited(state);
    if (inherited.isPresent()) {
      return base.get().constant(inherited.get());
    }
    return isPolymorphic()
        ? CodeBlock.of("$T.$N()", self, stateMethod(state))
        : CodeBlock.of("$T.$L", self, state.name());
  }

  /** The class of the closed view. */
  ClassName closed() {
    return closed;
  }

  /** The field that holds the closed view. */
  String closedField() {
    return closedField;
  }

  /** The field that holds the arguments of the message received last. */
  String receivedField() {
    return receivedField;
  }

  /** Whether the view in the base's endpoint class wants these arguments. */
  boolean isKeptByBase(MessageModel message) {
    return base.filter(b -> b.views.containsKey(message.name()))
        .map(b -> b.contract.message(message.name()).isKept())
        .orElse(false);
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
