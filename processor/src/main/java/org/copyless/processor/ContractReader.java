package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.tools.Diagnostic;
import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.Role;
import org.copyless.contract.Automaton;
import org.copyless.contract.ParseResult;
import org.copyless.contract.Problem;
import org.copyless.contract.ProblemKey;
import org.copyless.contract.State;

/** Turns a {@code @Contract} interface into its model and reports all that is wrong with it. */
final class ContractReader {
  private final ProcessingEnvironment environment;
  private final Automata automata;
  private final Fingerprints fingerprints;
  private final TypeParameters typeParameters;
  private final ArgumentReader arguments;
  private final Function<TypeElement, Optional<ContractModel>> bases;
  private final ErrorReporter reporter;

  /**
   * A reader.
   *
   * @param bases gives the models of base contracts and reports nothing
   */
  ContractReader(
      ProcessingEnvironment environment,
      Automata automata,
      Fingerprints fingerprints,
      Function<TypeElement, Optional<ContractModel>> bases,
      TypeParameters typeParameters,
      ArgumentReader arguments,
      ErrorReporter reporter) {
    this.environment = environment;
    this.automata = automata;
    this.fingerprints = fingerprints;
    this.bases = bases;
    this.typeParameters = typeParameters;
    this.arguments = arguments;
    this.reporter = reporter;
  }

  /**
   * The model, after errors in the contract's text that of its sketch; empty if the interface
   * itself is wrong.
   */
  Optional<ContractModel> read(TypeElement contract) {
    if (!Shape.check(contract, "contract", reporter)) {
      return Optional.empty();
    }
    ContractText text = text(contract);
    Optional<ParseResult> parsed = automata.parse(contract);
    parsed.ifPresent(result -> result.problems().forEach(text::report));
    int before = reporter.errors();
    Extension.check(contract, reporter);
    Optional<ContractModel> base = Extension.base(contract).flatMap(bases);
    Optional<Automaton> automaton = automata.sketch(contract);
    List<TypeVariableName> parameters = typeParameters.read(contract, "contract");
    List<MessageModel> messages = new ArrayList<>();
    base.ifPresent(b -> messages.addAll(b.messages()));
    messages.addAll(readMessages(contract));
    checkViewNames(contract, base, messages);
    Set<String> mentioned = MentionedTypes.inExpressions(ClassName.get(contract), base, messages);
    automaton.ifPresent(a -> checkStateNames(contract, a, mentioned, text));
    checkTypeParameterNames(contract, mentioned);
    if (reporter.errors() > before || base.isEmpty() != Extension.base(contract).isEmpty()) {
      return Optional.empty();
    }
    return automaton.map(
        a ->
            new ContractModel(
                ClassName.get(contract),
                base,
                parameters,
                a,
                parsed.flatMap(ParseResult::automaton).isEmpty(),
                messages,
                fingerprints.of(contract),
                TypeReader.isLocal(contract),
                Shape.isPublic(contract)));
  }

  private ContractText text(TypeElement contract) {
    AnnotationMirror annotation = Annotations.find(contract, Contract.class).orElseThrow();
    return new ContractText(environment, reporter, contract, annotation);
  }

  /** States become constants of the endpoint classes. */
  private void checkStateNames(
      TypeElement contract, Automaton automaton, Set<String> mentioned, ContractText text) {
    for (State state : automaton.states()) {
      if (automaton.isInherited(state)) {
        checkInheritedState(contract, state, mentioned);
      } else if (SourceVersion.isKeyword(state.name())) {
        refuse(state, "is a word of Java and cannot be the name of a constant", text);
      } else if (mentioned.contains(state.name())) {
        refuse(state, "is a type or package that the endpoint classes mention", text);
      }
    }
  }

  /** A state of the base stands in another text; but its constant is inherited. */
  private void checkInheritedState(TypeElement contract, State state, Set<String> mentioned) {
    if (mentioned.contains(state.name())) {
      reporter.error(
          contract,
          Key.CONTRACT_STATE_NAME,
          ("the state '%s', which is inherited, would hide a type or package that the endpoint "
                  + "classes mention: rename the state, or the type")
              .formatted(state.name()));
    }
  }

  private void checkTypeParameterNames(TypeElement contract, Set<String> mentioned) {
    for (TypeParameterElement parameter : contract.getTypeParameters()) {
      if (mentioned.contains(parameter.getSimpleName().toString())) {
        reporter.error(
            parameter,
            Key.CONTRACT_TYPE_PARAMETER,
            "type parameter %s hides a type that the endpoint classes mention: rename it"
                .formatted(parameter));
      }
    }
  }

  private static void refuse(State state, String reason, ContractText text) {
    text.report(
        new Problem(
            Key.CONTRACT_STATE_NAME.toString(),
            state.line(),
            state.column(),
            state.name().length(),
            "'%s' %s: rename the state".formatted(state.name(), reason)));
  }

  private List<MessageModel> readMessages(TypeElement contract) {
    List<MessageModel> messages = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> inherited = Automata.inheritedMessages(contract);
    for (ExecutableElement method : Automata.messages(contract)) {
      if (checkMessage(method) && checkName(method, names) && checkNew(method, inherited)) {
        Layout layout = Layout.ofMessage();
        for (VariableElement parameter : method.getParameters()) {
          arguments.read(parameter, layout);
        }
        messages.add(
            new MessageModel(
                method.getSimpleName().toString(),
                typeParameters.read(method, "message"),
                Automata.direction(method),
                layout.values(),
                layout.end()));
      }
    }
    return messages;
  }

  private boolean checkMessage(ExecutableElement method) {
    int before = reporter.errors();
    String name = method.getSimpleName().toString();
    if (!method.getModifiers().contains(Modifier.ABSTRACT)) {
      reporter.error(
          method,
          Key.MESSAGE_BODY,
          "message %s has a body: declare it without one".formatted(name));
    }
    if (method.getReturnType().getKind() != TypeKind.VOID) {
      reporter.error(
          method,
          Key.MESSAGE_RESULT,
          ("message %s returns %s: a message returns nothing; declare it void and let the peer "
                  + "answer with a message")
              .formatted(name, TypeAdvice.describe(method.getReturnType())));
    }
    if (!method.getThrownTypes().isEmpty()) {
      reporter.error(
          method,
          Key.MESSAGE_THROWS,
          "message %s throws: remove the throws clause".formatted(name));
    }
    if (method.isVarArgs()) {
      reporter.error(
          method,
          Key.MESSAGE_VARARGS,
          "message %s has a variable number of arguments: use a vector of the exchange heap"
              .formatted(name));
    }
    if (Annotations.find(method, In.class).isPresent()
        && Annotations.find(method, Out.class).isPresent()) {
      reporter.error(
          method,
          Key.MESSAGE_DIRECTIONS,
          ("message %s is both @In and @Out: keep one, or neither and give the direction at each "
                  + "use with ? or !")
              .formatted(name));
    }
    return reporter.errors() == before;
  }

  private boolean checkName(ExecutableElement method, Set<String> names) {
    String view = Names.capitalised(method.getSimpleName().toString());
    if (!names.add(view)) {
      reporter.error(
          method,
          Key.MESSAGE_OVERLOADED,
          "there are two messages %s: a message is known by its name alone; rename one"
              .formatted(view));
      return false;
    }
    return true;
  }

  private boolean checkNew(ExecutableElement method, Set<String> inherited) {
    String view = Names.capitalised(method.getSimpleName().toString());
    if (inherited.contains(view)) {
      reporter.report(
          Diagnostic.Kind.ERROR,
          method,
          ErrorReporter.text(
              ProblemKey.INHERITED_MESSAGE.key(),
              "%s is a message of the base contract already, and is inherited: remove or rename it"
                  .formatted(view)));
    }
    return !inherited.contains(view);
  }

  /** The view of a message must not hide a class that the endpoint class has to name. */
  private void checkViewNames(
      TypeElement contract, Optional<ContractModel> base, List<MessageModel> messages) {
    ClassName name = ClassName.get(contract);
    Set<String> needed = new HashSet<>();
    needed.add(Names.endpoint(name, Role.IMP).simpleName());
    needed.add(Names.endpoint(name, Role.EXP).simpleName());
    base.ifPresent(b -> checkInherited(contract, b, needed));
    Extension.chain(contract).stream()
        .map(b -> Names.endpoint(ClassName.get(b), Role.EXP).simpleName())
        .forEach(needed::add);
    if (name.packageName().isEmpty()) { // where classes have no longer name to call them by
      needed.addAll(MentionedTypes.of(name, base, messages));
    }
    contract.getTypeParameters().forEach(p -> needed.add(p.getSimpleName().toString()));
    for (ExecutableElement method : Automata.messages(contract)) {
      String view = Names.capitalised(method.getSimpleName().toString());
      if (needed.contains(view)) {
        reporter.error(
            method,
            Key.MESSAGE_NAME,
            ("the view of message %s would hide the class or type parameter %s inside the endpoint "
                    + "classes: rename the message, or put the contract into a package")
                .formatted(method.getSimpleName(), view));
      }
    }
  }

  /** The views of the base's messages are seen in the endpoint classes of the extension, too. */
  private void checkInherited(TypeElement contract, ContractModel base, Set<String> needed) {
    for (MessageModel message : base.messages()) {
      if (needed.contains(message.capitalised())) {
        reporter.error(
            contract,
            Key.CONTRACT_NAME,
            ("the view of message %s, which is inherited, would hide the class %s: rename the "
                    + "contract or the message")
                .formatted(message.name(), message.capitalised()));
      }
    }
  }
}
