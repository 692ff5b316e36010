package org.copyless.jmh.peer;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.copyless.jmh.window.Contender;

/** Bytes through the kernel and back: what the paper's other systems did. */
public final class KernelPair implements Contender {
  private final String name;
  private final End asking;
  private final End answering;

  private KernelPair(String name, End asking, End answering) {
    this.name = name;
    this.asking = asking;
    this.answering = answering;
  }

  /** One side: where it reads, where it writes, and its buffer. */
  private record End(ReadableByteChannel in, WritableByteChannel out, ByteBuffer buffer) {
    static End of(ReadableByteChannel in, WritableByteChannel out, int bytes) {
      return new End(in, out, ByteBuffer.allocateDirect(bytes));
    }

    void put() throws IOException {
      buffer.clear();
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
    }

    void take() throws IOException {
      buffer.clear();
      while (buffer.hasRemaining()) {
        if (in.read(buffer) < 0) {
          throw new EOFException("other side");
        }
      }
    }

    void close() throws IOException {
      in.close();
      out.close();
    }
  }

  /**
   * Opens a pipe in each direction.
   *
   * @param bytes of a message, both ways
   * @return ready
   * @throws IOException if the system has none left
   */
  public static Contender pipes(int bytes) throws IOException {
    Pipe there = Pipe.open();
    Pipe back = Pipe.open();
    return new KernelPair(
        "pipe",
        End.of(back.source(), there.sink(), bytes),
        End.of(there.source(), back.sink(), bytes));
  }

  /**
   * Connects two Unix-domain sockets.
   *
   * @param bytes of a message, both ways
   * @return ready
   * @throws IOException if they cannot be connected
   */
  public static Contender unixSocket(int bytes) throws IOException {
    Path folder = Files.createTempDirectory("copyless-socket");
    Path file = folder.resolve("socket");
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(file);
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      SocketChannel one = SocketChannel.open(address);
      SocketChannel other = server.accept();
      return new KernelPair("unix-socket", End.of(one, one, bytes), End.of(other, other, bytes));
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      asking.put();
      asking.take();
    }
  }

  @Override
  public void answer(int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      answering.take();
      answering.put();
    }
  }

  @Override
  public void close() {
    try {
      asking.close();
      answering.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
