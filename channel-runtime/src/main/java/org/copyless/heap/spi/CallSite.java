package org.copyless.heap.spi;

import java.lang.StackWalker.StackFrame;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.ChannelOf;

/**
 * Finds the line of the program from which the runtime was called: the innermost frame that is
 * neither the runtime's, nor a generated class's, nor the JDK's.
 *
 * <p>Costs a walk up the stack; for the guard and for records only. Thread-safe.
 */
final class CallSite {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  /** What runs when a program calls the runtime. */
  private static final Set<String> RUNTIME =
      Set.of(
          "org.copyless.heap",
          "org.copyless.heap.parameter",
          "org.copyless.heap.spi",
          "org.copyless.channel",
          "org.copyless.channel.spi",
          "org.copyless.sip");

  private static final ClassValue<Boolean> IS_PROGRAM =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return !isJdk(type) && !isRuntime(type) && !isGenerated(type);
        }
      };

  /** What was found, while an operation concerns many blocks at once. */
  private static final ThreadLocal<@Nullable Optional<StackFrame>> HELD = new ThreadLocal<>();

  private CallSite() {}

  /** Returns the program's frame, or null on a stack that has none. */
  static @Nullable StackFrame find() {
    Optional<StackFrame> held = HELD.get();
    return (held == null ? walk() : held).orElse(null);
  }

  private static Optional<StackFrame> walk() {
    return WALKER.walk(CallSite::innermost);
  }

  /**
   * Has all records of this thread use the same frame until it is {@link #release released}.
   *
   * @return false if that is so already, so that somebody else will release it
   */
  static boolean hold() {
    boolean outermost = HELD.get() == null;
    if (outermost) {
      HELD.set(walk());
    }
    return outermost;
  }

  static void release() {
    HELD.remove();
  }

  private static Optional<StackFrame> innermost(Stream<StackFrame> frames) {
    return frames.filter(frame -> IS_PROGRAM.get(frame.getDeclaringClass())).findFirst();
  }

  private static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader.equals(PLATFORM);
  }

  /** A program, or a test, may lie in a package of the same name; it comes from elsewhere. */
  private static boolean isRuntime(Class<?> type) {
    return RUNTIME.contains(type.getPackageName()) && isFromSamePlace(type, Block.class);
  }

  private static boolean isFromSamePlace(Class<?> one, Class<?> other) {
    return Objects.equals(
        one.getProtectionDomain().getCodeSource(), other.getProtectionDomain().getCodeSource());
  }

  private static boolean isGenerated(Class<?> type) {
    return Block.class.isAssignableFrom(type)
        || Block.class.isAssignableFrom(type.getNestHost())
        || type.isAnnotationPresent(ChannelOf.class);
  }

  /** Returns a frame as a line of a stack trace, which tools make a link of. */
  static String text(StackFrame frame) {
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + (frame.getFileName() == null
            ? "Unknown Source"
            : frame.getFileName() + ":" + frame.getLineNumber())
        + ")";
  }
}
