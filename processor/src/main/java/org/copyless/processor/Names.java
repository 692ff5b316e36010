package org.copyless.processor;

import com.palantir.javapoet.ClassName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.copyless.annotation.Role;

/** How names of the contract become names of Java. */
final class Names {
  private static final Pattern PACKAGE = Pattern.compile("(?:java|org)_*");

  private Names() {}

  /** {@code packetForReceive} → {@code PacketForReceive}. */
  static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code PacketForReceive} → {@code packetForReceive}. */
  static String decapitalised(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** {@code startIO} → {@code START_IO}. */
  static String upperSnake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("([A-Z])([A-Z][a-z])", "$1_$2")
        .toUpperCase(Locale.ROOT);
  }

  /** {@code IO_RUNNING} → {@code IoRunning}; {@code ReadyState} stays as it is. */
  static String upperCamel(String state) {
    StringBuilder camel = new StringBuilder();
    for (String part : state.split("_", -1)) {
      if (!part.isEmpty()) {
        boolean shouting = part.equals(part.toUpperCase(Locale.ROOT));
        camel.append(capitalised(shouting ? part.toLowerCase(Locale.ROOT) : part));
      }
    }
    boolean name = !camel.isEmpty() && Character.isJavaIdentifierStart(camel.charAt(0));
    return name ? camel.toString() : "State" + camel;
  }

  /** {@code IO_RUNNING} → {@code ioRunning}. */
  static String lowerCamel(String state) {
    return decapitalised(upperCamel(state));
  }

  /**
   * A variable for what is called {@code name}: where it could be taken for a class or a package of
   * generated code, with an underscore. Different names give different variables.
   */
  static String variable(String name) {
    return Character.isUpperCase(name.charAt(0)) || PACKAGE.matcher(name).matches()
        ? name + "_"
        : name;
  }

  /**
   * {@code name}, or the first of {@code name + suffix}, {@code name + suffix + 2}, … not taken.
   */
  static String unique(String name, String suffix, Set<String> taken) {
    String candidate = name;
    for (int i = 1; !taken.add(candidate); i++) {
      candidate = name + suffix + (i == 1 ? "" : i);
    }
    return candidate;
  }

  /** {@code p.Outer.NicEvents} → {@code p.Outer_NicEventsExp}. */
  static ClassName endpoint(ClassName contract, Role role) {
    return generated(contract, suffix(role));
  }

  /** {@code p.Outer.NicEvents} → {@code p.Outer_NicEventsChannel}. */
  static ClassName channel(ClassName contract) {
    return generated(contract, "Channel");
  }

  /** {@code p.Outer.NetworkPacket} → {@code p.Outer_NetworkPacketRep}. */
  static ClassName rep(ClassName struct) {
    return generated(struct, "Rep");
  }

  /** How the paper writes the role: {@code Imp}, {@code Exp}. */
  static String suffix(Role role) {
    return switch (role) {
      case IMP -> "Imp";
      case EXP -> "Exp";
    };
  }

  private static ClassName generated(ClassName source, String suffix) {
    return ClassName.get(source.packageName(), String.join("_", source.simpleNames()) + suffix);
  }
}
