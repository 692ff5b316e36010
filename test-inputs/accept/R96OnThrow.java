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

  static final class Checked implements Ending {
    @Override
    public void end(
        @State(value = "START", then = "END") @OnThrow("START") StreamExp<ByteVector> stream,
        String name)
        throws IOException {
      find(name);
      stream.sendEos();
    }
  }

  /** What throws nothing checked has nothing to say. */
  static final class Calm implements Ending {
    @Override
    public void end(
        @State(value = "START", then = "END") StreamExp<ByteVector> stream, String name) {
      stream.sendEos();
    }
  }

  static void finish(
      @State(value = "START", then = "END") @OnThrow({"START", "END"}) StreamExp<ByteVector> stream,
      String name)
      throws IOException {
    find(name);
    stream.sendEos();
    find(name + ".end");
  }

  private static void find(String name) throws IOException {
    if (name.isEmpty()) {
      throw new IOException();
    }
  }

  static void callerGoesOn(@Claims StreamExp<ByteVector> stream, Ending ending) {
    try {
      ending.end(stream, "log");
    } catch (IOException e) {
      stream.sendEos();
    }
    stream.close();
  }

  static void callerCloses(@Claims StreamExp<ByteVector> stream) {
    try {
      finish(stream, "log");
      stream.close();
    } catch (IOException e) {
      stream.close();
    }
  }

  static void functions(@Claims StreamExp<ByteVector> stream) {
    Ending lambda =
        (each, name) -> {
          find(name);
          each.sendEos();
        };
    callerGoesOn(stream, lambda);
  }

  static void reference(@Claims StreamExp<ByteVector> stream) {
    Ending reference = new Checked()::end;
    callerGoesOn(stream, reference);
  }

  static void refill(@OnThrow("FULL") Ref<ByteVector> buffer, String name) throws IOException {
    ByteVector block = buffer.take();
    try {
      find(name);
      block.set(0, 1);
    } finally {
      buffer.put(block);
    }
  }

  static void refilled(@Claims ByteVector block) {
    Ref<ByteVector> buffer = Ref.of(block);
    try {
      refill(buffer, "log");
      buffer.take().close();
    } catch (IOException e) {
      buffer.take().close();
    }
  }
}
