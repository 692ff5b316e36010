package org.copyless.checker.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeVariable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a tracked pointer points to: its class, with what stands for its type variables. There is
 * one object for each: identity is equality.
 */
public final class Shape {
  /** What a vector's exposed slot is called among its fields. */
  public static final String ELEMENT = "element";

  private final String type;
  private final @Nullable TypeElement element;
  private final List<TypeArgument> arguments;
  private final @Nullable Protocol protocol;
  private final @Nullable Shape above;
  private final Supplier<List<Parameter>> reader;
  private @Nullable List<Parameter> fields;

  /**
   * Creates a shape.
   *
   * @param type the type, for messages
   * @param element its class; null for what is none
   * @param arguments what stands for the type variables of the class
   * @param protocol the contract of an endpoint; null for other blocks
   * @param above the endpoint class that an endpoint class extends, if it does
   * @param reader reads the tracked fields
   */
  Shape(
      String type,
      @Nullable TypeElement element,
      List<TypeArgument> arguments,
      @Nullable Protocol protocol,
      @Nullable Shape above,
      Supplier<List<Parameter>> reader) {
    this.type = type;
    this.element = element;
    this.arguments = arguments;
    this.protocol = protocol;
    this.above = above;
    this.reader = reader;
  }

  /** Returns the type, for messages. */
  public String type() {
    return type;
  }

  /** Returns the contract of an endpoint; null for other blocks. */
  public @Nullable Protocol protocol() {
    return protocol;
  }

  /**
   * Returns the tracked fields of a rep struct; structs may be recursive, so they are read late.
   */
  public List<Parameter> fields() {
    List<Parameter> known = fields;
    if (known == null) {
      known = List.copyOf(reader.get());
      fields = known;
    }
    return known;
  }

  /** Returns what stands for each type variable of the class. */
  Map<String, TypeArgument> bindings() {
    return element == null ? Map.of() : Shapes.bindings(element, arguments);
  }

  /** Returns whether two shapes are of the same class, whatever its type arguments. */
  public boolean isOfClass(Shape other) {
    return element != null && element.equals(other.element);
  }

  /** Returns whether a block of this shape can be an endpoint, of whichever contract. */
  public boolean mayBeEndpoint() {
    return protocol != null
        || (element != null
            && (element.getQualifiedName().contentEquals(Names.TRACKED)
                || element.getQualifiedName().toString().startsWith(Names.CHANNEL)));
  }

  /**
   * Returns whether a pointer to such a block may turn out to point to one of another shape, of
   * which more is known: its contract or its fields.
   */
  public boolean mayBe(Shape other) {
    return protocol == null
        && mayBeEndpoint()
        && !isContainer()
        && arguments.isEmpty()
        && (other.protocol != null || !other.fields().isEmpty())
        && other.arguments.isEmpty()
        && !other.isVariable();
  }

  /** Returns what stands for a type variable of the class, if it is one. */
  public Optional<TypeArgument> argument(TypeVariable variable) {
    return Optional.ofNullable(Shapes.bound(variable, bindings()));
  }

  /** Returns whether its class has type variables. */
  public boolean isGeneric() {
    return !arguments.isEmpty();
  }

  /** Returns whether no endpoint is named in it, so that no state is. */
  public boolean isStateless() {
    return protocol == null
        && arguments.stream()
            .allMatch(each -> each.states().isEmpty() && each.shape().isStateless());
  }

  /** Returns what stands for the first type variable of the class. */
  public TypeArgument first() {
    return arguments.getFirst();
  }

  /** Returns whether it is a ref or out parameter. */
  public boolean isVariable() {
    return element != null && Variables.isVariable(element);
  }

  /** Returns whether, in the given states, it is a ref or out parameter that holds nothing. */
  public boolean isEmpty(Set<String> states) {
    return isVariable() && states.equals(Set.of(Variables.EMPTY));
  }

  /** Returns whether a block of this shape may hold endpoints, and so stays out of messages. */
  public boolean isContainer() {
    return element != null && Names.CONTAINERS.contains(element.getQualifiedName().toString());
  }

  /**
   * Returns whether an endpoint of this shape has finite weight in each of the given states, so
   * that it cannot come into its own queue.
   */
  public boolean isFinite(Set<String> states) {
    return Weights.isFinite(this, states);
  }

  /** Returns whether no type variable of the code that mentions the type occurs in it. */
  public boolean isConcrete() {
    return arguments.stream().allMatch(each -> !each.isVariable() && each.shape().isConcrete());
  }

  /** Returns whether this is an endpoint class below another. */
  public boolean isBelow(Shape other) {
    return above != null && (above.equals(other) || above.isBelow(other));
  }

  /** Returns whether this class is the given one or extends it. */
  public boolean isA(TypeElement type) {
    return type.equals(element) || (above != null && above.isA(type));
  }

  /** Returns the endpoint class that two shapes have in common, or null. */
  public @Nullable Shape common(Shape other) {
    if (equals(other) || other.isBelow(this)) {
      return this;
    }
    return above == null ? null : above.common(other);
  }

  /** Returns whether a block of the found shape may go where this one is declared. */
  public boolean accepts(Shape found) {
    if (element == null || !element.equals(found.element)) {
      return true; // of different classes: Java's types say whether they fit
    }
    if (arguments.size() != found.arguments.size()) {
      return false;
    }
    for (int i = 0; i < arguments.size(); i++) {
      if (!arguments.get(i).accepts(found.arguments.get(i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether blocks that another declaration lets come, and leaves as they are, may be taken
   * by this one: its type arguments are the same, or in their initial states where the other names
   * none.
   */
  public boolean takes(Shape other) {
    return isOfClass(other) ? accepts(other) && other.accepts(this) : isPlain();
  }

  /** Returns whether nothing is known of what stands for its first type variable. */
  public boolean isUnknown() {
    return isGeneric() && first().states().contains(Protocol.UNKNOWN);
  }

  /** Returns whether all endpoints that its type arguments name are in the initial state. */
  public boolean isPlain() {
    return arguments.stream().allMatch(TypeArgument::isPlain);
  }

  @Override
  public String toString() {
    return type;
  }
}
