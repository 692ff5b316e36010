package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.copyless.annotation.MessageView;
import org.copyless.annotation.Role;

/**
 * The names of the arguments of a contract that was compiled before. A class file of an interface
 * has no names of parameters; the accessors of its generated message views have them.
 */
final class CompiledNames {
  private final Elements elements;

  CompiledNames(Elements elements) {
    this.elements = elements;
  }

  /** The model with the names that the arguments had in the source of {@code contract}. */
  ContractModel restore(TypeElement contract, ContractModel model) {
    return model.withMessages(model.messages().stream().map(m -> restore(contract, m)).toList());
  }

  private MessageModel restore(TypeElement contract, MessageModel message) {
    for (Role role : Role.values()) {
      ClassName endpoint = Names.endpoint(ClassName.get(contract), role);
      List<String> names =
          Optional.ofNullable(elements.getTypeElement(endpoint.canonicalName()))
              .map(type -> accessors(type, message.name()))
              .orElse(List.of());
      if (names.size() == message.arguments().size()) {
        return message.withNames(names);
      }
    }
    return message;
  }

  private static List<String> accessors(TypeElement endpoint, String message) {
    List<String> names = new ArrayList<>();
    for (TypeElement view : ElementFilter.typesIn(endpoint.getEnclosedElements())) {
      if (Annotations.find(view, MessageView.class)
          .flatMap(annotation -> Annotations.string(annotation, "value"))
          .filter(message::equals)
          .isPresent()) {
        ElementFilter.methodsIn(view.getEnclosedElements()).stream()
            .filter(CompiledNames::isAccessor)
            .map(Element::getSimpleName)
            .forEach(name -> names.add(name.toString()));
      }
    }
    return names;
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && method.getModifiers().contains(Modifier.PUBLIC)
        && !method.getModifiers().contains(Modifier.STATIC)
        && !method.getSimpleName().contentEquals("toString");
  }
}
