import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.annotation.OnThrow;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;
import org.copyless.heap.parameter.Ref;

/** R96 (paper 001 §6): a method says in which states an exception leaves an endpoint. */
class R96OnThrow {
  interface Ending {
    void end(
        @State(value = "START", then = "END") @OnThrow("START") StreamExp<ByteVector> stream,
        String name)
        throws IOException;
  }

  static final class Wider implements Ending {
    @Override
    public void end(
        @State(value = "START", then = "END") @OnThrow({"START", "END"})
            // :: error: [override.state]
            StreamExp<ByteVector> stream,
        String name)
        throws IOException {
      find(name);
      stream.sendEos();
    }
  }

  static final class Silent implements Ending {
    @Override
    public void end(
        // :: error: [override.state]
        @State(value = "START", then = "END") StreamExp<ByteVector> stream, String name)
        throws IOException {
      find(name);
      stream.sendEos();
    }
  }

  static void finish(
      @State(value = "START", then = "END") @OnThrow("START") StreamExp<ByteVector> stream,
      String name)
      throws IOException {
    find(name);
    stream.sendEos();
    // :: error: [protocol.thrown] «find(name + ".end")»
    find(name + ".end");
  }

  static void explicit(
      @State(value = "START", then = "END") @OnThrow("START") StreamExp<ByteVector> stream,
      boolean bad) {
    stream.sendEos();
    if (bad) {
      // :: error: [protocol.thrown]
      throw new IllegalStateException();
    }
  }

  private static void find(String name) throws IOException {
    if (name.isEmpty()) {
      throw new IOException();
    }
  }

  static void unsaid(
      @State(value = "START", then = "END") StreamExp<ByteVector> stream, String name)
      throws IOException {
    find(name);
    stream.sendEos();
  }

  static void callerGoesOn(@Claims StreamExp<ByteVector> stream) {
    try {
      unsaid(stream, "log");
    } catch (IOException e) {
      // :: error: [protocol.state]
      stream.sendEos();
    }
    stream.close();
  }

  static void unchecked(@Claims StreamExp<ByteVector> stream, Ending ending) throws IOException {
    try {
      ending.end(stream, "log");
    } catch (RuntimeException e) {
      // :: error: [protocol.state]
      stream.sendEos();
    } finally {
      stream.close();
    }
  }

  static Ending lambda() {
    return (each, name) -> {
      each.sendEos();
      // :: error: [protocol.thrown]
      find(name);
    };
  }

  static Ending reference() {
    // :: error: [override.state]
    return R96OnThrow::unsaid;
  }

  // :: error: [protocol.onthrow] «stream»
  static void claimed(@Claims @OnThrow("START") StreamExp<ByteVector> stream) throws IOException {
    stream.close();
    find("log");
  }

  // :: error: [protocol.onthrow]
  static void noEndpoint(@OnThrow("START") ByteVector block) {
    block.set(0, 1);
  }

  static void noState(
      // :: error: [protocol.unknown]
      @OnThrow("OPEN") StreamExp<ByteVector> stream) {
    stream.getClass();
  }

  static void refill(@OnThrow("FULL") Ref<ByteVector> buffer, String name) throws IOException {
    ByteVector block = buffer.take();
    // :: error: [ownership.leak]
    // :: error: [protocol.thrown]
    find(name);
    buffer.put(block);
  }
}
