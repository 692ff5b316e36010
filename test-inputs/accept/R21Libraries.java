import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.logging.Level;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/**
 * R21 (paper 001 §3.1.1): what a library only looks at is lent to it, where a stub file says so.
 * Here those that are built in, for the JDK.
 */
class R21Libraries {
  private static final System.Logger LOG = System.getLogger("frames");
  private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("frames");

  static void print(PrintStream out, ByteVector frame) {
    out.print(frame);
    out.println(frame);
    out.printf("%s has %d bytes%n", frame, frame.length());
    out.printf(Locale.ROOT, "%s%n", frame);
    out.format("%s%n", frame);
    out.format(Locale.ROOT, "%s and %s%n", frame, frame);
  }

  static void write(PrintWriter out, ByteVector frame) {
    out.print(frame);
    out.println(frame);
    out.printf("%s has %d bytes%n", frame, frame.length());
    out.printf(Locale.ROOT, "%s%n", frame);
    out.format("%s%n", frame);
    out.format(Locale.ROOT, "%s%n", frame);
  }

  static void console(ByteVector frame) {
    IO.print(frame);
    IO.println(frame);
  }

  static String text(ByteVector frame) {
    StringBuilder text = new StringBuilder().append(frame).insert(0, frame);
    StringBuffer old = new StringBuffer().append(frame).insert(0, frame);
    return String.valueOf(frame)
        + String.format("%s", frame)
        + String.format(Locale.ROOT, "%s", frame)
        + "%s".formatted(frame)
        + text
        + old;
  }

  static void log(ByteVector frame, ResourceBundle bundle) {
    LOG.log(System.Logger.Level.INFO, frame);
    LOG.log(System.Logger.Level.INFO, "{0} of {1} bytes", frame, frame.length());
    LOG.log(System.Logger.Level.INFO, bundle, "{0}", frame);
    JUL.log(Level.INFO, "{0}", frame);
    JUL.logp(Level.INFO, "R21Libraries", "log", "{0}", frame);
    JUL.entering("R21Libraries", "log", frame);
    JUL.exiting("R21Libraries", "log", frame);
  }

  static int identity(ByteVector frame, ByteVector other) {
    boolean same = frame.equals(other) || Objects.equals(frame, other);
    boolean deep = Objects.deepEquals(frame, other);
    return (same || deep ? 1 : 0)
        + System.identityHashCode(frame)
        + Objects.hashCode(frame)
        + Objects.hash(frame, other, frame)
        + Objects.toString(frame).length()
        + Objects.toString(frame, "none").length()
        + Objects.toIdentityString(frame).length();
  }

  static void checked(@Claims @Nullable ByteVector frame) {
    Objects.requireNonNull(frame, "frame").set(0, 1);
    frame.close();
  }

  static ByteVector checkedResult(@Claims @Nullable ByteVector frame) {
    return Objects.requireNonNull(frame);
  }

  static void checkedLazily(@Claims @Nullable ByteVector frame) {
    ByteVector present = Objects.requireNonNull(frame, () -> "no frame");
    present.close();
  }

  static void tested(@Claims @Nullable ByteVector frame) {
    if (Objects.nonNull(frame)) {
      frame.close();
    }
  }

  static int testedFirst(@Claims @Nullable ByteVector frame) {
    if (Objects.isNull(frame)) {
      return 0;
    }
    try (frame) {
      return frame.length();
    }
  }

  /** What is lent stays with its owner, also in the middle of an expression. */
  static void fresh(ExchangeHeap heap) {
    ByteVector frame = Objects.requireNonNull(heap.bytes(1500));
    System.out.printf("%s %s%n", frame, frame.length() > 64 ? "long" : "short");
    frame.close();
  }

  /** While a struct is exposed, it can be looked at as a whole. */
  static void exposed(NetworkPacket packet) {
    try (var _ = packet.expose()) {
      System.out.println(packet);
      System.out.println(packet.data());
    }
  }

  static void endpoint(@Claims NicEventsImp events) throws InterruptedException {
    try (events) {
      System.out.println(events);
      switch (events.receive(NicEventsImp.READY)) {
        case NicEventsImp.NicEvent m -> {
          LOG.log(System.Logger.Level.INFO, "{0} on {1}", m.eventType(), events);
          events.sendAckEvent();
        }
        case ChannelClosed closed -> System.out.println(closed);
      }
    }
  }
}
