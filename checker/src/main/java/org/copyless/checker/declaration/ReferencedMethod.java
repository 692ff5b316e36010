package org.copyless.checker.declaration;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.javacutil.ElementUtils;
import org.checkerframework.javacutil.TreeUtils;

/** The method behind a method reference, with its parameters counted as the function's. */
public final class ReferencedMethod {
  private final MemberReferenceTree reference;
  private final ExecutableElement method;
  private final Declarations declarations;

  private ReferencedMethod(
      MemberReferenceTree reference, ExecutableElement method, Declarations declarations) {
    this.reference = reference;
    this.method = method;
    this.declarations = declarations;
  }

  /** Returns the method behind a reference, if it is one: {@code int[]::new} is none. */
  public static Optional<ReferencedMethod> of(
      MemberReferenceTree reference, Declarations declarations) {
    ExpressionTree expression = reference;
    return TreeUtils.elementFromUse(expression) instanceof ExecutableElement method
        ? Optional.of(new ReferencedMethod(reference, method, declarations))
        : Optional.empty();
  }

  /** Returns the method itself. */
  public ExecutableElement element() {
    return method;
  }

  /**
   * Returns what the method promises about a parameter of the function, if it is tracked; the first
   * one may be the method's receiver, as in {@code ByteVector::close}.
   */
  public Optional<Parameter> parameter(int index) {
    int own = takesReceiver() ? index - 1 : index;
    if (own < 0) {
      TypeMirror type = TreeUtils.typeOf(reference.getQualifierExpression());
      return declarations.isTracked(type)
          ? Optional.of(moved(declarations.receiver(method, type)))
          : Optional.empty();
    }
    return own < method.getParameters().size()
        ? declarations.parameter(method.getParameters().get(own))
        : Optional.empty();
  }

  /** Returns whether a parameter of the function is the method's receiver. */
  public boolean isReceiver(int index) {
    return index == 0 && takesReceiver();
  }

  /** Returns the method's own parameter that takes one of the function's. */
  public Optional<VariableElement> taking(int index) {
    int own = takesReceiver() ? index - 1 : index;
    List<? extends VariableElement> parameters = method.getParameters();
    int last = parameters.size() - 1;
    return own < 0 || last < 0
        ? Optional.empty()
        : Optional.of(parameters.get(Math.min(own, last)));
  }

  /**
   * A send leaves its endpoint in another state than it found it in. A receive cannot be referred
   * to: nobody would see the message.
   */
  private Parameter moved(Parameter receiver) {
    return switch (declarations.role(method)) {
      case MethodRole.Send send -> moved(receiver, send.message());
      case MethodRole.Move move -> moved(receiver, move.operation());
      case MethodRole.ReceiveOne _, MethodRole.ReceiveAny _, MethodRole.TakeMessage _ ->
          receiver.in(Set.of(Protocol.UNKNOWN));
      default -> receiver;
    };
  }

  private static Parameter moved(Parameter receiver, String message) {
    Protocol protocol = receiver.shape().protocol();
    if (protocol == null) {
      return receiver.in(Set.of(Protocol.UNKNOWN));
    }
    Set<String> before = protocol.statesToSend(message);
    Set<String> after = new LinkedHashSet<>();
    before.forEach(state -> protocol.send(state, message).ifPresent(after::add));
    return receiver.moving(before, after);
  }

  private boolean takesReceiver() {
    Element qualifier = TreeUtils.elementFromTree(reference.getQualifierExpression());
    return !ElementUtils.isStatic(method)
        && method.getKind() == ElementKind.METHOD
        && qualifier != null
        && ElementUtils.isTypeElement(qualifier);
  }
}
