package org.copyless.contract.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of Bono and Padovani, as contracts, and as the terms that stand in the paper. */
class PaperTypesTest {
  private static final int INFINITE = SyntacticWeight.INFINITE;
  private static final ArgumentType INT = ArgumentType.data("int");
  private static final ArgumentType A = ArgumentType.variable("A");
  private static final ArgumentType B = ArgumentType.variable("B");

  /** §2: {@code contract C { message Arg(exp<C:START>); START { Arg? -> END; } }}. */
  private static Sample c() {
    Sample c = Sample.of("C", "START: arg? -> END; END: ;");
    return c.carries("arg", c.expArgument("START"));
  }

  /** §2: {@code contract D { message Arg<a>(a); START { Arg? -> END; } }}. */
  private static Sample d() {
    return Sample.of("D", "START: arg? -> END; END: ;")
        .carries("arg", new MessageType(List.of("B"), List.of(B)));
  }

  private static Sample mapper() {
    return Sample.of("Mapper<A,B>", "WAIT_ARG: arg? -> SEND_RES; SEND_RES: res! -> WAIT_ARG;")
        .carries("arg", A)
        .carries("res", B);
  }

  private static Sample stream() {
    return Sample.of("Stream<A>", "START: one { data! -> START; eos! -> END; } END: ;")
        .carries("data", A);
  }

  /** The values of the reference implementation, as terms. */
  static Stream<Arguments> weights() {
    return Stream.of(
        arguments("end", 0),
        arguments("a", INFINITE),
        arguments("?m(end).end", 1),
        arguments("?m(?m(end).end).end", 2),
        arguments("?m().end", 1),
        arguments("!m(lin rec x.?m(lin x).end).end", 0),
        arguments("rec x.?m(lin x).end", INFINITE),
        arguments("!m<x>(lin x).end", 0),
        arguments("?m<x>(lin x).end", INFINITE),
        arguments("rec a.?m(end).a", 1),
        arguments("?m(lin !n(lin a).end).end", 1),
        arguments("rec l.?{nil().end, cons(int, lin l).end}", INFINITE),
        arguments("rec l.!prompt().?{nil().end, cons(int, lin l).end}", 0),
        arguments("?src(lin rec s.?m<b>(lin b).s).?dst(lin rec s.!m<b>(lin b).s).end", INFINITE),
        arguments("?src<b>(lin rec s.!m(lin b).s).?dst(lin rec s.!m(lin b).s).end", 1),
        arguments("rec z.!{set<b>(lin b).!get().?val(lin b).z, free().end}", 0),
        arguments("!get().?val(int).end", 0),
        // F6: the figures that the slides have lost
        arguments("!m(lin rec x.?m(lin x).end).end", 0),
        arguments("rec x.!m(lin x).end", 0),
        arguments("?m(lin rec x.!m(lin x).end).end", 1),
        // F2: what map takes, with the type variables on its first message, and without
        arguments("?arg<a, b>(lin " + MAPPER + ").?arg2(lin " + STREAM + ").end", INFINITE));
  }

  private static final String MAPPER = "rec g.!arg(lin a).?res(lin b).g";
  private static final String STREAM = "rec g.?{data(lin a).g, eos().end}";

  @ParameterizedTest(name = "{0}")
  @MethodSource("weights")
  @DisplayName("Def. 5.1, §6.2")
  void weightOfTerms(String text, int weight) {
    Term term = TermParser.parse(text);
    assertEquals(weight, SyntacticWeight.byEquations(term, Set.of()));
    assertEquals(weight, SyntacticWeight.byBounds(term, Set.of()));
  }

  @Test
  @DisplayName("Def. 5.1 the same weights, of contracts")
  void weightOfContracts() {
    Sample inner = Sample.of("Inner", "START: m? -> END; END: ;");
    inner.carries("m", inner.expArgument("END"));
    Sample outer =
        Sample.of("Outer", "START: m? -> END; END: ;").carries("m", inner.expArgument("START"));
    assertWeight(0, inner.exp("END"));
    assertWeight(1, inner.exp("START"));
    assertWeight(2, outer.exp("START"));
    assertWeight(0, outer.imp("START"));
    assertWeight(INFINITE, c().exp("START"));
    assertWeight(0, c().imp("START"));
    assertWeight(INFINITE, d().exp("START"));
    assertWeight(0, d().imp("START"));
    Sample sends = Sample.of("Sends", "START: m! -> END; END: ;");
    sends.carries("m", sends.expArgument("START"));
    assertWeight(0, sends.exp("START"));
    assertWeight(1, sends.imp("START"));
  }

  @Test
  @DisplayName(
      "Def. 5.1 the weight of a type parameter is infinite, unless it is said to be finite")
  void weightOfParameters() {
    assertFalse(A.weight().isFinite());
    assertEquals(new Weight.Finite(0), A.weight(Set.of("A")));
    assertWeight(INFINITE, stream().imp("START", A));
    assertEquals(new Weight.Finite(1), stream().imp("START", A).weight(Set.of("A")));
    assertWeight(2, stream().imp("START", stream().impArgument("START", INT)));
    assertWeight(INFINITE, stream().imp("START", c().expArgument("START")));
    assertWeight(0, stream().exp("START", c().expArgument("START")));
  }

  @Test
  @DisplayName("a message's type parameter hides the contract's, of which more may be known")
  void hiddenParameter() {
    Sample hides =
        Sample.of("Hides<A>", "START: m? -> END; END: ;")
            .carries("m", new MessageType(List.of("A"), List.of(A)));
    assertFalse(hides.exp("START", A).weight(Set.of("A")).isFinite());
    Sample shows = Sample.of("Shows<A>", "START: m? -> END; END: ;").carries("m", A);
    assertTrue(shows.exp("START", A).weight(Set.of("A")).isFinite());
  }

  @Test
  @DisplayName("§2 foo: C carries itself; the reason is the message that leads back")
  void reasonOfFoo() {
    Weight.Infinite weight = (Weight.Infinite) c().exp("START").weight();
    assertEquals(List.of(), weight.lead());
    assertEquals("[exp<C:START> ?arg(exp<C:START>)]", weight.cycle().toString());
  }

  @Test
  @DisplayName("§2 bar: D carries anything, also an endpoint of D")
  void reasonOfBar() {
    Weight.Infinite weight = (Weight.Infinite) d().exp("START").weight();
    assertEquals("[exp<D:START> ?arg(any)]", weight.lead().toString());
    assertEquals(List.of(), weight.cycle());
    assertFalse(d().expArgument("START").weight().isFinite());
    assertEquals(
        List.of(d().expArgument("START").toString()),
        d().imp("START").carried("arg", List.of(d().expArgument("START"))).stream()
            .map(ArgumentType::toString)
            .toList());
  }

  @Test
  @DisplayName(
      "Ex. 3.2 Mapper and Stream: each end unfolds to the paper's type, the other to its dual")
  void mapperAndStream() {
    assertUnfoldsTo("rec g.?arg(lin A).!res(lin B).g", mapper().exp("WAIT_ARG", A, B));
    assertUnfoldsTo("rec g.!arg(lin A).?res(lin B).g", mapper().imp("WAIT_ARG", A, B));
    assertUnfoldsTo("!res(lin B).rec g.?arg(lin A).!res(lin B).g", mapper().exp("SEND_RES", A, B));
    assertUnfoldsTo("rec g.!{data(lin A).g, eos().end}", stream().exp("START", A));
    assertUnfoldsTo("rec g.?{data(lin A).g, eos().end}", stream().imp("START", A));
  }

  @Test
  @DisplayName("§3 the dual of rec a.!m(a).end is not rec a.?m(a).end: what is carried stays")
  void dualOfRecursionThroughAMessage() {
    Sample sends = Sample.of("Sends", "START: m! -> END; END: ;");
    sends.carries("m", sends.expArgument("START"));
    assertUnfoldsTo("rec a.!m(lin a).end", sends.exp("START"));
    assertUnfoldsTo("?m(lin rec a.!m(lin a).end).end", sends.exp("START").dual());
    Sample receives = Sample.of("Receives", "START: m? -> END; END: ;");
    receives.carries("m", receives.expArgument("START"));
    assertUnfoldsTo("rec a.?m(lin a).end", receives.exp("START"));
    assertNotEquals(receives.exp("START"), sends.exp("START").dual());
  }

  @Test
  @DisplayName("§3 inner substitution leaves the variable that stands in no message")
  void innerSubstitution() {
    assertEquals(
        TermParser.parse("!m(lin end).a"),
        SyntacticDual.insideMessages(TermParser.parse("!m(lin a).a"), "a", new Term.End()));
  }

  @Test
  @DisplayName("F1 rec r.?a().rec s.!c(s).r: the paper's dual captures r; the other end is right")
  void captureInThePapersDual() {
    Sample contract = Sample.of("F1", "R: a? -> S; S: c! -> R;");
    contract.carries("c", contract.expArgument("S"));
    Term term = TermParser.parse("rec r.?a().rec s.!c(lin s).r");
    assertUnfoldsTo(term.toString(), contract.exp("R"));
    assertFalse(SyntacticDual.related(term, SyntacticDual.ofThePaper(term)));
    Term dual = SyntacticDual.byMessageClosure(term);
    assertTrue(SyntacticDual.related(term, dual));
    assertTrue(Table10.equivalent(dual, Written.term(contract.exp("R").dual()).orElseThrow()));
  }

  @Test
  @DisplayName(
      "F2 map can be delegated if its type parameters stand on the message that carries it")
  void mapWithParametersOnInvoke() {
    Sample map =
        Sample.of("Map<A,B>", "START: mapper? -> source? -> target? -> res! -> END; END: ;")
            .carries("mapper", mapper().impArgument("WAIT_ARG", A, B))
            .carries("source", stream().impArgument("START", A))
            .carries("target", stream().expArgument("START", B))
            .carries("res", mapper().impArgument("WAIT_ARG", A, B));
    ArgumentType session = map.expArgument("START", A, B);
    Sample service =
        Sample.of("Service", "READY: invoke? -> READY;")
            .carries("invoke", new MessageType(List.of("A", "B"), List.of(session)));
    assertEquals(new Weight.Finite(2), session.weight(Set.of("A", "B")));
    List<ArgumentType> carried = service.imp("READY").carried("invoke", List.of(INT, INT));
    assertEquals(new Weight.Finite(2), carried.getFirst().weight());
    assertFalse(map.exp("START_MAPPER", A, B).weight().isFinite());
  }

  @Test
  @DisplayName("F2 a forwarder of anything cannot be sent, one of a type that is known can")
  void forwarders() {
    Sample anything =
        Sample.of("Anything", "S: m? -> S;")
            .carries("m", new MessageType(List.of("B"), List.of(B)));
    Sample heterogeneous =
        Sample.of("Forwarder", "START: src? -> dst? -> END; END: ;")
            .carries("src", anything.expArgument("S"))
            .carries("dst", anything.impArgument("S"));
    assertWeight(INFINITE, heterogeneous.exp("START"));
    Sample known = Sample.of("Known<B>", "S: m? -> S;").carries("m", B);
    Sample homogeneous =
        Sample.of("Forwarder<B>", "START: src? -> dst? -> END; END: ;")
            .carries("src", known.expArgument("S", B))
            .carries("dst", known.impArgument("S", B));
    assertEquals(new Weight.Finite(2), homogeneous.exp("START", B).weight(Set.of("B")));
  }

  @Test
  @DisplayName("F3 recursion through equations: a cell's states may lead to each other")
  void mutualRecursion() {
    Sample cell =
        Sample.of(
            "Cell<A>", "EMPTY: one { put? -> FULL; free? -> END; } FULL: got! -> EMPTY; END: ;");
    cell.carries("put", A).carries("got", A);
    String full = "!got(lin A).rec e.?{put(lin A).!got(lin A).e, free().end}";
    assertUnfoldsTo("rec e.?{put(lin A).!got(lin A).e, free().end}", cell.exp("EMPTY", A));
    assertUnfoldsTo(full, cell.exp("FULL", A));
    Sample folded =
        Sample.of(
            "Folded<A>",
            "START: got! -> BACK; BACK: one { put? -> AGAIN; free? -> END; }"
                + " AGAIN: got! -> BACK; END: ;");
    folded.carries("put", A).carries("got", A);
    assertEquals(cell.exp("FULL", A), folded.exp("START", A));
    assertEquals(cell.exp("FULL", A).hashCode(), folded.exp("START", A).hashCode());
  }

  @Test
  @DisplayName(
      "§4 TCell: acquirers and releasers wait in its queues, since what they pass weighs little")
  void cell() {
    Sample acquire = Sample.of("Acquire<A>", "S: arg! -> END; END: ;").carries("arg", A);
    Sample release = Sample.of("Release<A>", "S: ok! -> arg? -> END; END: ;").carries("arg", A);
    Sample cell =
        Sample.of("TCell<A>", "READY: one { acquire? -> READY; release? -> READY; }")
            .carries("acquire", acquire.expArgument("S", A))
            .carries("release", release.expArgument("S", A));
    assertWeight(1, cell.exp("READY", A));
    assertWeight(INFINITE, release.exp("S", A).after("ok").orElseThrow());
  }

  @Test
  @DisplayName("F4, R69 Stream has an unbounded queue: refused, unless the contract says so")
  void unboundedQueue() {
    String text = "START: one { data! -> START; eos! -> END; } END: ;";
    assertEquals(
        List.of("contract.unboundedQueue"),
        Sample.result(text, false).errors().stream().map(p -> p.key()).toList());
    assertEquals(List.of(), Sample.result(text, true).errors());
    assertWeight(1, stream().imp("START", INT));
  }

  @Test
  @DisplayName("F5, R73, R74 an endpoint that waits to receive: finite weight, but no send state")
  void receiveState() {
    Sample directory = Sample.of("Directory", "START: success! -> READY; READY: ;");
    assertFalse(directory.imp("START").sends());
    assertWeight(1, directory.imp("START"));
    assertTrue(directory.exp("START").sends());
    assertWeight(0, directory.exp("START"));
    assertFalse(directory.exp("READY").sends());
    assertWeight(0, directory.exp("READY"));
  }

  @Test
  @DisplayName("§5 weight is not queue size: two slots for weight 1, one slot for weight 2")
  void weightAndSlots() {
    Sample two = Sample.of("Two", "S: a? -> b? -> END; END: ;").carries("a", INT);
    assertEquals(2, two.exp("S").slots());
    assertEquals(1, two.exp("S_A").queueIndex());
    assertWeight(1, two.exp("S"));
    Sample one = Sample.of("One", "S: a? -> END; END: ;").carries("a", two.expArgument("S"));
    assertEquals(1, one.exp("S").slots());
    assertWeight(2, one.exp("S"));
  }

  @Test
  @DisplayName("R79 NicDevice has three slots at exp, one at imp")
  void nicDevice() {
    Sample nic =
        Sample.of(
            "NicDevice",
            """
            START: deviceInfo! -> CONFIGURE;
            CONFIGURE: registerForEvents? -> setParameters? -> ACK;
            ACK: one { invalidParameters! -> CONFIGURE; success! -> CONFIGURED; }
            CONFIGURED: one { startIO? -> RUNNING; configureIO? -> CONFIGURE; }
            RUNNING: one {
              packetForReceive? -> (success! or badPacketSize!) -> RUNNING;
              getReceivedPacket? -> (receivedPacket! or noPacket!) -> RUNNING;
            }
            """);
    assertEquals(3, nic.exp("START").slots());
    assertEquals(1, nic.imp("START").slots());
    assertEquals(2, nic.exp("CONFIGURE_REGISTER_FOR_EVENTS").queueIndex());
  }

  @Test
  @DisplayName("Ex. 3.4 functions: contravariant in the argument, covariant in the result")
  void functions() {
    ArgumentType more = object("A", "B").expArgument("S");
    ArgumentType less = object("A").expArgument("S");
    assertTrue(more.isSubtypeOf(less));
    assertFalse(less.isSubtypeOf(more));
    assertTrue(function(less, more).isSubtypeOf(function(more, less)));
    assertFalse(function(more, more).isSubtypeOf(function(less, more)));
    assertFalse(function(more, less).isSubtypeOf(function(more, more)));
  }

  /** {@code rec a.!Invoke(?Arg(t).!Res(s).end).a}. */
  private static EndpointType function(ArgumentType from, ArgumentType to) {
    Sample call = Sample.of("Call<A,B>", "ARG: arg? -> res! -> END; END: ;");
    call.carries("arg", A).carries("res", B);
    return Sample.of("Function<A,B>", "S: invoke! -> S;")
        .carries("invoke", call.expArgument("ARG", A, B))
        .exp("S", from, to);
  }

  @Test
  @DisplayName("Ex. 3.4 objects: one with more methods is a subtype, not the other way round")
  void objects() {
    assertTrue(object("A", "B").exp("S").isSubtypeOf(object("A").exp("S")));
    assertFalse(object("A").exp("S").isSubtypeOf(object("A", "B").exp("S")));
    assertTrue(object("A").imp("S").isSubtypeOf(object("A", "B").imp("S")));
  }

  private static Sample object(String... methods) {
    StringBuilder text = new StringBuilder("S: one {");
    for (String method : methods) {
      text.append(" m%s! -> S;".formatted(method));
    }
    return Sample.of("Object", text + "}");
  }

  @Test
  @DisplayName("un <= lin, and data is what its name says")
  void qualifiers() {
    Term shared = TermParser.parse("?m(un rec a.!n().a).end");
    Term owned = TermParser.parse("?m(lin rec a.!n().a).end");
    assertTrue(Table10.holds(shared, owned));
    assertFalse(Table10.holds(owned, shared));
    assertTrue(INT.isSubtypeOf(ArgumentType.data("int")));
    assertFalse(INT.isSubtypeOf(ArgumentType.data("long")));
    assertFalse(INT.isSubtypeOf(ArgumentType.pointer("int")));
  }

  @Test
  @DisplayName("Ex. 6.1 equal but for the names of bound variables")
  void renaming() {
    Term left = TermParser.parse("rec a.!m<x>(lin !n(lin x).x1).a");
    assertEquals(Set.of("x1"), Terms.free(left));
    Term t = TermParser.parse("rec a.!m<x>(lin !n(lin x).end).a");
    Term s = TermParser.parse("rec b.!m<y>(lin !n(lin y).end).b");
    assertTrue(Table10.equivalent(t, s));
    assertEquals(renamed("X"), renamed("Y"));
    assertUnfoldsTo(t.toString(), renamed("Z"));
  }

  private static EndpointType renamed(String parameter) {
    ArgumentType variable = ArgumentType.variable(parameter);
    Sample inner = Sample.of("Inner<A>", "S: n! -> END; END: ;").carries("n", A);
    return Sample.of("Outer", "S: m! -> S;")
        .carries(
            "m", new MessageType(List.of(parameter), List.of(inner.expArgument("S", variable))))
        .exp("S");
  }

  @Test
  @DisplayName("Table 2: a message's type variable stands in messages only")
  void wellFormedness() {
    assertTrue(Terms.isWellFormed(TermParser.parse("!m<a>(lin a).?n(lin a).end")));
    assertFalse(Terms.isWellFormed(TermParser.parse("!m<a>(lin a).a")));
    assertFalse(Terms.isWellFormed(TermParser.parse("?m<a>(lin a).a")));
    assertTrue(
        Terms.isWellFormed(
            TermParser.parse("rec z.!{set<b>(lin b).!get().?val(lin b).z, f().end}")));
  }

  @Test
  @DisplayName("Def. 5.2 the tail is what remains when the queue is read; end and sends have none")
  void tails() {
    Sample two = Sample.of("Two", "S: a? -> b! -> END; END: ;").carries("a", INT);
    EndpointType start = two.exp("S");
    assertEquals(start, start.tail(List.of()).orElseThrow());
    assertEquals(two.exp("S_A"), start.tail(List.of(QueuedMessage.of("a", INT))).orElseThrow());
    assertEquals(Optional.empty(), start.tail(List.of(QueuedMessage.of("a", A))));
    assertEquals(Optional.empty(), start.tail(List.of(QueuedMessage.of("a"))));
    assertEquals(Optional.empty(), two.exp("S_A").tail(List.of(QueuedMessage.of("b"))));
    assertEquals(Optional.empty(), two.exp("END").tail(List.of(QueuedMessage.of("a", INT))));
    QueuedMessage anything = new QueuedMessage("arg", List.of(INT), List.of(INT));
    assertTrue(d().exp("START").tail(List.of(anything)).orElseThrow().isEnd());
    QueuedMessage mistaken = new QueuedMessage("arg", List.of(A), List.of(INT));
    assertEquals(Optional.empty(), d().exp("START").tail(List.of(mistaken)));
  }

  private static void assertWeight(int expected, EndpointType type) {
    assertEquals(expected, RandomTypesTest.number(type.weight()), type::toString);
  }

  private static void assertUnfoldsTo(String text, EndpointType type) {
    Term term = Written.term(type).orElseThrow();
    assertTrue(Table10.equivalent(TermParser.parse(text), term), term::toString);
  }
}
