import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** A directory binds connections to services, of contracts that extend the one that it knows. */
class ServiceBinding {
  private static final int PLAIN = 1;
  private static final int ECHO = 2;

  static void run(ExchangeHeap heap) throws InterruptedException {
    var channel = ServiceDirectoryChannel.open(heap);
    Sip directory = Sip.start("directory", channel.exp(), ServiceBinding::serve);
    try (ServiceDirectoryImp imp = channel.imp()) {
      ping(imp, heap);
      echo(imp, heap);
    } catch (ChannelClosedException e) {
      throw new IllegalStateException(e);
    }
    directory.join();
  }

  static void serve(@Claims ServiceDirectoryExp directory) throws InterruptedException {
    try (directory) {
      while (true) {
        switch (directory.receive(ServiceDirectoryExp.READY)) {
          case ServiceDirectoryExp.Bind m -> bind(directory, m.name(), m.connection());
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  static void bind(
      @State(value = "READY_BIND", then = "READY") ServiceDirectoryExp directory,
      int name,
      @Claims ServiceExp connection) {
    if (name == ECHO && connection instanceof EchoServiceExp echo) {
      Sip.start("echo", echo, ServiceBinding::echoes);
      directory.sendBound();
    } else if (name == PLAIN) {
      Sip.start("plain", connection, ServiceBinding::pongs);
      directory.sendBound();
    } else {
      directory.sendRefused(connection);
    }
  }

  static void echoes(@Claims EchoServiceExp service) throws InterruptedException {
    try (service) {
      service.sendGreeting();
      while (true) {
        switch (service.receive(EchoServiceExp.TALK)) {
          case EchoServiceExp.Say m -> service.sendSaid(m.text());
          case EchoServiceExp.Leave _ -> {
            service.sendSuccess();
            answer(service);
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  static void pongs(@Claims ServiceExp service) throws InterruptedException {
    try (service) {
      service.sendSuccess();
      answer(service);
    }
  }

  static void answer(
      @State(
              value = "READY",
              then = {"READY", "DONE"})
          ServiceExp service)
      throws InterruptedException {
    while (true) {
      switch (service.receive(ServiceExp.READY)) {
        case ServiceExp.Ping _ -> service.sendPong();
        case ServiceExp.Quit _ -> {
          return;
        }
        case ChannelClosed _ -> {
          return;
        }
      }
    }
  }

  static void ping(ServiceDirectoryImp directory, ExchangeHeap heap)
      throws InterruptedException, ChannelClosedException {
    var channel = ServiceChannel.open(heap);
    directory.sendBind(PLAIN, channel.exp());
    try (ServiceImp service = channel.imp()) {
      if (isBound(directory)) {
        service.receiveSuccess();
        service.sendPing();
        service.receivePong();
        service.sendQuit();
      }
    }
  }

  static void echo(ServiceDirectoryImp directory, ExchangeHeap heap)
      throws InterruptedException, ChannelClosedException {
    var channel = EchoServiceChannel.open(heap);
    directory.sendBind(ECHO, channel.exp());
    try (EchoServiceImp service = channel.imp()) {
      if (!isBound(directory)) {
        return;
      }
      switch (service.receive(EchoServiceImp.START)) {
        case EchoServiceImp.Greeting _ -> {
          service.sendSay(heap.bytes(3));
          try (ByteVector text = service.receiveSaid().text()) {
            text.set(0, (byte) 1);
          }
          service.sendLeave();
        }
        case EchoServiceImp.Success _ -> service.sendQuit();
        case ChannelClosed _ -> {}
      }
    }
  }

  static boolean isBound(@State(value = "READY_BIND", then = "READY") ServiceDirectoryImp directory)
      throws InterruptedException {
    return switch (directory.receive(ServiceDirectoryImp.READY_BIND)) {
      case ServiceDirectoryImp.Bound _ -> true;
      case ServiceDirectoryImp.Refused m -> {
        m.connection().close();
        yield false;
      }
      case ChannelClosed _ -> throw new IllegalStateException("the directory has gone");
    };
  }
}
