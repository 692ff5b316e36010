package org.copyless.jmh.window;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Binds threads to cores. Two spinning threads that the scheduler puts on one core need
 * milliseconds for a round trip; the pairs measured here get a core each.
 */
public enum Core {
  /** Of the side that asks. */
  ASKING(0),

  /** Of the side that answers. */
  ANSWERING(1);

  private static final Optional<MethodHandle> SCHED_SETAFFINITY =
      Linker.nativeLinker().defaultLookup().find("sched_setaffinity").map(Core::handle);

  private final int number;

  Core(int number) {
    this.number = number;
  }

  /** Binds the current platform thread to this core; does nothing where that cannot be done. */
  public void pin() {
    SCHED_SETAFFINITY.ifPresent(this::pin);
  }

  private void pin(MethodHandle setAffinity) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocate(ValueLayout.JAVA_LONG);
      mask.set(ValueLayout.JAVA_LONG, 0, 1L << number);
      int _ = (int) setAffinity.invokeExact(0, mask.byteSize(), mask);
    } catch (Throwable e) {
      throw new IllegalStateException("sched_setaffinity", e);
    }
  }

  // a benchmark may call what the runtime must not
  @SuppressWarnings("restricted")
  private static MethodHandle handle(MemorySegment function) {
    return Linker.nativeLinker()
        .downcallHandle(
            function,
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.ADDRESS));
  }
}
