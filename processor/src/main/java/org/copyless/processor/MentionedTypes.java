package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.copyless.annotation.Role;

/**
 * The types that the generated classes of a contract mention, by the names under which they do so:
 * those of their outermost classes. Nothing else may take such a name where it would be seen first.
 */
final class MentionedTypes {
  /** Types of the runtime and of Java that stand in expressions, and their packages. */
  private static final Set<String> COMMON =
      Set.of(
          "EndpointBlock",
          "EndpointBlockType",
          "Objects",
          "ReceiveState",
          "Role",
          "UnboundedEndpointBlock",
          "java",
          "org");

  private MentionedTypes() {}

  /** The user's types, and what is generated for them. */
  static Set<String> of(
      ClassName contract, Optional<ContractModel> base, List<MessageModel> messages) {
    Set<String> names = new HashSet<>();
    addContract(contract, names);
    for (Optional<ContractModel> b = base; b.isPresent(); b = b.get().base()) {
      addContract(b.get().name(), names);
    }
    for (MessageModel message : messages) {
      for (Value argument : message.arguments()) {
        if (argument.type().typeName() instanceof ClassName type) {
          names.add(outermost(type));
        }
        if (argument.type() instanceof ValueType.StructType struct) {
          names.add(struct.rep().simpleName());
        }
      }
    }
    return names;
  }

  /** All that a static field, which hides types of its name in expressions, must not be called. */
  static Set<String> inExpressions(
      ClassName contract, Optional<ContractModel> base, List<MessageModel> messages) {
    Set<String> names = of(contract, base, messages);
    names.addAll(COMMON);
    names.add(contract.packageName().split("\\.", -1)[0]);
    return names;
  }

  private static void addContract(ClassName contract, Set<String> names) {
    names.add(outermost(contract));
    names.add(Names.channel(contract).simpleName());
    for (Role role : Role.values()) {
      names.add(Names.endpoint(contract, role).simpleName());
    }
  }

  private static String outermost(ClassName type) {
    return type.topLevelClassName().simpleName();
  }
}
