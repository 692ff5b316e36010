package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A heap that is closed while a channel of the JDK fills one of its blocks. */
@Timeout(60)
class HeapInUseTest {
  @Test
  @DisplayName("the close fails, nothing can be used any more, and a later close gives memory back")
  void closedAgain() throws Exception {
    ExchangeHeap heap = ExchangeHeap.create();
    ByteVector vector = heap.bytes(4);
    try (var server = AsynchronousServerSocketChannel.open();
        var reader = new Beginning(AsynchronousSocketChannel.open())) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      reader.socket.connect(server.getLocalAddress()).get();
      try (AsynchronousSocketChannel writer = server.accept().get()) {
        vector.readFrom(reader, 0, 4);
        var refused = assertThrows(IllegalStateException.class, () -> Unreported.close(heap));
        assertTrue(refused.getMessage().contains("close the heap again"), refused.getMessage());
        assertThrows(IllegalStateException.class, () -> heap.bytes(4));
        assertThrows(IllegalStateException.class, () -> Unreported.close(heap));
        writer.write(ByteBuffer.allocate(1)).get();
        assertEquals(1, reader.read.get());
      }
    }
    while (!isClosed(heap)) {
      Thread.onSpinWait(); // the reader's thread is about to let go of the memory
    }
    assertThrows(IllegalStateException.class, () -> vector.get(0));
    heap.close();
  }

  private static boolean isClosed(ExchangeHeap heap) {
    try {
      heap.close();
      return true;
    } catch (IllegalStateException inUse) {
      return false;
    }
  }

  /** Begins to read and does not wait for the end. */
  private static final class Beginning implements ReadableByteChannel {
    private final AsynchronousSocketChannel socket;
    private Future<Integer> read;

    private Beginning(AsynchronousSocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public int read(ByteBuffer target) {
      read = socket.read(target);
      return 0;
    }

    @Override
    public boolean isOpen() {
      return socket.isOpen();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
