package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages of a contract, found by the name of their method or by that name capitalised. */
final class Messages {
  private final List<MessageDeclaration> declarations = new ArrayList<>();
  private final Map<String, MessageDeclaration> byMethod = new HashMap<>();
  private final Map<String, MessageDeclaration> byCapitalised = new HashMap<>();
  private final Set<String> inherited = new HashSet<>();
  private final Problems problems;

  private Messages(Problems problems) {
    this.problems = problems;
  }

  /** The messages of the base contract, then those of the contract itself. */
  static Messages of(ContractDeclaration contract, Problems problems) {
    Messages messages = new Messages(problems);
    contract.base().map(Automaton::heritage).ifPresent(messages::inherit);
    for (MessageDeclaration declaration : contract.messages()) {
      if (messages.isNew(declaration, contract.base())) {
        messages.add(declaration);
      }
    }
    return messages;
  }

  private void inherit(Heritage base) {
    for (MessageDeclaration declaration : base.messages()) {
      add(declaration);
      inherited.add(Names.capitalised(declaration.name()));
    }
  }

  private void add(MessageDeclaration declaration) {
    declarations.add(declaration);
    byMethod.put(declaration.name(), declaration);
    byCapitalised.putIfAbsent(Names.capitalised(declaration.name()), declaration);
  }

  private boolean isNew(MessageDeclaration declaration, Optional<Automaton> base) {
    String name = declaration.name();
    if (inherited.contains(Names.capitalised(name))) {
      problems.reportMethod(
          ProblemKey.INHERITED_MESSAGE,
          name,
          "the message '%s' is one of %s: remove the method, or choose another name"
              .formatted(name, base.orElseThrow().heritage().described()));
      return false;
    }
    if (byMethod.containsKey(name)) {
      problems.reportMethod(
          ProblemKey.DUPLICATE_MESSAGE,
          name,
          "the message '" + name + "' is declared twice: rename one of the methods");
      return false;
    }
    return true;
  }

  /** All messages in the order of their tags. */
  List<MessageDeclaration> declarations() {
    return List.copyOf(declarations);
  }

  /** The method names in the order of their tags. */
  List<String> names() {
    return declarations.stream().map(MessageDeclaration::name).toList();
  }

  Optional<MessageDeclaration> find(String word) {
    MessageDeclaration exact = byMethod.get(word);
    return Optional.ofNullable(exact != null ? exact : byCapitalised.get(word));
  }
}
