package org.copyless.processor;

import static org.copyless.processor.Scenario.assertResult;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Contracts and messages with type parameters, compiled and run (Bono and Padovani, "Typing
 * Copyless Message Passing", §2).
 */
class PolymorphicContractsTest {
  /** The paper's stream, with an answer that keeps it bounded. */
  private static final String STREAM =
      """
      import org.copyless.annotation.*;
      import org.copyless.heap.*;

      @Contract("START: one { Data! -> Next? -> START; Eos! -> END; } final END: {}")
      public interface Stream<A extends Tracked> {
        @Out void data(A item);
        @Out void eos();
        @In void next();
      }
      """;

  private static final String MAPPER =
      """
      import org.copyless.annotation.*;
      import org.copyless.heap.*;

      @Contract("WAIT_ARG: Arg? -> SEND_RES; SEND_RES: Res! -> WAIT_ARG;")
      public interface Mapper<A extends Tracked, B extends Tracked> {
        @In void arg(A a);
        @Out void res(B b);
      }
      """;

  @Test
  @DisplayName("003 §2: a stream of one tracked type is received by a switch that javac checks")
  void aStream() throws Exception {
    assertResult(
        "3 5 eos closed",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          StreamChannel<ByteVector> channel = StreamChannel.open(heap);
          StreamExp<ByteVector> exp = channel.exp();
          StreamImp<ByteVector> imp = channel.imp();
          exp.sendData(heap.bytes(3));
          String seen = receive(imp);
          exp.receiveNext();
          exp.sendData(heap.bytes(5));
          seen += receive(imp);
          exp.receiveNext();
          exp.sendEos();
          seen += receive(imp);
          imp.close();
          exp.close();
          return seen + closed(StreamChannel.open(heap));
        }

        private static String closed(StreamChannel<ByteVector> channel) throws Exception {
          channel.exp().close();
          StreamImp<ByteVector> imp = channel.imp();
          String seen = receive(imp);
          imp.close();
          return seen;
        }

        private static String receive(StreamImp<ByteVector> imp) throws InterruptedException {
          return switch (imp.receive(StreamImp.start())) {
            case StreamImp.Data<ByteVector> m -> {
              ByteVector item = m.item();
              String length = item.length() + " ";
              item.close();
              imp.sendNext();
              yield length;
            }
            case StreamImp.Eos<?> _ -> "eos ";
            case ChannelClosed _ -> "closed";
          };
        }
        """,
        STREAM);
  }

  @Test
  @DisplayName("003 §2: the function map, polymorphic itself")
  void mapOverAStream() throws Exception {
    assertResult(
        "6 10 ",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          MapperChannel<ByteVector, IntVector> mapper = MapperChannel.open(heap);
          StreamChannel<ByteVector> source = StreamChannel.open(heap);
          StreamChannel<IntVector> target = StreamChannel.open(heap);
          MapperImp<ByteVector, IntVector> mapperImp = mapper.imp();
          MapperExp<ByteVector, IntVector> mapperExp = mapper.exp();
          StreamExp<ByteVector> in = source.exp();
          StreamExp<IntVector> between = target.exp();
          StreamImp<ByteVector> outOf = source.imp();
          StreamImp<IntVector> out = target.imp();
          String seen = "";
          for (int length : new int[] {3, 5}) {
            in.sendData(heap.bytes(length));
            mapperImp.sendArg(outOf.receiveData().item());
            outOf.sendNext();
            in.receiveNext();
            ByteVector bytes = mapperExp.receiveArg().a();
            mapperExp.sendRes(heap.ints(2 * bytes.length()));
            bytes.close();
            forward(mapperImp, between);
            IntVector ints = out.receiveData().item();
            seen += ints.length() + " ";
            ints.close();
            out.sendNext();
            between.receiveNext();
          }
          in.close(); outOf.close(); between.close(); out.close();
          mapperImp.close(); mapperExp.close();
          return seen;
        }

        private static <A extends Tracked, B extends Tracked> void forward(
            MapperImp<A, B> mapper, StreamExp<B> target) throws Exception {
          switch (mapper.receive(MapperImp.sendRes())) {
            case MapperImp.Res<A, B> m -> target.sendData(m.b());
            case ChannelClosed _ -> throw new IllegalStateException();
          }
        }
        """,
        STREAM,
        MAPPER);
  }

  @Test
  @DisplayName("003 §2: endpoints of polymorphic contracts travel with their type arguments")
  void endpointsWithTypeArguments() throws Exception {
    assertResult(
        "4 4",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          MapChannel<ByteVector, ByteVector> map = MapChannel.open(heap);
          MapImp<ByteVector, ByteVector> client = map.imp();
          MapExp<ByteVector, ByteVector> server = map.exp();
          MapperChannel<ByteVector, ByteVector> mapper = MapperChannel.open(heap);
          MapperImp<ByteVector, ByteVector> mapperImp = mapper.imp();
          mapperImp.sendArg(heap.bytes(4));
          StreamChannel<StreamExp<ByteVector>> stream = StreamChannel.open(heap);
          client.sendArg(mapper.exp(), stream.exp());
          stream.imp().close();
          MapExp.Arg<ByteVector, ByteVector> m = server.receiveArg();
          StreamExp<StreamExp<ByteVector>> streams = m.source();
          MapperExp<ByteVector, ByteVector> worker = m.mapper();
          ByteVector a = worker.receiveArg().a();
          String seen = a.length() + " ";
          worker.sendRes(a);
          ByteVector b = mapperImp.receiveRes().b();
          seen += b.length();
          b.close(); worker.close(); streams.close(); mapperImp.close(); client.close();
          server.close();
          return seen;
        }
        """,
        STREAM,
        MAPPER,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;

        @Contract("START: Arg? -> Done! -> START;")
        public interface Map<A extends Tracked, B extends Tracked> {
          @In void arg(
              @State("WAIT_ARG") MapperExp<A, B> mapper,
              @State("START") StreamExp<@State("START") StreamExp<A>> source);
          @Out void done();
        }
        """);
  }

  @Test
  @DisplayName("003 §3: a message's own type parameter is its bound to the receiver")
  void messagesWithTypeParameters() throws Exception {
    assertResult(
        "ByteVector 2 IntVector 3 true",
        """
        private static Object run(ExchangeHeap heap) throws Exception {
          BoxChannel channel = BoxChannel.open(heap);
          BoxExp exp = channel.exp();
          BoxImp imp = channel.imp();
          exp.sendPut(heap.bytes(2), 1);
          Tracked first = imp.receivePut().value();
          imp.sendAck();
          exp.receiveAck();
          exp.sendPut(heap.ints(3), 1);
          Tracked second = imp.receivePut().value();
          imp.sendAck();
          exp.receiveAck();
          StreamChannel<ByteVector> bytes = StreamChannel.open(heap);
          exp.sendStream(bytes.exp());
          bytes.imp().close();
          StreamExp<? extends Tracked> stream = imp.receiveStream().stream();
          String seen = name(first) + name(second) + (stream.stateName().equals("START"));
          stream.close(); first.close(); second.close(); exp.close(); imp.close();
          return seen;
        }

        private static String name(Tracked block) {
          return switch (block) {
            case ByteVector b -> "ByteVector " + b.length() + " ";
            case IntVector i -> "IntVector " + i.length() + " ";
            default -> "?";
          };
        }
        """,
        STREAM,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;

        @Contract("START: one { Put! -> Ack? -> START; Stream! -> Ack? -> START; }")
        public interface Box {
          @Out <B extends Tracked> void put(B value, int number);
          @Out <B extends Tracked> void stream(@State("START") StreamExp<B> stream);
          @In void ack();
        }
        """);
  }

  @Test
  @DisplayName("003 §2: the stream as the paper has it, without bound")
  void anUnboundedStream() throws Exception {
    assertResult(
        "0 1 2 eos",
        """
        FeedChannel<ByteVector> channel = FeedChannel.open(heap);
        FeedExp<ByteVector> exp = channel.exp();
        FeedImp<ByteVector> imp = channel.imp();
        for (int i = 0; i < 3; i++) {
          exp.sendData(heap.bytes(i));
        }
        exp.sendEos();
        String seen = "";
        while (!seen.endsWith("eos")) {
          seen +=
              switch (imp.receive(FeedImp.start())) {
                case FeedImp.Data<ByteVector> m -> {
                  ByteVector item = m.item();
                  int length = item.length();
                  item.close();
                  yield length + " ";
                }
                case FeedImp.Eos<?> _ -> "eos";
                case ChannelClosed _ -> "closed eos";
              };
        }
        exp.close();
        imp.close();
        return seen;
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract(
            unbounded = true,
            value = "START: one { Data! -> START; Eos! -> END; } final END: {}")
        public interface Feed<A extends Tracked> {
          @Out void data(A item);
          @Out void eos();
        }
        """);
  }

  @Test
  void aChannelOpensInAnotherState() throws Exception {
    assertResult(
        "START_DATA",
        """
        StreamChannel<ByteVector> channel = StreamChannel.open(heap, StreamExp.startData());
        StreamImp<ByteVector> imp = channel.imp();
        StreamExp<ByteVector> exp = channel.exp();
        String seen = imp.stateName();
        imp.sendNext();
        exp.receiveNext();
        imp.close();
        exp.close();
        return seen;
        """,
        STREAM);
  }

  @Test
  @DisplayName("a bound that is a rep struct is known to sender and receiver")
  void aBound() throws Exception {
    assertResult(
        "7",
        """
        PipeChannel<Node> channel = PipeChannel.open(heap);
        PipeExp<Node> exp = channel.exp();
        PipeImp<Node> imp = channel.imp();
        exp.sendData(NodeRep.allocate(heap, 7));
        int seen;
        switch (imp.receive(PipeImp.newState())) {
          case PipeImp.Data<Node> m -> {
            Node node = m.node();
            seen = node.value();
            node.close();
          }
          case ChannelClosed _ -> seen = -1;
        }
        exp.close();
        imp.close();
        return "" + seen;
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @RepStruct public interface Node extends Tracked { int value(); void value(int value); }
        """,
        """
        import org.copyless.annotation.*;
        import org.copyless.heap.*;
        @Contract("NEW: Data! -> Next? -> NEW;")
        public interface Pipe<M extends Node> {
          @Out void data(M node);
          @In void next();
        }
        """);
  }

  @Test
  void everyStateOfASwitchIsDemandedByJavac() {
    Compilation compilation =
        Compile.sources(
            STREAM,
            Scenario.of(
                """
                StreamImp<ByteVector> imp = StreamChannel.<ByteVector>open(heap).imp();
                return switch (imp.receive(StreamImp.start())) {
                  case StreamImp.Data<ByteVector> m -> "data";
                  case ChannelClosed _ -> "closed";
                };
                """));
    assertJavac(compilation, "does not cover all possible");
  }

  @Test
  void aStateOfOtherTypeArgumentsIsRefusedByJavac() {
    Compilation compilation =
        Compile.sources(
            STREAM,
            Scenario.of(
                """
                StreamImp<ByteVector> imp = StreamChannel.<ByteVector>open(heap).imp();
                return imp.receive(StreamImp.<IntVector>start()).toString();
                """));
    assertJavac(compilation, "argument mismatch");
  }

  @Test
  @DisplayName("R70: a type parameter stands for a tracked type")
  void r70ABoundThatIsNotTracked() {
    assertError(
        "interface C<A> { @In void m(A a); @Out void r(); }",
        "4:13: [contract.typeParameter] type parameter A does not stand for a tracked type");
    assertError(
        "interface C<A extends Comparable<A>> { @In void m(A a); @Out void r(); }",
        "4:13: [contract.typeParameter]");
    assertError(
        "interface C<A extends Tracked & Runnable> { @In void m(A a); @Out void r(); }",
        "4:13: [contract.typeParameter] type parameter A has 2 bounds");
    assertError(
        "interface C { @In <A> void m(A a); @Out void r(); }", "4:20: [message.typeParameter]");
  }

  @Test
  @DisplayName("R70: the type arguments of an endpoint are tracked types, one for each parameter")
  void r70TypeArgumentsOfEndpoints() {
    String stream = "interface C<A extends Tracked> { @In void m(%s e); @Out void r(); }";
    assertError(stream.formatted("CExp"), "has 1 type parameter: write CExp<A>");
    assertError(stream.formatted("CExp<A, A>"), "has 1 type parameter: write CExp<A>");
    assertError(stream.formatted("CExp<?>"), "a tracked type: name it instead of ?");
    assertError(stream.formatted("CExp<? extends A>"), "name it instead of ? extends A");
    assertError(stream.formatted("CExp<String>"), "String is none; its objects live");
    assertError(stream.formatted("CExp<Missing>"), "[argument.unknownType] the type Missing");
    assertError(
        "interface C { @In void m(CExp<ByteVector> e); @Out void r(); }",
        "has no type parameters: write CExp");
  }

  @Test
  void aTypeParameterThatIsCalledLikeAView() {
    assertError(
        "interface C<M extends Tracked> { @In void m(M a); @Out void r(); }",
        "4:43: [message.name]");
  }

  private static void assertError(String contract, String part) {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            import org.copyless.heap.*;
            @Contract("START: M? -> R! -> START;")
            """
                + contract);
    List<String> ours =
        Compile.errors(compilation).stream().filter(e -> e.contains(": [")).toList();
    assertEquals(1, ours.size(), () -> Compile.errors(compilation).toString());
    assertTrue(ours.getFirst().contains(part), ours::toString);
  }

  private static void assertJavac(Compilation compilation, String part) {
    assertTrue(
        compilation.errors().stream().anyMatch(e -> e.getMessage(Locale.ROOT).contains(part)),
        compilation.errors()::toString);
  }
}
