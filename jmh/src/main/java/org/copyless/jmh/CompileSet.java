package org.copyless.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Contracts as people write them, in any number: the same for the same number. Each has 22 messages
 * of which some carry scalars, strings of bytes, structs and endpoints of the contract before it;
 * its protocol has choices, sequences, a loop and a way out.
 */
@SuppressWarnings("InlineFormatString") // whole files stand apart from what writes them
final class CompileSet {
  /** Contracts to a package, so that package scopes stay as small as in real projects. */
  private static final int PACKAGE = 25;

  private static final String CONTRACT =
      """
      package set.p%1$d;

      import org.copyless.annotation.Contract;
      import org.copyless.annotation.In;
      import org.copyless.annotation.Out;
      import org.copyless.annotation.State;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.IntVector;

      /** A service with sessions, queries and a stream of events. */
      @Contract(
          \"""
          state START: one { Hello! -> Login? -> LOGIN; }
          state LOGIN: one { Welcome! -> IDLE; Refused! -> START; }
          state IDLE: one {
            Open? -> Opened! -> OPEN;
            Query? -> (Row! or NoRow!) -> IDLE;
            Attach? -> (Attached! or Busy!) -> IDLE;
            Bye? -> GONE;
          }
          state OPEN: one {
            Read? -> (Data! or EndOfData!) -> OPEN;
            Write? -> (Written! or Full!) -> OPEN;
            Shut? -> Closed! -> IDLE;
          }
          state GONE: one { Farewell!; }
          \""")
      public interface C%2$d {
        @Out
        void hello(int version, long features);

        @In
        void login(ByteVector user, ByteVector secret);

        @Out
        void welcome(long session);

        @Out
        void refused(int reason, boolean retry);

        @In
        void open(ByteVector path, int mode);

        @Out
        void opened(long length);

        @In
        void query(Record%2$d filter, int limit);

        @Out
        void row(Record%2$d row);

        @Out
        void noRow();

        @In
        void attach(%3$s);

        @Out
        void attached();

        @Out
        void busy(int seconds, double load);

        @In
        void bye();

        @In
        void read(long offset, int length);

        @Out
        void data(ByteVector bytes, IntVector marks);

        @Out
        void endOfData(short reason, byte flags);

        @In
        void write(long offset, ByteVector bytes);

        @Out
        void written(int count, float quota);

        @Out
        void full(char why);

        @In
        void shut();

        @Out
        void closed();

        @Out
        void farewell(long total);
      }
      """;

  private static final String RECORD =
      """
      package set.p%1$d;

      import org.copyless.annotation.RepStruct;
      import org.copyless.heap.ByteVector;
      import org.copyless.heap.Tracked;

      /** A row. */
      @RepStruct
      public interface Record%2$d extends Tracked {
        long key();

        void key(long value);

        int kind();

        void kind(int value);

        ByteVector name();

        void name(ByteVector value);

        ByteVector content();

        void content(ByteVector value);
      }
      """;

  private CompileSet() {}

  /** Writes the sources of a number of contracts, a contract and a struct each, into a folder. */
  static List<Path> write(int contracts, Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < contracts; i++) {
      int room = i / PACKAGE;
      Path directory = Files.createDirectories(folder.resolve("set/p" + room));
      // The first of each package has no neighbour whose endpoint it could pass on.
      String service =
          i % PACKAGE == 0
              ? "ByteVector name"
              : "@State(\"START\") C%dExp service".formatted(i - 1);
      files.add(
          Files.writeString(
              directory.resolve("C" + i + ".java"), CONTRACT.formatted(room, i, service)));
      files.add(
          Files.writeString(directory.resolve("Record" + i + ".java"), RECORD.formatted(room, i)));
    }
    return files;
  }
}
