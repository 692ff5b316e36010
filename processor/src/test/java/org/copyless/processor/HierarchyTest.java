package org.copyless.processor;

import static org.copyless.processor.Scenario.assertRuns;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R90, R91: contracts that extend others. Their exporting ends can be used as those of the base,
 * with the states and slots of the extension.
 */
class HierarchyTest {
  private static final String SERVICE =
      """
      package base;
      import org.copyless.annotation.*;
      @Contract(
          \"""
          START: one { Success! -> READY; }
          READY: one { Ping? -> Pong! -> READY; Quit? -> END; }
          END: ;
          \""")
      public interface Service {
        enum Colour { RED, GREEN }
        @Out void success();
        @In void ping(int number, Colour colour);
        @Out void pong(int number);
        @In void quit();
      }
      """;

  /** Two messages can be waiting when it comes to READY, in its base none. */
  private static final String DEVICE =
      """
      import base.*;
      import org.copyless.annotation.*;
      @Contract(
          \"""
          override START: one { Hello! -> SETUP; }
          SETUP: one { Configure? -> Ping? -> READY; Ping? -> Busy! -> SETUP; }
          \""")
      public interface Device extends Service {
        @Out void hello(int version);
        @In void configure(long size);
        @Out void busy();
      }
      """;

  private static final String NIC =
      """
      import org.copyless.annotation.*;
      public interface Drivers {
        @Contract(
            \"""
            override state START: one { Link! -> LINK; }
            LINK: one { Configure? -> Configure? -> Ping? -> READY; }
            \""")
        interface Nic extends Device {
          @Out void link();
        }
      }
      """;

  /** What a program does that knows the base contract only. */
  private static final String SERVER =
      """
      import base.*;
      import org.copyless.channel.ChannelClosed;

      public class Server {
        public static String serve(ServiceExp exp) throws InterruptedException {
          return switch (exp.receive(ServiceExp.READY)) {
            case ServiceExp.Ping m -> {
              exp.sendPong(m.number() + 1);
              yield m + " " + m.colour() + " " + exp.stateName();
            }
            case ServiceExp.Quit m -> m + " " + exp.stateName();
            case ChannelClosed c -> c + " " + exp.stateName();
          };
        }
      }
      """;

  @Test
  void anExtensionUsedAsItsBase() throws Exception {
    assertResult(
        "Configure(size=5) Ping(number=1, colour=RED)"
            + " Ping(number=2, colour=GREEN) GREEN READY 3; Quit() END",
        """
        DeviceChannel channel = DeviceChannel.open(heap);
        DeviceExp exp = channel.exp();
        DeviceImp imp = channel.imp();
        exp.sendHello(1);
        imp.receiveHello();
        imp.sendConfigure(5);
        imp.sendPing(1, Service.Colour.RED);
        imp.sendPing(2, Service.Colour.GREEN);
        DeviceExp.Configure configure = exp.receiveConfigure();
        String seen = configure + " " + exp.receive(DeviceExp.SETUP_CONFIGURE);
        seen += " " + Server.serve(exp) + " " + imp.receivePong().number();
        imp.sendQuit();
        seen += "; " + Server.serve(exp);
        exp.close();
        imp.close();
        return seen;
        """);
  }

  @Test
  void anExtensionOfAnExtension() throws Exception {
    assertResult(
        "Configure(size=7) Ping(number=1, colour=RED)"
            + " Ping(number=2, colour=GREEN) GREEN READY 3; ChannelClosed READY",
        """
        Drivers_NicChannel channel = Drivers_NicChannel.open(heap);
        Drivers_NicExp nic = channel.exp();
        DeviceExp exp = nic;
        Drivers_NicImp imp = channel.imp();
        nic.sendLink();
        imp.receiveLink();
        imp.sendConfigure(6);
        imp.sendConfigure(7);
        imp.sendPing(1, Service.Colour.RED);
        imp.sendPing(2, Service.Colour.GREEN);
        nic.receiveConfigure();
        String seen = nic.receiveConfigure() + " ";
        seen += nic.receive(Drivers_NicExp.LINK_CONFIGURE_CONFIGURE);
        seen += " " + Server.serve(exp) + " " + imp.receivePong().number();
        imp.close();
        seen += "; " + Server.serve(exp);
        exp.close();
        return seen;
        """);
  }

  @Test
  void theBaseItself() throws Exception {
    assertResult(
        "Ping(number=1, colour=RED) RED READY 2",
        """
        ServiceChannel channel = ServiceChannel.open(heap);
        ServiceExp exp = channel.exp();
        ServiceImp imp = channel.imp();
        exp.sendSuccess();
        imp.receiveSuccess();
        imp.sendPing(1, Service.Colour.RED);
        String seen = Server.serve(exp) + " " + imp.receivePong().number();
        exp.close();
        imp.close();
        return seen;
        """);
  }

  @Test
  void messagesOfTheBaseThroughItsReference() throws Exception {
    assertResult(
        "READY READY Success() sendSuccess ",
        """
        DeviceChannel channel = DeviceChannel.open(heap);
        DeviceImp imp = channel.imp();
        ServiceExp exp = channel.exp();
        exp.sendSuccess();
        String seen = exp.stateName() + " ";
        DeviceImp.Success success = imp.receiveSuccess();
        seen += imp.stateName() + " " + success + " " + refused(() -> exp.sendSuccess());
        exp.close();
        imp.close();
        return seen;
        """);
  }

  @Test
  void r91CastsDown() throws Exception {
    assertResult(
        "SETUP true false true true",
        """
        DeviceChannel devices = DeviceChannel.open(heap);
        ServiceChannel services = ServiceChannel.open(heap);
        ServiceExp device = devices.exp();
        ServiceExp service = services.exp();
        DeviceExp down = (DeviceExp) device;
        down.sendHello(1);
        String seen = device.stateName() + " " + (device instanceof DeviceExp);
        seen += " " + (service instanceof DeviceExp) + " " + !(device instanceof Drivers_NicExp);
        try {
          DeviceExp wrong = (DeviceExp) service;
          wrong.close();
        } catch (ClassCastException e) {
          seen += " true";
        }
        device.close();
        service.close();
        devices.imp().close();
        services.imp().close();
        return seen;
        """);
  }

  @Test
  void anEndpointSentAsThatOfTheBase() throws Exception {
    assertResult(
        "true true READY Ping(number=4, colour=RED) RED READY",
        """
        DeviceChannel devices = DeviceChannel.open(heap);
        RegistryChannel registry = RegistryChannel.open(heap);
        RegistryExp from = registry.exp();
        RegistryImp to = registry.imp();
        DeviceImp imp = devices.imp();
        from.sendOffer(devices.exp());
        ServiceExp service = to.receiveOffer().service();
        String seen = (service instanceof DeviceExp) + " " + !(service instanceof Drivers_NicExp);
        service.sendSuccess();
        seen += " " + service.stateName();
        imp.receiveSuccess();
        imp.sendPing(4, Service.Colour.RED);
        seen += " " + Server.serve(service);
        service.close();
        imp.close();
        from.close();
        to.close();
        return seen;
        """);
  }

  @Test
  void constantsOfOtherContractsAreRefused() throws Exception {
    assertResult(
        "receive(OTHER) receive(SETUP) receive(SETUP) receive(LINK) ",
        """
        DeviceChannel devices = DeviceChannel.open(heap);
        OtherChannel others = OtherChannel.open(heap);
        ServiceChannel services = ServiceChannel.open(heap);
        DeviceExp device = devices.exp();
        OtherExp other = others.exp();
        ServiceExp service = services.exp();
        device.sendHello(1);
        other.sendHowdy();
        String seen = refused(() -> device.receive(OtherExp.OTHER));
        seen += refused(() -> other.receive(DeviceExp.SETUP));
        seen += refused(() -> service.receive(DeviceExp.SETUP));
        seen += refused(() -> device.receive(Drivers_NicExp.LINK));
        device.close();
        devices.imp().close();
        other.close();
        others.imp().close();
        service.close();
        services.imp().close();
        return seen;
        """);
  }

  @Test
  void aStartInAnInheritedState() throws Exception {
    assertResult(
        "Ping(number=1, colour=RED) RED READY; contract Device has no such state: LINK",
        """
        DeviceChannel channel = DeviceChannel.open(heap, DeviceExp.READY);
        DeviceExp exp = channel.exp();
        DeviceImp imp = channel.imp();
        imp.sendPing(1, Service.Colour.RED);
        String seen = Server.serve(exp);
        exp.close();
        imp.close();
        try {
          DeviceChannel.open(heap, Drivers_NicExp.LINK);
        } catch (IllegalArgumentException e) {
          seen += "; " + e.getMessage();
        }
        return seen;
        """);
  }

  @Test
  void theBaseWasCompiledBefore(@TempDir Path classes) throws Exception {
    EndpointArgumentsTest.write(Compile.sources(SERVICE), classes);
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new CopylessProcessor())
            .withClasspath(EndpointArgumentsTest.classPath(classes))
            .withOptions("-Xlint:all,-processing", "-Werror")
            .compile(Compile.file(DEVICE));
    assertEquals(List.of(), compilation.diagnostics());
    String exp = EndpointArgumentsTest.source(compilation, "DeviceExp");
    assertTrue(exp.contains("public int number()"), exp);
    assertTrue(exp.contains("public Service.Colour colour()"), exp);
  }

  @Test
  void contractsThatCannotBeExtended() {
    String none = "@Contract(value = \"override START: A! -> END;\")\n";
    String header = "import org.copyless.annotation.*;\n";
    String start = "@Contract(value = \"START: M! -> END; END: ;\")\n";
    String d = "interface D extends %s { @Out void a(); }";
    List<String> bases =
        List.of(
            header + start + "interface C { @Out void m(); }",
            header + start + "interface B { @Out void m(); }",
            header + start + "interface P<T extends org.copyless.heap.Tracked> { @Out void m(); }",
            header + start.replace(")", ", local = true)") + "interface L { @Out void m(); }",
            header + start.replace(")", ", unbounded = true)") + "interface U { @Out void m(); }");
    assertExtends(bases, header + none + d.formatted("C, B"), "extends C and B");
    assertExtends(bases, header + none + d.formatted("Runnable"), "Runnable, which is no contract");
    assertExtends(bases, header + none + d.formatted("C, Runnable"), "Runnable, which is no");
    assertExtends(
        bases,
        header + none + d.formatted("P<org.copyless.heap.ByteVector>"),
        "contract P has type parameters");
    assertExtends(bases, header + none + d.formatted("L"), "D is not local, its base L is");
    assertExtends(bases, header + none + d.formatted("U"), "D is not unbounded, its base U is");
    assertExtends(
        bases,
        header + none.replace(")", ", local = true)") + d.formatted("C"),
        "D is local, its base C is not");
  }

  @Test
  void aMessageOfTheBaseIsNotDeclaredAgain() {
    Compilation compilation =
        Compile.sources(
            SERVICE,
            """
            import org.copyless.annotation.*;
            @Contract("override START: Hello! -> READY;")
            interface D extends base.Service {
              @Out void hello();
              @In void ping(int number, Colour colour);
            }
            """);
    assertEquals(1, compilation.errors().size(), compilation.errors()::toString);
    String error = Compile.errors(compilation).getFirst();
    assertTrue(error.startsWith("5:12: [contract.inheritedMessage] Ping is a message"), error);
  }

  @Test
  void anExtensionThatAddsNothing() {
    Compilation compilation =
        Compile.sources(
            SERVICE,
            "@org.copyless.annotation.Contract\npublic interface Same extends base.Service {}",
            "class User { base.ServiceExp up(SameExp e) { return e; } }");
    assertEquals(List.of(), compilation.diagnostics());
  }

  @Test
  void theFingerprintTakesTheBaseIn() throws Exception {
    String base =
        """
        import org.copyless.annotation.*;
        @Contract("A: x? -> y! -> A;")
        public interface B { @In void x(); @Out void y(%s); }
        """;
    String extension = "@org.copyless.annotation.Contract\npublic interface C extends B {}";
    assertEquals(
        FingerprintTest.fingerprint(List.of(base.formatted("int i"), extension)),
        FingerprintTest.fingerprint(List.of(base.formatted("int j"), extension)));
    assertNotEquals(
        FingerprintTest.fingerprint(List.of(base.formatted("int i"), extension)),
        FingerprintTest.fingerprint(List.of(base.formatted("long i"), extension)));
  }

  @Test
  void anInheritedStateNamedLikeAType() {
    Compilation compilation =
        Compile.sources(
            """
            import org.copyless.annotation.*;
            @Contract("Shade: Hello! -> END; END: ;")
            interface Base { @Out void hello(); }
            """,
            "enum Shade { DARK }",
            """
            import org.copyless.annotation.*;

            @Contract("override Shade: Bye! -> END;")
            interface D extends Base { @Out void bye(Shade shade); }
            """);
    assertEquals(1, compilation.errors().size(), compilation.errors()::toString);
    String error = Compile.errors(compilation).getFirst();
    assertTrue(error.startsWith("4:1: [contract.stateName] the state 'Shade', which"), error);
  }

  private static void assertExtends(List<String> bases, String extension, String reason) {
    List<String> sources = new ArrayList<>(bases);
    sources.add(extension);
    Compilation compilation = Compile.with(List.of(), sources.toArray(String[]::new));
    List<String> ours =
        compilation.errors().stream()
            .map(e -> e.getMessage(Locale.ROOT))
            .filter(e -> e.startsWith("[contract.extends]"))
            .toList();
    assertEquals(1, ours.size(), () -> reason + ": " + compilation.errors());
    assertTrue(ours.getFirst().contains(reason), ours::toString);
  }

  private static void assertResult(String expected, String body) throws Exception {
    assertRuns(
        expected,
        SERVICE,
        DEVICE,
        NIC,
        SERVER,
        """
        import org.copyless.annotation.*;
        @Contract("override START: Howdy! -> OTHER; OTHER: Ping? -> Pong! -> READY;")
        public interface Other extends base.Service { @Out void howdy(); }
        """,
        """
        import base.ServiceExp;
        import org.copyless.annotation.*;
        @Contract("START: Offer! -> END; END: ;")
        public interface Registry { @Out void offer(ServiceExp service); }
        """,
        Scenario.of(body, "base.*"));
  }
}
