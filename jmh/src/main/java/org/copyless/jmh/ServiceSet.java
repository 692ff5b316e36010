package org.copyless.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Services as people write them, in any number: the same for the same number. Each is a contract, a
 * struct and a class that serves the one with the other: loops over receives, exposes, helpers that
 * borrow and claim, early returns, exceptions, flags and null tests. All keep the rules.
 */
@SuppressWarnings("InlineFormatString") // whole files stand apart from what writes them
final class ServiceSet {
  /** Services to a package, so that package scopes stay as small as in real projects. */
  private static final int PACKAGE = 25;

  private static final String CONTRACT =
      """
      package set.p%1$d;

      import org.copyless.annotation.Contract;
      import org.copyless.annotation.In;
      import org.copyless.annotation.Out;
      import org.copyless.heap.ByteVector;

      /** Stores entries under keys. */
      @Contract(
          \"""
          state IDLE: one {
            Put? -> (Stored! or Refused!) -> IDLE;
            Get? -> (Found! or Missing!) -> IDLE;
            Quit? -> DONE;
          }
          final state DONE: {}
          \""")
      public interface Store%2$d {
        @In
        void put(int key, Entry%2$d entry);

        @Out
        void stored(int size);

        @Out
        void refused(Entry%2$d entry);

        @In
        void get(int key, ByteVector buffer);

        @Out
        void found(ByteVector content);

        @Out
        void missing(ByteVector buffer);

        @In
        void quit();
      }
      """;

  private static final String STRUCT =
      """
      package set.p%1$d;

      import org.copyless.annotation.RepStruct;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.Tracked;

      /** An entry. */
      @RepStruct
      public interface Entry%2$d extends Tracked {
        int key();

        void key(int value);

        ByteVector content();

        void content(ByteVector value);
      }
      """;

  private static final String SERVICE =
      """
      package set.p%1$d;

      import java.io.IOException;
      import java.io.InputStream;
      import java.util.ArrayList;
      import java.util.List;
      import org.copyless.annotation.Claims;
      import org.copyless.annotation.State;
      import org.copyless.channel.ChannelClosed;
      import org.copyless.channel.ChannelClosedException;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.ExchangeHeap;

      /** Both ends of a store. */
      final class Service%2$d {
        private static final int LIMIT = 1 << 12;

        private final ExchangeHeap heap;
        private final List<String> log = new ArrayList<>();
        private final int[] sizes = new int[16];
        private int failures;

        Service%2$d(ExchangeHeap heap) {
          this.heap = heap;
        }

        void serve(@Claims Store%2$dExp client) throws InterruptedException {
          try (client) {
            int answered = answerAll(client);
            log.add("answered " + answered);
          }
        }

        private int answerAll(
            @State(
                    value = "IDLE",
                    then = {"IDLE", "DONE"})
                Store%2$dExp client)
            throws InterruptedException {
          int answered = 0;
          while (true) {
            switch (client.receive(Store%2$dExp.IDLE)) {
              case Store%2$dExp.Put put -> {
                Entry%2$d entry = put.entry();
                if (accepts(entry, put.key())) {
                  entry.close();
                  client.sendStored(answered);
                } else {
                  client.sendRefused(entry);
                }
                answered++;
              }
              case Store%2$dExp.Get get -> {
                ByteVector buffer = get.buffer();
                if (fill(buffer, get.key())) {
                  client.sendFound(buffer);
                } else {
                  client.sendMissing(buffer);
                }
                answered++;
              }
              case Store%2$dExp.Quit _ -> {
                return answered;
              }
              case ChannelClosed _ -> {
                return answered;
              }
            }
          }
        }

        private boolean accepts(Entry%2$d entry, int key) {
          if (key < 0 || key >= sizes.length) {
            failures++;
            return false;
          }
          try (var _ = entry.expose()) {
            ByteVector content = entry.content();
            sizes[key] = content.length();
            if (content.length() > LIMIT) {
              ByteVector shorter = heap.bytes(LIMIT);
              for (int i = 0; i < LIMIT; i++) {
                shorter.set(i, content.get(i));
              }
              entry.content(shorter);
              content.close();
            }
          }
          entry.key(key);
          return true;
        }

        private boolean fill(ByteVector buffer, int key) {
          if (key < 0 || key >= sizes.length || sizes[key] == 0) {
            return false;
          }
          int end = Math.min(buffer.length(), sizes[key]);
          for (int i = 0; i < end; i++) {
            buffer.set(i, (key + i) & 0x7f);
          }
          return true;
        }

        void drive(@Claims Store%2$dImp store, int rounds) throws InterruptedException {
          try (store) {
            for (int round = 0; round < rounds; round++) {
              boolean stored = put(store, round %% sizes.length, entry(round));
              if (!stored) {
                log.add("refused " + round);
                continue;
              }
              int sum = sum(store, round %% sizes.length);
              if (sum < 0) {
                return;
              }
              log.add("sum " + sum);
            }
            store.sendQuit();
          } catch (ChannelClosedException e) {
            log.add("closed: " + e.getMessage());
          }
        }

        private Entry%2$d entry(int round) {
          ByteVector content = heap.bytes(16 + round);
          boolean even = round %% 2 == 0;
          for (int i = 0; i < content.length(); i++) {
            content.set(i, even ? i : round);
          }
          return Entry%2$dRep.allocate(heap, round, content);
        }

        private boolean put(Store%2$dImp store, int key, @Claims Entry%2$d entry)
            throws InterruptedException, ChannelClosedException {
          store.sendPut(key, entry);
          return switch (store.receive(Store%2$dImp.IDLE_PUT)) {
            case Store%2$dImp.Stored reply -> reply.size() >= 0;
            case Store%2$dImp.Refused reply -> {
              reply.entry().close();
              yield false;
            }
            case ChannelClosed _ -> throw new ChannelClosedException("store");
          };
        }

        private int sum(Store%2$dImp store, int key)
            throws InterruptedException, ChannelClosedException {
          store.sendGet(key, heap.bytes(64));
          switch (store.receive(Store%2$dImp.IDLE_GET)) {
            case Store%2$dImp.Found reply -> {
              try (ByteVector content = reply.content()) {
                int sum = 0;
                for (int i = 0; i < content.length(); i++) {
                  sum += content.get(i);
                }
                return sum;
              }
            }
            case Store%2$dImp.Missing reply -> {
              reply.buffer().close();
              return -1;
            }
            case ChannelClosed _ -> throw new ChannelClosedException("store");
          }
        }

        ByteVector read(InputStream from, int size) throws IOException {
          ByteVector block = heap.bytes(size);
          boolean done = false;
          try {
            for (int i = 0; i < size; i++) {
              int next = from.read();
              if (next < 0) {
                break;
              }
              block.set(i, next);
            }
            done = true;
            return block;
          } finally {
            if (!done) {
              failures++;
              block.close();
            }
          }
        }

        int copy(InputStream from, ByteVector to) throws IOException {
          int copied = 0;
          try (ByteVector block = read(from, to.length())) {
            for (int i = 0; i < to.length(); i++) {
              if (block.get(i) != to.get(i)) {
                to.set(i, block.get(i));
                copied++;
              }
            }
          }
          return copied;
        }

        ByteVector longer(@Claims ByteVector left, @Claims ByteVector right) {
          if (left.length() > right.length()) {
            right.close();
            return left;
          }
          left.close();
          return right;
        }

        String summary() {
          StringBuilder text = new StringBuilder();
          for (String line : log) {
            if (!text.isEmpty()) {
              text.append(", ");
            }
            text.append(line);
          }
          return text.append("; failures ").append(failures).toString();
        }
      }
      """;

  private ServiceSet() {}

  /** Writes services of about so many lines in all into a folder. */
  static List<Path> write(int lines, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    long written = 0;
    for (int i = 0; written < lines; i++) {
      int room = i / PACKAGE;
      Path directory = Files.createDirectories(folder.resolve("set/p" + room));
      written += write(files, directory.resolve("Store" + i + ".java"), CONTRACT, room, i);
      written += write(files, directory.resolve("Entry" + i + ".java"), STRUCT, room, i);
      written += write(files, directory.resolve("Service" + i + ".java"), SERVICE, room, i);
    }
    return files;
  }

  private static long write(List<Path> files, Path file, String text, int room, int number)
      throws IOException {
    String source = text.formatted(room, number);
    files.add(Files.writeString(file, source));
    return source.lines().count();
  }

  /** Writes services of about so many lines into a folder: {@code ServiceSet 10000 folder}. */
  public static void main(String[] arguments) throws IOException {
    write(Integer.parseInt(arguments[0]), Path.of(arguments[1]));
  }
}
