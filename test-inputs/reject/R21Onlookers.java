import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.copyless.annotation.Borrowed;
import org.copyless.heap.ByteVector;

/** R21: a method of one's own may borrow an {@code Object}; its body then only looks at that. */
class R21Onlookers {
  private static final List<Object> SEEN = new ArrayList<>();

  /** Lends what it is given. */
  interface Probe {
    void look(@Borrowed Object what);
  }

  static void keeps(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    SEEN.add(what);
  }

  static Object names(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    Object other = what;
    return other;
  }

  static Object gives(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    return Objects.requireNonNull(what);
  }

  static Runnable captures(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    return () -> System.out.println(what);
  }

  static void closes(@Borrowed AutoCloseable what) throws Exception {
    // :: error: [tracked.escapes]
    what.close();
  }

  static int casts(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    return ((ByteVector) what).length();
  }

  static int tests(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    return what instanceof AutoCloseable open ? open.hashCode() : 0;
  }

  static void selects(@Borrowed Object what) {
    // :: error: [tracked.escapes]
    switch (what) {
      case String text -> System.out.println(text);
      case Object other -> SEEN.add(other);
    }
  }

  static <T> @Borrowed T swaps(@Borrowed T what, List<T> others) {
    if (what == null) {
      return what;
    }
    // :: error: [tracked.escapes]
    return others.getFirst();
  }

  static void run(Probe probe, ByteVector frame) {
    probe.look(frame);
  }

  static void probes(ByteVector frame) {
    // :: error: [tracked.escapes]
    run(SEEN::add, frame);
    // :: error: [tracked.escapes]
    run(what -> SEEN.add(what), frame);
  }

  /** A parameter that no one has written @Borrowed takes no tracked pointer. */
  static void plain(Object what) {
    System.out.println(what);
  }

  static void lends(ByteVector frame) {
    // :: error: [tracked.escapes]
    plain(frame);
  }

  static final class Keeper {
    private Object kept;

    @Override
    public boolean equals(Object other) {
      // :: error: [tracked.escapes]
      kept = other;
      return kept == this;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  static final class Recorder extends PrintStream {
    Recorder() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(Object what) {
      // :: error: [tracked.escapes]
      SEEN.add(what);
    }
  }

  // :: error: [tracked.escapes]
  record Entry(@Borrowed Object what) {}

  // :: error: [tracked.escapes]
  record Checked(@Borrowed Object what) {
    Checked {
      Objects.requireNonNull(what);
    }
  }

  static void entered(ByteVector frame) {
    SEEN.add(new Entry(frame));
  }

  static class Journal {
    public void look(Object what) {
      SEEN.add(what);
    }
  }

  /** The inherited method was never meant to be a look. */
  // :: error: [tracked.escapes]
  static final class Spy extends Journal implements Probe {}

  static void spied(ByteVector frame) {
    run(new Spy(), frame);
  }

  static void first(Object head, @Borrowed Object... others) {
    SEEN.add(head);
    System.out.println(others.length);
  }

  /** The one argument goes to the parameter that keeps it, none to the others. */
  static void byReference(ByteVector frame) {
    // :: error: [tracked.escapes]
    run(R21Onlookers::first, frame);
  }

  interface Source {
    Object of(@Borrowed Object what);
  }

  static void kept(Source source, ByteVector frame) {
    SEEN.add(source.of(frame));
  }

  /** What comes back is what was lent, and the function type does not say so. */
  static void sources(ByteVector frame) {
    // :: error: [tracked.escapes]
    kept(Objects::requireNonNull, frame);
    // :: error: [tracked.escapes]
    kept(what -> what, frame);
  }

  interface Same {
    @Borrowed
    Object of(@Borrowed Object what);
  }

  static Same other() {
    // :: error: [tracked.escapes]
    return what -> "another";
  }
}
