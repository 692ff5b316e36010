package org.copyless.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * The processor does the same work for each contract, however many there are. Work is measured in
 * bytes allocated, which no busy machine changes.
 */
class ScaleTest {
  private static final int FEW = 40;
  private static final int MANY = 240;

  @Test
  void workGrowsNoFasterThanTheNumberOfContracts() {
    allocated(FEW); // what is made once does not count
    long few = allocated(FEW) / FEW;
    long many = allocated(MANY) / MANY;
    assertTrue(many <= 1.15 * few, "bytes for each contract: few=%d, many=%d".formatted(few, many));
  }

  /** The bytes that the processor allocates for contracts of which each mentions another one. */
  private static long allocated(int contracts) {
    Counting processor = new Counting();
    List<JavaFileObject> files =
        IntStream.range(0, contracts).mapToObj(ScaleTest::contract).toList();
    Compilation compilation =
        Compiler.javac().withProcessors(processor).withOptions("-proc:only").compile(files);
    assertEquals(List.of(), compilation.errors());
    assertEquals(3 * contracts, compilation.generatedSourceFiles().size());
    return processor.bytes;
  }

  private static JavaFileObject contract(int index) {
    return Compile.file(
        """
        package set;
        import org.copyless.annotation.Contract;
        import org.copyless.annotation.In;
        import org.copyless.annotation.Out;
        @Contract("READY: Event! -> Ack? -> READY;")
        interface C%d {
          @Out void event(C%dExp other, int number);
          @In void ack();
        }
        """
            .formatted(index, index == 0 ? 1 : index - 1));
  }

  /** The processor, and what its rounds allocate. */
  private static final class Counting extends AbstractProcessor {
    private final CopylessProcessor wrapped = new CopylessProcessor();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long bytes;

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
      wrapped.init(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      long before = threads.getCurrentThreadAllocatedBytes();
      wrapped.process(annotations, round);
      bytes += threads.getCurrentThreadAllocatedBytes() - before;
      return false;
    }
  }
}
