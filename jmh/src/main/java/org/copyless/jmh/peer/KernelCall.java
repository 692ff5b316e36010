package org.copyless.jmh.peer;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.copyless.jmh.window.Contender;

/** The cheapest question to the kernel, as a bare downcall: who is the parent? */
public final class KernelCall implements Contender {
  // a benchmark may call what the runtime must not
  @SuppressWarnings("restricted")
  private static final MethodHandle GETPPID =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("getppid"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT));

  /** Has nothing to set up. */
  public KernelCall() {}

  @Override
  public String name() {
    return "kernel-call";
  }

  @Override
  public void ask(int rounds) throws Exception {
    try {
      for (int i = 0; i < rounds; i++) {
        int _ = (int) GETPPID.invokeExact();
      }
    } catch (Throwable e) {
      throw new IllegalStateException("getppid", e);
    }
  }
}
