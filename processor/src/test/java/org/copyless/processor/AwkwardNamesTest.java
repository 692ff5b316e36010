package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.copyless.channel.spi.UnboundedEndpointBlock;
import org.copyless.heap.spi.StructBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever people call things, the generated classes compile, or an error says what to rename. The
 * names that are tried are those that mean something in generated classes: every word in some of
 * them, all members of the classes of the runtime that they extend, and the words of Java.
 */
class AwkwardNamesTest {
  private static final Pattern WORD = Pattern.compile("(?<![\\w$.@\"])[A-Za-z_$][\\w$]*");

  private static final Pattern IMPORT = Pattern.compile("import [\\w.]*\\.(\\w+);");
  private static final Pattern NUMBER = Pattern.compile("(?:^|/)n(\\d+)/");
  private static final Pattern INTERFACE = Pattern.compile("interface (\\w+)");

  private static final String STRUCT_BY_VALUE =
      "@RepStruct public interface S extends Tracked { int i(); void i(int value); }";

  private static final String IMPORTS =
      """
      import org.checkerframework.checker.nullness.qual.Nullable;
      import org.copyless.annotation.*;
      import org.copyless.annotation.Contract;
      import org.copyless.annotation.State;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.Tracked;
      """;

  private static final Set<String> PACKAGES = Set.of("java", "org");

  private static final List<String> WORDS_OF_JAVA =
      List.of(
          "new",
          "class",
          "this",
          "null",
          "true",
          "_",
          "when",
          "String",
          "Object",
          "Integer",
          "Override",
          "Enum",
          "Record",
          "Throwable",
          "SuppressWarnings",
          "RuntimeException",
          "__",
          "_1",
          "$",
          "a$b",
          "x_1",
          "é");

  private static final String MESSAGE =
      """
      @Contract("START: NAME! -> other? -> NEXT; NEXT: one { NAME? -> START; other? -> START; }")
      public interface C {
        enum Colour { RED }
        void NAME(
            int a, Colour colour, @Nullable Colour none, ByteVector data, @ByValue S s,
            @State("START") CExp peer);
        @In void other();
      }
      """;

  private static final String BASE =
      """
      @Contract("START: one { other! -> START_OTHER; } START_OTHER: one { NAME? -> START; }")
      public interface C {
        enum Colour { RED }
        @In void NAME(Colour colour);
        @Out void other();
      }
      """;

  private static final String EXTENSION =
      """
      @Contract("override START: one { also! -> more? -> START; }")
      public interface D extends C {
        enum Colour { RED }
        @In void more(C.Colour colour, Colour own, @Nullable Colour none, @ByValue S s);
        @Out void also(Colour colour, @ByValue S s, ByteVector data);
      }
      """;

  private static final String ARGUMENT =
      """
      @Contract(
          "START: a! -> b? -> a! -> b? -> c! -> d? -> c! -> d? -> e! -> a? -> b! -> c? -> d! -> e? -> START;")
      public interface C {
        enum Colour { RED }
        void a(int NAME, Colour q1);
        void b(Colour NAME, int q1);
        void c(@Nullable Colour NAME, int q1);
        void d(ByteVector NAME, @State("START") CExp q1);
        void e(@ByValue S NAME, @Nullable ByteVector q1);
      }
      """;

  private static final String STATE =
      """
      @Contract("initial NAME: a! -> b? -> Y; Y: one { a? -> NAME; b? -> Z; } Z: b! -> NAME;")
      public interface C {
        enum Colour { RED }
        void a(int i, Colour colour, ByteVector data);
        void b(@ByValue S s);
      }
      """;

  private static final String STATE_OF_EXPORTER =
      """
      @Contract("initial NAME: a? -> b! -> Y; Y: one { a! -> NAME; b! -> Z; } Z: b? -> NAME;")
      public interface C {
        enum Colour { RED }
        void a(int i, Colour colour, ByteVector data);
        void b(@ByValue S s);
      }
      """;

  private static final String STATE_OF_POLYMORPHIC =
      """
      @Contract("initial NAME: a! -> b? -> Y; Y: one { a? -> NAME; b? -> Z; } Z: b! -> NAME;")
      public interface C<T extends Tracked> {
        enum Colour { RED }
        void a(int i, Colour colour, T data);
        void b(@ByValue S s);
      }
      """;

  private static final String TYPE_PARAMETER =
      """
      @Contract("START: a! -> b? -> Y; Y: one { a? -> START; b? -> Z; } Z: b! -> START;")
      public interface C<NAME extends Tracked> {
        enum Colour { RED }
        void a(int i, Colour colour, @Nullable Colour none, NAME data);
        void b(@ByValue S s);
      }
      """;

  private static final String CONTRACT =
      """
      @Contract("START: a! -> b? -> Y; Y: one { a? -> START; b? -> Z; } Z: b! -> START;")
      public interface NAME {
        enum Colour { RED }
        void a(int i, Colour colour, @Nullable Colour none, ByteVector data);
        void b(@ByValue S s, @State("START") NAMEExp peer);
      }
      """;

  private static final String ENUM =
      """
      @Contract("START: a! -> b? -> Y; Y: one { a? -> START; b? -> Z; } Z: b! -> START;")
      public interface C {
        enum NAME { RED }
        void a(int i, NAME colour, @Nullable NAME none, ByteVector data);
        void b(@ByValue S s, @State("START") CExp peer);
      }
      """;

  private static final String FIELD =
      """
      public interface C {
        enum Colour { RED }
        @RepStruct interface A extends Tracked {
          int NAME(); void NAME(int value); long q1(); void q1(long value);
        }
        @RepStruct interface B extends Tracked {
          Colour NAME(); void NAME(Colour value); ByteVector q1(); void q1(ByteVector value);
        }
        @RepStruct interface D extends Tracked {
          ByteVector NAME(); void NAME(@Claims ByteVector value); Colour q1(); void q1(Colour value);
        }
        @RepStruct interface E extends Tracked {
          @ByValue S NAME(); void NAME(@ByValue S value); @Nullable A q1(); void q1(@Nullable A value);
        }
        @RepStruct interface F extends Tracked {
          long NAME(); void NAME(long value); double q1(); void q1(double value);
        }
        @RepStruct interface G extends Tracked {
          @Nullable Colour NAME(); void NAME(@Nullable Colour value); char q1(); void q1(char value);
        }
        @RepStruct interface H extends Tracked {
          boolean NAME(); void NAME(boolean value);
        }
      }
      """;

  private static final String ENUM_OF_STRUCT =
      """
      @RepStruct
      public interface C extends Tracked {
        enum NAME { RED }
        NAME colour(); void colour(NAME value);
        @Nullable NAME none(); void none(@Nullable NAME value);
        ByteVector data(); void data(ByteVector value);
        @ByValue S s(); void s(@ByValue S value);
      }
      """;

  @ParameterizedTest
  @ValueSource(strings = {MESSAGE, ARGUMENT, STATE_OF_POLYMORPHIC, FIELD})
  void wordsAndInheritedMethods(String template) throws Exception {
    check(names(), template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {BASE, STATE, STATE_OF_EXPORTER, TYPE_PARAMETER, CONTRACT, ENUM, ENUM_OF_STRUCT})
  void namesOfTypesAndConstants(String template) throws Exception {
    Set<String> names = names();
    names.removeIf(name -> Character.isLowerCase(name.charAt(0)) && !PACKAGES.contains(name));
    names.removeAll(Set.of("S", "SRep")); // are there already
    check(names, template);
  }

  /**
   * Leaves out the names that are refused, with an error in the source, and compiles the others.
   */
  private static void check(Set<String> names, String template) {
    List<String> list = List.copyOf(names);
    Set<Integer> left = new TreeSet<>();
    for (int i = 0; i < list.size(); i++) {
      if (!SourceVersion.isKeyword(list.get(i)) || template.contains("initial NAME")) {
        left.add(i);
      }
    }
    int all = left.size();
    Compilation compilation = compile(left, list, template);
    for (Set<Integer> refused = refused(compilation);
        !refused.isEmpty();
        refused = refused(compilation)) {
      left.removeAll(refused);
      compilation = compile(left, list, template);
    }
    assertEquals(List.of(), compilation.diagnostics());
    assertTrue(left.size() > all / 2, "refused all but " + left.size() + " of " + all);
  }

  /** The numbers of the names that an error in a source file is about. */
  private static Set<Integer> refused(Compilation compilation) {
    Set<Integer> refused = new TreeSet<>();
    for (Diagnostic<? extends JavaFileObject> d : compilation.errors()) {
      String message = d.getMessage(Locale.ROOT);
      assertFalse(message.contains("[processor."), message);
      if (d.getSource() != null
          && !d.getSource().getName().startsWith("/SOURCE_OUTPUT")
          && !message.startsWith(
              "cannot find symbol")) { // what a refused contract did not generate
        Matcher number = NUMBER.matcher(d.getSource().getName());
        assertTrue(number.find());
        refused.add(Integer.parseInt(number.group(1)));
      }
    }
    return refused;
  }

  private static Compilation compile(Set<Integer> numbers, List<String> names, String template) {
    List<JavaFileObject> files = new ArrayList<>();
    for (int number : numbers) {
      addTo(files, number, names.get(number), template);
    }
    return Compile.files(files);
  }

  /** Adds what has the name, in a package of its own, with what it uses. */
  private static void addTo(List<JavaFileObject> files, int number, String name, String template) {
    List<String> sources = new ArrayList<>(List.of(template, STRUCT_BY_VALUE));
    if (template.equals(BASE)) {
      sources.add(EXTENSION);
    }
    for (String source : sources) {
      Matcher type = INTERFACE.matcher(source);
      assertTrue(type.find());
      files.add(
          JavaFileObjects.forSourceString(
              "n%d.%s".formatted(number, type.group(1).replace("NAME", name)),
              "package n%d;\n".formatted(number) + IMPORTS + source.replace("NAME", name)));
    }
  }

  private static Set<String> names() throws Exception {
    Set<String> names = new TreeSet<>(WORDS_OF_JAVA);
    for (Class<?> base : List.of(UnboundedEndpointBlock.class, StructBlock.class)) {
      for (Class<?> type = base; type != null; type = type.getSuperclass()) {
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> (m.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0)
            .map(Method::getName)
            .forEach(names::add);
      }
    }
    List<JavaFileObject> files = new ArrayList<>();
    addTo(files, 0, "m", MESSAGE);
    addTo(files, 1, "m", BASE);
    for (JavaFileObject file : Compile.files(files).generatedSourceFiles()) {
      String code = file.getCharContent(true).toString().replaceAll("(?s)/\\*.*?\\*/", "");
      WORD.matcher(code).results().map(MatchResult::group).forEach(names::add);
      IMPORT.matcher(code).results().map(word -> word.group(1)).forEach(names::add);
    }
    names.removeIf(name -> name.matches("(?:get|set|put)(?!Long)[A-Z]\\w+")); // are all alike
    return names;
  }
}
