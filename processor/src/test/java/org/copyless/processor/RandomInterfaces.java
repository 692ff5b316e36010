package org.copyless.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes contracts and rep structs that are Java and mostly wrong; the same for the same seed. */
final class RandomInterfaces {
  private static final String[] TYPES =
      words(
          """
          int | boolean | char | long[] | byte[][] | String | Object | Integer | Void | Missing
          Missing<Missing> | Missing.Inner | java.util.List<Missing> | Thread.State
          java.util.Map<? extends C0Exp, ? super int[]> | ByteVector | ByteVector[] | Tracked
          TrackedVector<ByteVector> | TrackedVector | TrackedVector<?> | TrackedVector<C0Exp>
          TrackedVector<TrackedVector<S0>> | TrackedVector<? extends S0> | ExchangeHeap | Good
          GoodExp | GoodImp | GoodChannel | GoodExp.Ping | @State("READY") GoodExp
          @State({"READY", "NONE"}) GoodImp | @State({}) C0Exp | @State("A") @Borrowed C1Imp
          @State(value = "START", then = "A") GoodExp | @Claims S0 | @Claims int | C0 | C0Exp
          C1Imp | C0Imp<S0> | GenericExp<S0> | GenericExp | GenericImp<GoodExp> | GenericExp<?>
          GenericExp<GenericExp<S0>> | GenericImp<String> | S0 | S1 | S0Rep | S2 | Own | T | U
          T[] | TrackedVector<T> | GenericExp<U> | Outer.C3 | Outer_C3Exp | C3Exp | OwnExp
          org.copyless.channel.ChannelClosed | Deprecated | Runnable | Enum<?> | Record
          """);
  private static final String[] BOUNDS = {
    "",
    "",
    " extends Tracked",
    " extends S0",
    " extends GoodExp",
    " extends Missing",
    " extends Tracked & Runnable",
    " extends Comparable<T>",
    " extends C0Imp",
    " extends TrackedVector<S1>",
    " extends Own",
    " extends GenericExp<T>",
    " extends U"
  };
  private static final String[] TYPE_PARAMETERS = {"", "", "", "", "<T%s>", "<T%s, U%s>", "<U%s>"};
  private static final String[] EXTENDS = {
    "",
    "",
    "",
    "",
    " extends Good",
    " extends C0",
    " extends C0, Good",
    " extends Tracked",
    " extends Generic<S0>",
    " extends Missing",
    " extends Runnable",
    " extends Good, Tracked",
    " extends Comparable<Own>",
    " extends GoodExp",
    " extends S0"
  };
  private static final String[] FLAGS = {
    "",
    "",
    "",
    "",
    ", local = true",
    ", unbounded = true",
    ", local = true, unbounded = true",
    ", local = false",
    ", local = Missing.YES",
    ", unbounded = 1 > 2"
  };
  private static final String[] METHOD_ANNOTATIONS = {
    "@In ",
    "@Out ",
    "@In ",
    "@Out ",
    "",
    "@In @Out ",
    "@ByValue ",
    "@Deprecated ",
    "@Missing ",
    "@SuppressWarnings(\"copyless\") ",
    "@ReceiveStateOf(\"x\") "
  };
  private static final String[] MODIFIERS = {
    "", "", "", "", "", "", "public ", "static ", "private ", "default ", "abstract "
  };
  private static final String[] PARAMETER_ANNOTATIONS = {
    "",
    "",
    "",
    "",
    "@ByValue ",
    "@Deprecated ",
    "final ",
    "@Missing ",
    "@Claims ",
    "@Borrowed ",
    "@org.checkerframework.checker.nullness.qual.Nullable ",
    "@State(\"A\") "
  };
  private static final String[] NAMES =
      words(
          """
          ping | pong | Ping | stop | a | b | more | toString | wait | close | receive | state
          own | c0Exp | getClass | ping | pong | t | string | _x | größe | hashCode
          """);
  private static final String[] TEXTS = {
    "START: Ping? -> Pong! -> START;",
    "START: one { Ping? -> Pong! -> START; Stop?; }",
    "state START: one { Ping? -> A; } state A: { Pong! -> START; B! -> START; }",
    "override READY: Ping! -> READY;",
    "override state READY: one { A! -> Pong? -> MORE; } state MORE: Stop? -> READY;",
    "START: one { A! -> START; Stop! -> END; } END: ;",
    "START: Ping! -> SUB -> START; SUB: A? -> b! -> ;",
    "START: (Ping? or Pong?) -> A! -> START;",
    "initial state class: More? -> class; final state T: ;",
    ""
  };
  private static final String[] WORDS =
      words(
          """
          state | one | final | initial | override | START | A | Ping! | Pong? | B | -> | ( | )
          or | { | } | : | ; | \\\\ | \\n | \\0 | // | /* | */ | € | \\" | READY
          """);
  private static final String[] KINDS = {
    "interface",
    "interface",
    "interface",
    "interface",
    "interface",
    "interface",
    "interface",
    "interface",
    "public interface",
    "abstract class",
    "strictfp interface"
  };

  private final Random random;
  private final Set<String> taken = new HashSet<>();

  RandomInterfaces(long seed) {
    this.random = new Random(seed);
  }

  /** A contract called {@code name}, with its imports. */
  String contract(String name) {
    String annotation = "@Contract(value = %s%s)".formatted(text(), pick(FLAGS));
    return type(name, annotation, EXTENDS, "void");
  }

  /** A rep struct called {@code name}, with its imports. */
  String struct(String name) {
    String[] tracked = {" extends Tracked"};
    return type(name, "@RepStruct", chance(4) ? EXTENDS : tracked, "");
  }

  private String type(String name, String annotation, String[] parents, String result) {
    String parameters = annotation.startsWith("@R") && !chance(8) ? "" : typeParameters();
    taken.clear();
    String both = chance(40) ? "@RepStruct @Contract(\"\") " : "";
    String body =
        IntStream.range(0, 1 + random.nextInt(5))
            .mapToObj(_ -> method(result))
            .collect(Collectors.joining("\n  "));
    String kind = pick(KINDS);
    boolean isInterface = kind.endsWith(" interface") || kind.equals("interface");
    String nested =
        chance(10) ? "\n  @Contract(\"A: B!;\") interface Nested { @Out void b(); }" : "";
    return """
    import org.copyless.annotation.*;
    import org.copyless.heap.*;
    %s
    %s %s%s%s {
      %s%s
    }
    """
        .formatted(
            both.isEmpty() ? annotation : both,
            kind,
            name,
            isInterface ? parameters : "",
            isInterface ? parents(name, parents) : "",
            body.replace("Own", name),
            nested);
  }

  /** None that would extend itself: javac gives up before the processor has its turn. */
  private String parents(String name, String[] parents) {
    String picked = pick(parents).replace("Own", name);
    return picked.contains(name + ",") || picked.endsWith(name) ? "" : picked;
  }

  private String typeParameters() {
    return pick(TYPE_PARAMETERS).replaceFirst("%s", pick(BOUNDS)).replaceFirst("%s", pick(BOUNDS));
  }

  /** A method, or for a rep struct the two of a field. */
  private String method(String result) {
    String name = name();
    String type = pick(TYPES);
    if (result.isEmpty() && !chance(5)) {
      String by = chance(4) ? "@ByValue " : "";
      return by
          + type
          + " "
          + name
          + "(); void "
          + name
          + "("
          + (chance(9) ? pick(TYPES) : type)
          + " value);";
    }
    String modifier = pick(MODIFIERS);
    boolean body = List.of("static ", "private ", "default ").contains(modifier);
    return pick(METHOD_ANNOTATIONS)
        + modifier
        + (chance(8) ? typeParameters() + " " : "")
        + (chance(12) || result.isEmpty() ? type : "void")
        + " "
        + name
        + parameters()
        + (chance(15) ? " throws java.io.IOException" : "")
        + (body ? " { throw new Error(); }" : ";");
  }

  /** Another than before: javac refuses two methods of one type by itself. */
  private String name() {
    String name = pick(NAMES);
    while (!taken.add(name)) {
      name = pick(NAMES);
    }
    return name;
  }

  private String parameters() {
    List<String> parameters = new ArrayList<>();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String dots = i == count - 1 && chance(15) ? "..." : "";
      parameters.add(
          pick(PARAMETER_ANNOTATIONS) + pick(TYPES) + dots + " " + pick(NAMES) + (i == 0 ? "" : i));
    }
    return "(" + String.join(", ", parameters) + ")";
  }

  /** An expression: mostly a literal. */
  private String text() {
    if (chance(20)) {
      return "Missing.TEXT";
    }
    List<String> words = new ArrayList<>(List.of(pick(TEXTS).split(" ", -1)));
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(words.size());
      switch (random.nextInt(3)) {
        case 0 -> words.add(at, pick(WORDS));
        case 1 -> words.set(at, pick(WORDS));
        default -> words.set(at, "");
      }
    }
    String text = String.join(" ", words);
    return switch (random.nextInt(4)) {
      case 0 -> "\"" + text + "\" /* \"x\" */ + (\"\")";
      case 1 -> "\"\"\"\n    " + text.replace(";", ";\n\t") + "\n    \"\"\"";
      default -> "\"" + text + "\"";
    };
  }

  /** What is divided by bars and line ends. */
  private static String[] words(String list) {
    return list.strip().split("\\s*[|\n]\\s*", -1);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(String[] words) {
    return words[random.nextInt(words.length)];
  }
}
