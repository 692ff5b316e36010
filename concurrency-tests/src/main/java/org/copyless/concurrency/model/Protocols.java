package org.copyless.concurrency.model;

import java.util.List;
import org.copyless.concurrency.contract.FloodChannel;
import org.copyless.concurrency.contract.GreeterChannel;
import org.copyless.concurrency.contract.LoudGreeterChannel;
import org.copyless.concurrency.contract.QuestionsChannel;
import org.copyless.concurrency.contract.RelayChannel;
import org.copyless.concurrency.contract.StreamChannel;
import org.copyless.concurrency.contract.WindowChannel;
import org.copyless.heap.ByteVector;

/** The contracts of {@code org.copyless.concurrency.contract}, as tables. */
final class Protocols {
  private static final String GREETER_MOVES =
      """
      hello(stamp)
      work(amount)
      done(result)
      leave()
      START hello! READY
      READY work? READY_WORK
      READY_WORK done! READY
      READY leave? START
      """;

  static final List<Protocol> ALL =
      List.of(questions(), window(), flood(), relay(), stream(), greeter(), loudGreeter());

  private Protocols() {}

  private static Protocol questions() {
    String table =
        """
        number(value, shift)
        bytes(data, stamp)
        chain(link)
        rows(rows, stamp)
        turn(data)
        turned(data)
        answer(checksum)
        START number? START_NUMBER
        START bytes? START_BYTES
        START chain? START_CHAIN
        START rows? START_ROWS
        START turn? START_TURN
        START_NUMBER answer! START
        START_BYTES answer! START
        START_CHAIN answer! START
        START_ROWS answer! START
        START_TURN turned! START
        """;
    return Protocol.of(
        "Questions",
        false,
        table,
        heap -> {
          QuestionsChannel channel = QuestionsChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }

  private static Protocol window() {
    String table =
        """
        item(sequence, data)
        more()
        last(count)
        total(checksum)
        START item? START_ITEM
        START_ITEM item? START_ITEM_ITEM
        START_ITEM_ITEM item? START_ITEM_ITEM_ITEM
        START_ITEM_ITEM_ITEM item? START_ITEM_ITEM_ITEM_ITEM
        START_ITEM_ITEM_ITEM_ITEM more! START
        START last? START_LAST
        START_LAST total! END
        """;
    return Protocol.of(
        "Window",
        false,
        table,
        heap -> {
          WindowChannel channel = WindowChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }

  private static Protocol flood() {
    String table =
        """
        drop(sequence, data)
        ask()
        told(checksum)
        START drop! START
        START ask! START_ASK
        START_ASK told? START
        """;
    return Protocol.of(
        "Flood",
        true,
        table,
        heap -> {
          FloodChannel channel = FloodChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }

  private static Protocol relay() {
    String table =
        """
        asker(end)
        answerer(end)
        source(end)
        halfSource(end)
        sink(end)
        halfSink(end)
        flooder(end)
        basin(end)
        START asker? DONE
        START answerer? DONE
        START source? DONE
        START halfSource? DONE
        START sink? DONE
        START halfSink? DONE
        START flooder? DONE
        START basin? DONE
        """;
    return Protocol.of(
        "Relay",
        false,
        table,
        heap -> {
          RelayChannel channel = RelayChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }

  private static Protocol stream() {
    String table =
        """
        data(item)
        next()
        eos()
        START data! START_DATA
        START_DATA next? START
        START eos! END
        """;
    return Protocol.of(
        "Stream",
        false,
        table,
        heap -> {
          StreamChannel<ByteVector> channel = StreamChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }

  private static Protocol greeter() {
    return Protocol.of(
        "Greeter",
        false,
        GREETER_MOVES,
        heap -> {
          GreeterChannel channel = GreeterChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }

  private static Protocol loudGreeter() {
    String more =
        """
        shout(stamp)
        heard(stamp)
        START shout! START_SHOUT
        START_SHOUT heard? START
        """;
    return Protocol.of(
        "LoudGreeter",
        false,
        GREETER_MOVES + more,
        heap -> {
          LoudGreeterChannel channel = LoudGreeterChannel.open(heap);
          return new Protocol.Pair(channel.imp(), channel.exp());
        });
  }
}
