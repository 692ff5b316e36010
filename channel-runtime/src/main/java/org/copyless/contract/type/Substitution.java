package org.copyless.contract.type;

import java.util.List;
import java.util.Map;
import org.copyless.contract.type.ArgumentType.Data;
import org.copyless.contract.type.ArgumentType.Endpoint;
import org.copyless.contract.type.ArgumentType.Pointer;
import org.copyless.contract.type.ArgumentType.Variable;

/** Puts types in the place of type parameters, all at once. */
record Substitution(Map<String, ArgumentType> replaced) {
  ArgumentType apply(ArgumentType type) {
    return switch (type) {
      case Data data -> data;
      case Variable variable -> replaced.getOrDefault(variable.name(), variable);
      case Pointer pointer -> new Pointer(pointer.name(), applyAll(pointer.arguments()));
      case Endpoint endpoint ->
          new Endpoint(
              endpoint.contract(),
              endpoint.view(),
              endpoint.states(),
              applyAll(endpoint.arguments()));
    };
  }

  private List<ArgumentType> applyAll(List<ArgumentType> types) {
    return types.stream().map(this::apply).toList();
  }
}
