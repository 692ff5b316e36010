package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors outside the contract's text: the shape of contracts, messages and rep structs. */
class InterfaceErrorsTest {
  private static final String CONTRACT =
      """
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      @Contract("START: M? -> R! -> START;")
      """;
  private static final String STRUCT =
      """
      import org.copyless.annotation.*;
      import org.copyless.heap.*;
      @RepStruct
      """;

  // R70: messages carry what lives in the exchange heap.

  @Test
  void r70AnArrayOfTheGarbageCollectedHeap() {
    assertArgument("byte[] data", "argument.notExchangeable", "use ByteVector");
    assertArgument("int[] data", "argument.notExchangeable", "use IntVector");
    assertArgument("Object[] data", "argument.notExchangeable", "a vector of the exchange");
  }

  @Test
  void r70AnObjectOfTheGarbageCollectedHeap() {
    assertArgument("String s", "argument.notExchangeable", "its bytes in a ByteVector");
    assertArgument("Object o", "argument.notExchangeable", "garbage-collected heap");
    assertArgument("Runnable r", "argument.notExchangeable", "garbage-collected heap");
    assertArgument("Integer i", "argument.notExchangeable", "use int");
  }

  @Test
  void r70AHeapTypeThatIsNotAnArgument() {
    assertArgument("Tracked t", "argument.notExchangeable", "name the rep struct or the vector");
    assertArgument("ExchangeHeap h", "argument.notExchangeable", "garbage-collected heap");
  }

  @Test
  void r70AContractIsNotAnEndpoint() {
    assertArgument("C c", "argument.notExchangeable", "use CExp or CImp");
  }

  @Test
  void anUnknownType() {
    assertArgument("DExp d", "argument.unknownType", "did you mean CExp?");
    assertArgument("Missing m", "argument.unknownType", "of this compilation: CImp, CExp");
  }

  @Test
  void anUnknownTypeIsReportedOnce() {
    assertErrors(
        Compile.sources(
            CONTRACT + "interface C { @In void m(Missing a, Missing b); @Out void r(Missing c); }"),
        "4:34: [argument.unknownType]");
  }

  @Test
  void anEndpointThatIsNotImported() {
    Compilation compilation =
        Compile.sources(
            CONTRACT + "interface C { @In void m(DExp a, DExp b); @Out void r(); }",
            "package p;\n" + CONTRACT + "public interface D { @In void m(); @Out void r(); }");
    assertErrors(
        compilation,
        "4:31: [argument.unknownType] DExp of argument a of message m is a class of another"
            + " package: import p.DExp");
  }

  @Test
  void annotationsThatDoNotFit() {
    assertArgument("@State(\"X\") int i", "argument.state", "remove @State");
    assertArgument("@State(then = \"START\") CImp c", "argument.state", "remove 'then'");
    assertArgument("@Borrowed ByteVector b", "argument.borrowed", "remove @Borrowed");
    assertArgument(
        "@org.checkerframework.checker.nullness.qual.Nullable int i",
        "argument.nullable",
        "remove @Nullable");
    assertArgument("int hashCode", "argument.name", "rename it");
  }

  @Test
  void anEndpointInAStateThatItsContractDoesNotHave() {
    assertArgument(
        "@State(\"READY\") CExp c",
        "argument.undeclaredState",
        "contract C has no state READY: its states are START, START_M");
    assertArgument(
        "@State(\"STRAT\") CExp c", "argument.undeclaredState", "did you mean START? its states");
  }

  @Test
  void messagesAreMethodsWithoutResult() {
    assertMessage("int m();", 11, "message.result", "declare it void");
    assertMessage("default void m() {}", 20, "message.body", "without one");
    assertMessage("void m() throws Exception;", 12, "message.throws", "remove the throws clause");
    assertMessage("void m(int... i);", 12, "message.varargs", "use a vector");
    assertMessage("@Out void m();", 17, "message.directions", "keep one");
  }

  @Test
  void messageNamesAreUnique() {
    assertMessage("void m(); @In void m(int i);", 26, "message.overloaded", "rename one");
  }

  @Test
  void aMessageWhoseViewHidesAClass() {
    assertErrors(
        Compile.sources(
            """
            package p;
            import org.copyless.annotation.*;
            @Contract("START: CExp? -> R! -> START;")
            interface C { @In void cExp(); @Out void r(); }
            """),
        "4:24: [message.name]");
    assertErrors(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("START: packet? -> R! -> START;")
            interface C { @In void packet(Packet p); @Out void r(); }
            """,
            """
            import org.copyless.annotation.*;
            @RepStruct interface Packet extends org.copyless.heap.Tracked {}
            """),
        "3:24: [message.name]");
    assertEquals(
        List.of(),
        Compile.sources(
                """
                package p;
                import org.copyless.annotation.*;
                @Contract("START: packet? -> c! -> START;")
                interface C { @In void packet(Packet p); @Out void c(); }
                """,
                """
                package p;
                import org.copyless.annotation.*;
                @RepStruct interface Packet extends org.copyless.heap.Tracked {}
                """)
            .diagnostics());
  }

  @Test
  void contractsAreInterfaces() {
    assertErrors(
        Compile.sources(CONTRACT + "class C {}"), "4:1: [contract.interface] C is a class:");
    assertErrors(
        Compile.sources(CONTRACT + "record C() {}"), "4:1: [contract.interface] C is a record:");
    assertErrors(
        Compile.sources(CONTRACT + "@interface C {}"),
        "4:2: [contract.interface] C is an annotation interface:");
  }

  @Test
  void contractsThatAreNotSupportedYet() {
    assertErrors(
        Compile.sources(CONTRACT + "interface C extends Runnable { @In void m(); @Out void r(); }"),
        "4:1: [contract.extends]");
  }

  @Test
  void anotherAnnotationOfThatName() {
    String contract = "@Contract(\"START: M? -> R! -> START;\")\n";
    assertErrors(
        Compile.sources(
            "@interface Contract { String value(); }",
            contract + "interface C { @org.copyless.annotation.In void m(); }"),
        "2:1: [contract.annotation] @Contract of C is not that of Copyless: import"
            + " org.copyless.annotation.Contract");
    assertErrors(
        Compile.sources(contract + "interface C { void m(); }"), "2:1: [contract.annotation]");
    assertErrors(
        Compile.sources("class Outer {\n@RepStruct interface S { int m(); }\n}"),
        "2:12: [struct.annotation]");
    assertEquals(
        List.of(),
        Compile.sources(
                "@interface Contract { String value(); }",
                "@Contract(\"of another kind\")\ninterface C { void m(); }")
            .diagnostics());
  }

  @Test
  void aContractInsideAMethod() {
    assertErrors(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            class User {
              void method() {
                Runnable r = () -> {
                  @Contract("START: M? -> R! -> START;") interface C { @In void m(); @Out void r(); }
                };
              }
            }
            """),
        "5:46: [contract.inMethod] C is declared inside a method");
    assertErrors(
        Compile.sources(
            """
            import org.copyless.annotation.RepStruct;
            class User {
              void method() {
                @RepStruct interface S extends org.copyless.heap.Tracked {}
              }
            }
            """),
        "4:16: [struct.inMethod] S is declared inside a method");
  }

  @Test
  void aPrivateContract() {
    assertErrors(
        Compile.sources(
            """
            import org.copyless.annotation.*;
            class Outer {
              @Contract("START: M? -> R! -> START;")
              private interface C { @In void m(); @Out void r(); }
            }
            """),
        "4:11: [contract.private]");
  }

  @Test
  void r71FieldsLiveInTheExchangeHeap() {
    assertStruct("String s(); void s(String v);", "5:10: [struct.notExchangeable] String");
    assertStruct("byte[] s(); void s(byte[] v);", "5:10: [struct.notExchangeable] byte[]");
  }

  @Test
  void r72EndpointsAreNotInsideStructs() {
    Compilation compilation =
        Compile.sources(
            STRUCT + "interface S extends Tracked {\n  CExp e(); void e(CExp v);\n}",
            CONTRACT + "interface C { @In void m(); @Out void r(); }");
    assertErrors(compilation, "5:8: [struct.endpoint]");
  }

  @Test
  void accessorsComeInPairs() {
    assertStruct(
        "int a();", "5:7: [struct.accessor] field a has no setter: add 'void a(int value);'");
    assertStruct("void a(int v);", "5:8: [struct.accessor] field a has no getter: add 'int a();'");
    assertStruct(
        "int a(); void a(long v);", "5:17: [struct.accessor] the setter of field a takes long");
    assertStruct("int a(); int a(int v);", "5:16: [struct.accessor] a is neither");
    assertStruct(
        "int a(); void a(int v); void a(byte v);",
        "5:32: [struct.accessor] field a has two setters");
  }

  @Test
  void fieldsAreNotCalledLikeMethodsOfABlock() {
    assertStruct("int heap(); void heap(int v);", "5:7: [struct.fieldName]");
    assertStruct("int hashCode(); void hashCode(int v);", "5:7: [struct.fieldName]");
  }

  @Test
  void structsExtendTracked() {
    assertErrors(
        Compile.sources(STRUCT + "interface S { int a(); void a(int v); }"),
        "4:1: [struct.tracked]");
    assertErrors(
        Compile.sources(STRUCT + "abstract class S implements Tracked {}"),
        "4:10: [struct.interface]");
  }

  private static void assertArgument(String parameter, String key, String advice) {
    String before = "  @Out void r(); @In void m(";
    Compilation compilation =
        Compile.sources(CONTRACT + "interface C {\n" + before + parameter + ");\n}");
    int column = before.length() + parameter.lastIndexOf(' ') + 2;
    assertErrors(compilation, "5:" + column + ": [" + key + "]");
    String all = compilation.errors().toString();
    assertTrue(all.contains(advice), all);
  }

  private static void assertMessage(String method, int column, String key, String advice) {
    Compilation compilation =
        Compile.sources(CONTRACT + "interface C {\n  @Out void r();\n  @In " + method + "\n}");
    assertErrors(compilation, "6:" + column + ": [" + key + "]");
    String all = compilation.errors().toString();
    assertTrue(all.contains(advice), all);
  }

  private static void assertStruct(String accessors, String error) {
    assertErrors(
        Compile.sources(STRUCT + "interface S extends Tracked {\n  " + accessors + "\n}"), error);
  }

  /** One error of ours; javac may add that an unknown type is unknown. */
  private static void assertErrors(Compilation compilation, String start) {
    List<String> ours =
        Compile.errors(compilation).stream().filter(e -> e.contains(": [")).toList();
    assertEquals(1, ours.size(), () -> Compile.errors(compilation).toString());
    assertTrue(ours.getFirst().startsWith(start), ours::toString);
  }
}
