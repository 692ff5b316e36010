package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** What build tools with incremental compilation need, which also hide javac's own environment. */
class IncrementalTest {
  @Test
  void declaredIsolatingInGradle() throws IOException {
    String path = "/META-INF/gradle/incremental.annotation.processors";
    try (var in = CopylessProcessor.class.getResourceAsStream(path)) {
      assertEquals(
          CopylessProcessor.class.getName() + ",isolating\n",
          new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void eachFileHasOneOrigin() {
    Wrapping processor = new Wrapping();
    Compilation compilation = Compiler.javac().withProcessors(processor).compile(Compile.paper());
    assertEquals(Compilation.Status.SUCCESS, compilation.status());
    assertEquals(
        Map.of(
            "paper.NicDeviceImp", "paper.NicDevice",
            "paper.NicDeviceExp", "paper.NicDevice",
            "paper.NicDeviceChannel", "paper.NicDevice",
            "paper.NicEventsImp", "paper.NicEvents",
            "paper.NicEventsExp", "paper.NicEvents",
            "paper.NicEventsChannel", "paper.NicEvents",
            "paper.NetworkPacketRep", "paper.NetworkPacket"),
        processor.origins);
  }

  @Test
  void withoutJavacsTreesErrorsQuoteTheContract() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new Wrapping())
            .compile(
                Compile.file(
                    """
                    @org.copyless.annotation.Contract(\"""
                        START: Ping! -> STRAT;
                        \""")
                    interface C {
                      @org.copyless.annotation.Out void ping();
                    }
                    """));
    assertEquals(1, compilation.errors().size());
    String message = compilation.errors().getFirst().getMessage(Locale.ROOT);
    assertTrue(message.contains("(line 1, column 17 of the contract)"), message);
  }

  /** The processor in an environment that is not javac's own. */
  private static final class Wrapping extends AbstractProcessor {
    private final CopylessProcessor wrapped = new CopylessProcessor();
    private final Map<String, String> origins = new TreeMap<>();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return wrapped.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      Filer filer =
          proxy(
              Filer.class,
              environment.getFiler(),
              arguments -> {
                Element[] elements = (Element[]) arguments[1];
                assertEquals(1, elements.length);
                origins.put(arguments[0].toString(), elements[0].toString());
              });
      wrapped.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  IncrementalTest.class.getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (_, method, arguments) ->
                      method.getName().equals("getFiler")
                          ? filer
                          : method.invoke(environment, arguments)));
    }

    private static <T> T proxy(
        Class<T> type, T target, java.util.function.Consumer<Object[]> before) {
      return type.cast(
          Proxy.newProxyInstance(
              IncrementalTest.class.getClassLoader(),
              new Class<?>[] {type},
              (_, method, arguments) -> {
                before.accept(arguments);
                try {
                  return method.invoke(target, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      wrapped.process(annotations, round);
      return false;
    }
  }
}
