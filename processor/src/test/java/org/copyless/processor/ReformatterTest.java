package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReformatterTest {
  @Test
  void aShortCommentTakesOneLine() {
    assertReformatted("  /** Text. */\n", "  /**\n   * Text.\n   */\n");
    String longComment = "  /**\n   * " + "x".repeat(95) + "\n   */\n";
    assertReformatted(longComment, longComment);
  }

  @Test
  void anAnnotationTakesOneLine() {
    assertReformatted("@A(b = C.class, d = E.F)\n", "@A(\n    b = C.class,\n    d = E.F\n)\n");
  }

  @Test
  void anEmptyBodyIsClosedAtOnce() {
    assertReformatted("  private A() {}\n", "  private A() {\n  }\n");
  }

  @Test
  void fieldsStandTogether() {
    assertReformatted(
        "  private int a;\n  private int b;\n\n  int c;\n",
        "  private int a;\n\n  private int b;\n\n  int c;\n");
    assertReformatted(
        "  private final A a = new A();\n  private final B b = new B();\n",
        "  private final A a = new A();\n\n  private final B b = new B();\n");
  }

  @Test
  void aLongInitializerGoesToTheNextLine() {
    String value = "$".repeat(80) + ";";
    assertReformatted(
        "  public static final Type NAME =\n      " + value + "\n",
        "  public static final Type NAME = " + value + "\n");
  }

  @Test
  void spacesAreTrimmed() {
    assertReformatted("a\nb\nOuter.@A Inner\n", "a  \nb\nOuter. @A Inner\n");
  }

  private static void assertReformatted(String expected, String source) {
    assertEquals(expected, Reformatter.reformat(source));
  }
}
