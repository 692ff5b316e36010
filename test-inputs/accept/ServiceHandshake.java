import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;
import org.copyless.sip.Sip;

/** A session: login, then commands, then logout; states pass through helpers with then. */
class ServiceHandshake {
  sealed interface Command permits Echo, Sum, Bye {}

  record Echo(String text) implements Command {}

  record Sum(int... values) implements Command {}

  record Bye() implements Command {}

  static class SessionException extends Exception {
    private static final long serialVersionUID = 1L;
    final int code;

    SessionException(int code, String message, @Nullable Throwable cause) {
      super(message, cause);
      this.code = code;
    }
  }

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      for (int secret : new int[] {7, 8}) {
        SessionChannel c = SessionChannel.open(heap);
        Sip server = Sip.start("server", c.exp(), e -> new ServiceHandshake().serve(e, 7));
        Sip client =
            Sip.start(
                "client",
                c.imp(),
                i -> script(i, secret, List.of(new Echo("hi"), new Sum(1, 2, 3), new Bye())));
        client.join();
        server.join();
        Stream.of(server, client).map(Sip::failure).forEach(f -> f.ifPresent(System.out::println));
      }
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }

  private int attempts;

  void serve(@Claims SessionExp client, int secret) throws InterruptedException {
    try (client) {
      System.out.println(login(client, secret));
    }
  }

  /** Serves to the end and tells whether anyone came in; the channel may be closed early. */
  private boolean login(
      @State(
              value = "START",
              then = {"START", "OPEN", "DONE"})
          SessionExp client,
      int secret)
      throws InterruptedException {
    while (true) {
      switch (client.receive(SessionExp.START)) {
        case SessionExp.Login l when l.secret() == secret -> {
          client.sendWelcome();
          commands(client);
          return true;
        }
        case SessionExp.Login _ -> {
          if (++attempts > 2) {
            client.sendRejected(0);
            return false;
          }
          client.sendDenied(attempts);
        }
        case ChannelClosed _ -> {
          return false;
        }
      }
    }
  }

  private static void commands(
      @State(
              value = "OPEN",
              then = {"OPEN", "DONE"})
          SessionExp client)
      throws InterruptedException {
    for (; ; ) {
      switch (client.receive(SessionExp.OPEN)) {
        case SessionExp.Echo e -> {
          ByteVector text = e.text();
          for (int i = 0, j = text.length() - 1; i < j; i++, j--) {
            byte t = text.get(i);
            text.set(i, text.get(j));
            text.set(j, t);
          }
          client.sendEchoed(text);
        }
        case SessionExp.Sum s -> {
          try (IntVector v = s.values()) {
            long sum = 0;
            for (int i = 0; i < v.length(); i++) sum += v.get(i);
            client.sendSummed(sum);
          }
        }
        case SessionExp.Bye _ -> {
          return;
        }
        case ChannelClosed _ -> {
          return;
        }
      }
    }
  }

  static void script(@Claims SessionImp server, int secret, List<Command> commands)
      throws SessionException {
    try (server) {
      loginOrFail(server, secret);
      for (Command c : commands) {
        switch (c) {
          case Echo(String text) -> System.out.println(echo(server, text));
          case Sum(int[] values) -> System.out.println(sum(server, values));
          case Bye _ -> {
            server.sendBye();
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionException(1, "interrupted", e);
    } catch (ChannelClosedException e) {
      throw new SessionException(2, "server gone", e);
    }
  }

  private static void loginOrFail(
      @State(value = "START", then = "OPEN") SessionImp server, int secret)
      throws InterruptedException, ChannelClosedException, SessionException {
    int guess = secret;
    int tries = 0;
    boolean in = false;
    while (!in) {
      server.sendLogin(guess);
      switch (server.receive(SessionImp.LOGIN)) {
        case SessionImp.Welcome _ -> in = true;
        case SessionImp.Denied d -> {
          tries = d.attempts();
          guess--;
        }
        case SessionImp.Rejected r ->
            throw new SessionException(r.reason(), "after " + tries, null);
        case ChannelClosed _ -> throw new ChannelClosedException("login");
      }
    }
  }

  private static String echo(@State("OPEN") SessionImp server, String text)
      throws InterruptedException, ChannelClosedException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteVector v = server.heap().bytes(bytes.length);
    v.copyFrom(bytes, 0, 0, bytes.length);
    server.sendEcho(v);
    try (ByteVector back = server.receiveEchoed().text()) {
      back.copyTo(0, bytes, 0, bytes.length);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long sum(@State("OPEN") SessionImp server, int... values)
      throws InterruptedException, ChannelClosedException {
    IntVector v = server.heap().ints(values.length);
    int i = 0;
    for (int value : values) v.set(i++, value);
    server.sendSum(v);
    return server.receiveSummed().sum();
  }
}
