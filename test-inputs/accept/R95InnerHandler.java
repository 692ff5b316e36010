import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R95: behind the closing of a resource, the innermost clause that fits has the exception. */
class R95InnerHandler {
  static void copy(Reader in, ExchangeHeap heap) {
    try {
      ByteVector whole = heap.bytes(in.read());
      try (ByteVector part = heap.bytes(1)) {
        part.set(0, in.read());
        whole.set(0, part.get(0));
      } catch (IOException e) {
        System.out.println("only a part: " + e);
      }
      whole.close();
    } catch (IOException e) {
      System.out.println("nothing: " + e);
    }
  }

  static void release(Reader in, @Claims ByteVector block) {
    try {
      try {
        in.read();
      } finally {
        System.out.println(block.length());
      }
    } catch (FileNotFoundException e) {
      block.close();
      return;
    } catch (IOException e) {
      System.out.println(e);
    }
    block.close();
  }

  static void transfer(File from, File to, @Claims ByteVector block) {
    try (InputStream in = new FileInputStream(from);
        OutputStream out = new FileOutputStream(to)) {
      out.write(in.read());
    } catch (IOException e) {
      System.out.println("closed, whatever closing has thrown besides: " + e);
    }
    block.close();
  }
}
