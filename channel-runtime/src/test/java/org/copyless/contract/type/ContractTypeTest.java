package org.copyless.contract.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.copyless.annotation.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What contracts have that the paper's types have not: type parameters, sets of states, blocks. */
class ContractTypeTest {
  private static final ArgumentType INT = ArgumentType.data("int");
  private static final ArgumentType A = ArgumentType.variable("A");
  private static final ArgumentType B = ArgumentType.variable("B");

  @Test
  void aTypeIsWhatItUnfoldsToWhereverItComesFrom() {
    EndpointType once = Sample.of("Once", "S: a? -> b! -> S;").exp("S");
    EndpointType twice = Sample.of("Twice", "S: a? -> b! -> a? -> b! -> S;").exp("S");
    assertEquals(once, twice);
    assertEquals(once.hashCode(), twice.hashCode());
    assertNotEquals(once, twice.dual());
    assertNotEquals(once, twice.after("a").orElseThrow());
  }

  @Test
  void whatComesNext() {
    EndpointType type =
        Sample.of("C", "S: one { a? -> T; b? -> T; } T: c! -> END; END: ;").exp("S");
    assertEquals(List.of("a", "b"), List.copyOf(type.messages()));
    assertTrue(type.receives() && !type.sends() && !type.isEnd());
    EndpointType after = type.after("b").orElseThrow();
    assertTrue(after.sends() && after.dual().receives());
    assertTrue(type.after("c").isEmpty());
    assertTrue(after.after("c").orElseThrow().isEnd());
  }

  @Test
  void typesReadAsInThePaper() {
    Sample stream = Sample.of("Stream<A>", "S: data! -> S;").carries("data", A);
    assertEquals("imp<Stream<int>:S>", stream.imp("S", INT).toString());
    assertEquals("Stream<A>", stream.type().toString());
    assertEquals(
        "exp<Stream<Vector<A>>:S>",
        stream.expArgument("S", ArgumentType.pointer("Vector", A)).toString());
  }

  @Test
  void blocksHaveEquivalentTypeArguments() {
    EndpointType less = Sample.of("Less", "S: one { a! -> S; }").exp("S");
    EndpointType more = Sample.of("More", "S: one { a! -> S; b! -> S; }").exp("S");
    ArgumentType ofLess = ArgumentType.pointer("Vector", less.asArgument());
    ArgumentType ofMore = ArgumentType.pointer("Vector", more.asArgument());
    assertTrue(more.isSubtypeOf(less));
    assertFalse(ofMore.isSubtypeOf(ofLess));
    assertTrue(ofLess.isSubtypeOf(ofLess));
    assertFalse(ofLess.isSubtypeOf(ArgumentType.pointer("List", less.asArgument())));
  }

  @Test
  void aBlockWeighsWhatItHolds() {
    EndpointType waits = Sample.of("Waits", "S: a? -> S;").exp("S");
    assertEquals(new Weight.Finite(1), ArgumentType.pointer("Vector", waits.asArgument()).weight());
    assertEquals(new Weight.Finite(0), ArgumentType.pointer("ByteVector").weight());
  }

  @Test
  void anEndpointInOneOfSeveralStates() {
    Sample c = Sample.of("C", "S: a! -> T; T: b? -> S;");
    ArgumentType either = ArgumentType.endpoint(c.type(), Role.EXP, "S", "T");
    assertTrue(c.expArgument("S").isSubtypeOf(either));
    assertTrue(c.expArgument("T").isSubtypeOf(either));
    assertFalse(either.isSubtypeOf(c.expArgument("S")));
    assertTrue(either.isSubtypeOf(either));
    assertFalse(c.impArgument("S").isSubtypeOf(either));
    assertEquals(new Weight.Finite(1), either.weight());
    assertEquals(new Weight.Finite(0), c.expArgument("S").weight());
    assertEquals("exp<C:S|T>", either.toString());
  }

  @Test
  @DisplayName(
      "a set of states inside a recursion: the alternative that fails does not spoil others")
  void alternativesInARecursion() {
    Sample one = Sample.of("One", "S: m! -> T; T: n? -> S;");
    one.carries("n", one.expArgument("S"));
    Sample other = Sample.of("Other", "S: m! -> T; T: n? -> S;");
    other.carries("n", ArgumentType.endpoint(other.type(), Role.EXP, "S", "T"));
    assertTrue(one.exp("S").isSubtypeOf(other.exp("S")));
    assertFalse(other.exp("S").isSubtypeOf(one.exp("S")));
  }

  @Test
  void contractsThatCarryEachOther() {
    Sample c = Sample.of("C", "S: give! -> back? -> S;");
    Sample d = Sample.of("D", "S: give! -> back? -> S;");
    c.carries("give", d.expArgument("S"));
    d.carries("give", c.expArgument("S"));
    assertEquals(c.exp("S"), d.exp("S"));
    assertEquals(new Weight.Finite(1), c.imp("S").weight());
    c.carries("give", d.impArgument("S"));
    d.carries("give", c.impArgument("S"));
    assertFalse(c.imp("S").weight().isFinite());
  }

  @Test
  @DisplayName("a message's type parameter that is passed on into the same contract stays apart")
  void parametersPassedOn() {
    assertEquals(passesOn("first", A).exp("S", INT), passesOn("second", A).exp("S", INT));
    assertNotEquals(passesOn("first", A).exp("S", INT), passesOn("second", B).exp("S", INT));
    assertFalse(passesOn("first", B).exp("S", A).isSubtypeOf(passesOn("second", A).exp("S", A)));
  }

  private static Sample passesOn(String name, ArgumentType last) {
    Sample sample = Sample.of(name + "<A>", "S: m! -> S;");
    return sample.carries(
        "m", new MessageType(List.of("B"), List.of(sample.expArgument("S", B), last)));
  }

  @Test
  @DisplayName("type parameters of two messages that are known at once stay apart")
  void parametersOfTwoMessages() {
    assertEquals(chooses("First", A), chooses("Second", A));
    assertFalse(chooses("First", A).isSubtypeOf(chooses("Second", B)));
    assertFalse(chooses("First", B).isSubtypeOf(chooses("Second", A)));
  }

  /** {@code !o<A>(!m<B>(A or B).end).end}. */
  private static EndpointType chooses(String name, ArgumentType last) {
    Sample inner =
        Sample.of(name + "<A>", "S: m! -> END; END: ;")
            .carries("m", new MessageType(List.of("B"), List.of(last)));
    return Sample.of("Outer", "S: o! -> END; END: ;")
        .carries("o", new MessageType(List.of("A"), List.of(inner.expArgument("S", A))))
        .exp("S");
  }

  @Test
  void instancesAreNotCaptured() {
    Sample c =
        Sample.of("C<A>", "S: m? -> END; END: ;")
            .carries("m", new MessageType(List.of("B"), List.of(A, B)));
    assertEquals(List.of(B, INT), c.exp("S", B).carried("m", List.of(INT)));
    assertNotEquals(c.exp("S", B), c.exp("S", A));
  }

  @Test
  @DisplayName("messages with different numbers of arguments or of type parameters are not alike")
  void differentMessages() {
    EndpointType plain = Sample.of("C", "S: m? -> END; END: ;").exp("S");
    EndpointType one = Sample.of("C", "S: m? -> END; END: ;").carries("m", INT).exp("S");
    EndpointType generic =
        Sample.of("C", "S: m? -> END; END: ;")
            .carries("m", new MessageType(List.of("B"), List.of(INT)))
            .exp("S");
    assertFalse(plain.isSubtypeOf(one));
    assertFalse(one.isSubtypeOf(plain));
    assertFalse(one.isSubtypeOf(generic));
    assertFalse(generic.isSubtypeOf(one));
  }

  @Test
  void aTypeArgumentThatGrowsHasNoRegularType() {
    Sample grows = Sample.of("Grows<A>", "S: m! -> n? -> S;");
    grows.carries("m", grows.expArgument("S", ArgumentType.pointer("Vector", A)));
    assertFalse(grows.type().isRegular());
    assertThrows(IllegalArgumentException.class, () -> grows.exp("S", INT));
    assertThrows(IllegalArgumentException.class, () -> grows.expArgument("S", INT).weight());
    Sample passes = Sample.of("Passes<A>", "S: m! -> n? -> S;");
    passes.carries("m", passes.expArgument("S", A), ArgumentType.pointer("Vector", A));
    assertTrue(passes.type().isRegular());
    assertTrue(passes.exp("S", INT).weight().isFinite());
  }

  @Test
  void aTypeArgumentThatGrowsOverTwoContracts() {
    Sample one = Sample.of("One<A>", "S: m! -> n? -> S;");
    Sample two = Sample.of("Two<A>", "S: m! -> n? -> S;");
    one.carries("m", two.expArgument("S", ArgumentType.pointer("Vector", A)));
    two.carries("m", one.expArgument("S", A));
    assertFalse(two.type().isRegular());
    two.carries("m", one.expArgument("S", INT));
    assertTrue(two.type().isRegular());
    assertEquals(new Weight.Finite(0), two.exp("S", INT).weight());
    assertTrue(two.exp("S", INT).isSubtypeOf(two.exp("S", A)));
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    Sample stream = Sample.of("Stream<A>", "S: data! -> S;").carries("data", A);
    assertThrows(IllegalArgumentException.class, () -> stream.exp("S"));
    assertThrows(IllegalArgumentException.class, () -> stream.expArgument("S"));
    assertThrows(IllegalArgumentException.class, () -> stream.expArgument("T", INT));
    assertThrows(
        IllegalArgumentException.class,
        () -> ArgumentType.endpoint(stream.type(), Role.EXP, List.of(), List.of(INT)));
    assertThrows(IllegalArgumentException.class, () -> stream.type().message("nothing"));
    assertThrows(
        IllegalArgumentException.class, () -> new MessageType(List.of("B", "B"), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> stream.exp("S", INT).carried("data", List.of(INT)));
    assertEquals(Set.of("data"), stream.exp("S", INT).messages());
  }
}
