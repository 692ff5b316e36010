package org.copyless.examples.map;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.map.MapperExp.Arg;
import org.copyless.examples.map.StreamImp.Data;
import org.copyless.examples.map.StreamImp.Eos;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.LongVector;
import org.copyless.sip.Sip;
import org.copyless.sip.Starter;

/**
 * Prints a checksum for each 4 KiB of a file. Three processes: one reads the file, one computes,
 * one applies the second to all that the first sends. The chunks themselves are never copied.
 */
public final class Checksums {
  private static final int CHUNK_BYTES = 4096;

  /** Has a hook, so that failures are not logged: they are returned. */
  private static final Starter SIPS = Sip.virtual().onExit(_ -> {});

  private Checksums() {}

  /**
   * Runs the example.
   *
   * @param args the file
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: checksums FILE");
      System.exit(2);
    }
    Optional<Throwable> failure = print(Path.of(args[0]), System.out);
    if (failure.isPresent()) {
      System.err.println("checksums: " + failure.get());
      System.exit(1);
    }
  }

  /** Prints the checksums of a file; returns what went wrong, if anything did. */
  static Optional<Throwable> print(Path file, PrintStream out) throws InterruptedException {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      StreamChannel<ByteVector> chunks = StreamChannel.open(heap);
      StreamChannel<LongVector> sums = StreamChannel.open(heap);
      MapperChannel<ByteVector, LongVector> mapping = MapperChannel.open(heap);
      Sip reader = SIPS.start("reader", chunks.exp(), exp -> read(file, heap, exp));
      Sip checksum = SIPS.start("checksum", mapping.exp(), exp -> checksum(heap, exp));
      Sip printer = SIPS.start("printer", sums.imp(), imp -> print(imp, out));
      try (var mapper = mapping.imp()) {
        Maps.map(mapper, chunks.imp(), sums.exp());
      } catch (ChannelClosedException e) {
        // one of the others has failed, and says why
      }
      reader.join();
      checksum.join();
      printer.join();
      return reader.failure().or(checksum::failure).or(printer::failure);
    }
  }

  /** The source: sends the file, chunk by chunk. */
  private static void read(Path file, ExchangeHeap heap, @Claims StreamExp<ByteVector> target)
      throws IOException, InterruptedException, ChannelClosedException {
    try (target;
        FileChannel channel = FileChannel.open(file)) {
      for (long left = channel.size(); left > 0; left -= CHUNK_BYTES) {
        ByteVector chunk = heap.bytes((int) Math.min(left, CHUNK_BYTES));
        try {
          chunk.readFrom(channel, 0, chunk.length());
        } catch (IOException e) {
          chunk.close();
          throw e;
        }
        target.sendData(chunk);
        target.receiveNext();
      }
      target.sendEos();
    }
  }

  /** The function: a CRC-32 for each chunk. */
  private static void checksum(ExchangeHeap heap, @Claims MapperExp<ByteVector, LongVector> caller)
      throws InterruptedException {
    try (caller) {
      while (true) {
        switch (caller.receive(MapperExp.<ByteVector, LongVector>waitArg())) {
          case Arg<ByteVector, LongVector> m -> {
            LongVector sum = heap.longs(1);
            try (var chunk = m.value()) {
              sum.set(0, crc(chunk));
            }
            caller.sendRes(sum);
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  private static long crc(ByteVector chunk) {
    CRC32 crc = new CRC32();
    for (int i = 0; i < chunk.length(); i++) {
      crc.update(chunk.get(i));
    }
    return crc.getValue();
  }

  /** The target: prints the results. */
  private static void print(@Claims StreamImp<LongVector> sums, PrintStream out)
      throws InterruptedException {
    try (sums) {
      while (true) {
        switch (sums.receive(StreamImp.<LongVector>start())) {
          case Data<LongVector> m -> {
            try (var sum = m.item()) {
              out.printf("%08x%n", sum.get(0));
            }
            sums.sendNext();
          }
          case Eos<LongVector> _ -> {
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }
}
