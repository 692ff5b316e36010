package org.copyless.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of a contract, found by the name of their method or by that name capitalised. */
final class Messages {
  private final List<String> names = new ArrayList<>();
  private final Map<String, MessageDeclaration> byMethod = new HashMap<>();
  private final Map<String, MessageDeclaration> byCapitalised = new HashMap<>();

  Messages(List<MessageDeclaration> declarations, Problems problems) {
    for (MessageDeclaration declaration : declarations) {
      if (byMethod.putIfAbsent(declaration.name(), declaration) != null) {
        problems.reportAtStart(
            ProblemKey.DUPLICATE_MESSAGE,
            "the message '"
                + declaration.name()
                + "' is declared twice: rename one of the methods");
        continue;
      }
      names.add(declaration.name());
      byCapitalised.putIfAbsent(Names.capitalised(declaration.name()), declaration);
    }
  }

  /** The method names in the order of declaration. */
  List<String> names() {
    return List.copyOf(names);
  }

  Optional<MessageDeclaration> find(String word) {
    MessageDeclaration exact = byMethod.get(word);
    return Optional.ofNullable(exact != null ? exact : byCapitalised.get(word));
  }
}
