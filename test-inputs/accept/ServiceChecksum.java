import java.util.Optional;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** A request/response server: buffers travel to the server and back with their checksum. */
class ServiceChecksum {
  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var channel = ChecksumChannel.open(heap);
      Sip server = Sip.start("server", channel.exp(), ServiceChecksum::serve);
      Sip client = Sip.start("client", channel.imp(), ServiceChecksum::drive);
      server.join();
      client.join();
      report("server", server.failure());
      report("client", client.failure());
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }

  private static void report(String who, Optional<Throwable> failure) {
    failure.ifPresent(thrown -> System.out.println(who + " failed: " + thrown));
  }

  static void serve(@Claims ChecksumExp client) throws InterruptedException {
    try (client) {
      long served = answerAll(client);
      System.out.println("served " + served);
    }
  }

  private static long answerAll(
      @State(
              value = "IDLE",
              then = {"IDLE", "DONE"})
          ChecksumExp client)
      throws InterruptedException {
    long served = 0;
    while (true) {
      switch (client.receive(ChecksumExp.IDLE)) {
        case ChecksumExp.Sum request -> {
          ByteVector data = request.data();
          int sum = sum(data, request.from(), request.to());
          if (sum < 0) {
            client.sendRefused(data);
          } else {
            client.sendSummed(data, sum);
          }
          served++;
        }
        case ChecksumExp.Quit _ -> {
          return served;
        }
        case ChannelClosed _ -> {
          return served;
        }
      }
    }
  }

  private static int sum(ByteVector data, int from, int to) {
    if (from < 0 || to > data.length() || from > to) {
      return -1;
    }
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += data.get(i) & 0xff;
    }
    return sum;
  }

  static void drive(@Claims ChecksumImp server) throws InterruptedException {
    try (server) {
      ByteVector buffer = server.heap().bytes(64);
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < buffer.length(); i++) {
          buffer.set(i, i * round);
        }
        server.sendSum(buffer, 0, round == 3 ? 1000 : 64);
        switch (server.receive(ChecksumImp.IDLE_SUM)) {
          case ChecksumImp.Summed reply -> {
            System.out.println("sum " + reply.sum());
            buffer = reply.data();
          }
          case ChecksumImp.Refused reply -> {
            System.out.println("refused");
            buffer = reply.data();
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
      int first;
      try {
        first = once(server, buffer);
      } catch (ChannelClosedException e) {
        System.out.println(e.getMessage());
        return;
      }
      System.out.println("first " + first);
      server.sendQuit();
    }
  }

  /** The same with direct receives and an exception for a lost peer. */
  static int once(ChecksumImp server, @Claims ByteVector data)
      throws InterruptedException, ChannelClosedException {
    server.sendSum(data, 0, 1);
    return switch (server.receive(ChecksumImp.IDLE_SUM)) {
      case ChecksumImp.Summed reply -> {
        reply.data().close();
        yield reply.sum();
      }
      case ChecksumImp.Refused reply -> {
        reply.data().close();
        yield -1;
      }
      case ChannelClosed _ -> throw new ChannelClosedException("server gone");
    };
  }
}
