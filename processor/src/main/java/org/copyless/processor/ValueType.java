package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A type that may stand in a message or a rep struct, as it lies in the exchange heap, naturally
 * aligned.
 *
 * <p>Source: Fähndrich et al., §2.2 and §2.6 (exchangeable types).
 */
sealed interface ValueType {
  /** The Java type, without annotations. */
  TypeName typeName();

  /** Bytes that a value takes. */
  int size();

  /** The multiple at which values lie. */
  default int alignment() {
    return size();
  }

  /** Whether values are blocks of the exchange heap, which are given away with the message. */
  default boolean tracked() {
    return false;
  }

  /**
   * Where a received value is kept until the next receive: the end of the names of the methods that
   * store and load it there; empty if it has a place of its own.
   */
  default Optional<String> kept() {
    return Optional.of("Object");
  }

  /** The same kind of value by another name of its Java type; for pointers. */
  default ValueType withName(TypeName name) {
    return this;
  }

  /** A primitive type. */
  enum Scalar implements ValueType {
    BOOLEAN(1),
    BYTE(1),
    SHORT(2),
    CHAR(2),
    INT(4),
    LONG(8),
    FLOAT(4),
    DOUBLE(8);

    private final int size;

    Scalar(int size) {
      this.size = size;
    }

    /** The end of the names of its load and store methods: {@code Int}. */
    String suffix() {
      return Names.capitalised(name().toLowerCase(Locale.ROOT));
    }

    @Override
    public TypeName typeName() {
      return switch (this) {
        case BOOLEAN -> TypeName.BOOLEAN;
        case BYTE -> TypeName.BYTE;
        case SHORT -> TypeName.SHORT;
        case CHAR -> TypeName.CHAR;
        case INT -> TypeName.INT;
        case LONG -> TypeName.LONG;
        case FLOAT -> TypeName.FLOAT;
        case DOUBLE -> TypeName.DOUBLE;
      };
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Optional<String> kept() {
      return Optional.of(suffix());
    }
  }

  /** An enum, stored as its ordinal; {@code -1} is null. */
  record EnumType(ClassName typeName) implements ValueType {
    @Override
    public int size() {
      return Integer.BYTES;
    }
  }

  /**
   * A rep struct by value, without pointers in it.
   *
   * @param typeName its interface
   * @param size bytes of its fields
   * @param alignment that of its fields with the largest one
   */
  record StructType(ClassName typeName, int size, int alignment) implements ValueType {
    /** The generated class. */
    ClassName rep() {
      return Names.rep(typeName);
    }

    @Override
    public Optional<String> kept() {
      return Optional.empty();
    }
  }

  /**
   * An object of the garbage-collected heap, which does not lie in the slot but beside it; in local
   * contracts only.
   */
  record ReferenceType(TypeName typeName) implements ValueType {
    @Override
    public ValueType withName(TypeName name) {
      return new ReferenceType(name);
    }

    @Override
    public int size() {
      return 0;
    }

    @Override
    public int alignment() {
      return 1;
    }
  }

  /** A pointer to a rep struct, a vector, or what a type variable stands for. */
  record PointerType(TypeName typeName) implements ValueType {
    @Override
    public ValueType withName(TypeName name) {
      return new PointerType(name);
    }

    @Override
    public int size() {
      return Long.BYTES;
    }

    @Override
    public boolean tracked() {
      return true;
    }
  }

  /**
   * A pointer to an endpoint.
   *
   * @param typeName the endpoint class, often generated in this very run, with its type arguments
   * @param states the protocol states in which it may travel, at least one
   */
  record EndpointType(TypeName typeName, List<String> states) implements ValueType {
    public EndpointType {
      states = List.copyOf(states);
    }

    @Override
    public ValueType withName(TypeName name) {
      return new EndpointType(name, states);
    }

    @Override
    public int size() {
      return Long.BYTES;
    }

    @Override
    public boolean tracked() {
      return true;
    }
  }
}
