import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.copyless.annotation.Borrowed;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;

/** R21: a method of one's own may borrow an {@code Object}; its body then only looks at that. */
class R21Onlookers {
  private static final List<String> SEEN = new ArrayList<>();

  /** Lends what it is given. */
  interface Probe {
    void look(@Borrowed Object what);
  }

  static void trace(String place, @Borrowed Object what) {
    if (what != null && SEEN.size() < 100) {
      SEEN.add(place + " " + what + what.hashCode());
    }
  }

  static String name(@Borrowed Object what) {
    return switch (what) {
      case String text -> text;
      case Integer number when number > 9 -> "many";
      case Map.Entry<?, ?> entry -> String.valueOf(entry.getKey());
      default -> what.getClass().getSimpleName();
    };
  }

  static <T> @Borrowed T traced(@Borrowed T what) {
    trace("traced", what);
    return Objects.requireNonNull(what);
  }

  static void run(Probe probe, ByteVector frame) {
    probe.look(frame);
  }

  static void serve(@Claims ByteVector frame) {
    trace("serve", frame);
    SEEN.add(name(frame));
    run(System.out::println, frame);
    run(what -> trace("probe", what), frame);
    traced(frame).close();
  }

  /** The usual forms of equals, which borrows its argument as that of Object does. */
  record Port(int number) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Port port && port.number == number;
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  static class Host {
    private final String name;

    Host(String name) {
      this.name = name;
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      if (other == null || getClass() != other.getClass()) {
        return false;
      }
      Host host = (Host) other;
      return Objects.equals(name, host.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  static final class Gateway extends Host {
    Gateway(String name) {
      super(name);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Gateway && super.equals(other);
    }

    @Override
    public int hashCode() {
      return super.hashCode() + 1;
    }
  }

  /** A stream of one's own keeps the text only. */
  static final class Recorder extends PrintStream {
    Recorder() {
      super(OutputStream.nullOutputStream());
    }

    @Override
    public void println(Object what) {
      SEEN.add(String.valueOf(what));
      super.println(what);
    }
  }

  interface Line {
    void print(String format, @Borrowed Object head, @Borrowed Object tail);
  }

  static void format(String format, @Borrowed Object... what) {
    System.out.printf(format, what);
  }

  static void print(Line line, ByteVector head, ByteVector tail) {
    line.print("%s, %s", head, tail);
  }

  static void prints(ByteVector head, ByteVector tail) {
    print(String::format, head, tail);
    print(R21Onlookers::format, head, tail);
  }

  interface Same {
    @Borrowed
    Object of(@Borrowed Object what);
  }

  static Same same() {
    return what -> what;
  }

  static Same checked() {
    return Objects::requireNonNull;
  }

  static class Printer {
    public void look(@Borrowed Object what) {
      System.out.println(what);
    }
  }

  /** What it inherits only looks. */
  static final class PrintingProbe extends Printer implements Probe {}
}
