import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.library.Partner;

/**
 * The other ends of two-way channels, played by the driver. Not under the checker: they hold
 * endpoints in fields, and do what they are told in whatever state these are.
 */
@SuppressWarnings("copyless")
public final class Desks {
  private Desks() {}

  /** An end that asks, in some state, with a partner that answers. */
  public static DeskImp imp(Choices c, ExchangeHeap heap, String state) {
    var channel = DeskChannel.open(heap);
    DeskImp imp = channel.imp();
    c.outside().play(imp, new Server(channel.exp(), heap));
    switch (state) {
      case "ASKED" -> imp.sendAsk(heap.bytes(1));
      case "HANDED" -> imp.sendHand(ticks(heap));
      default -> {}
    }
    return imp;
  }

  /** An end that answers, in some state, with a partner that asks. */
  public static DeskExp exp(Choices c, ExchangeHeap heap, String state) {
    var channel = DeskChannel.open(heap);
    DeskExp exp = channel.exp();
    Client client = new Client(channel.imp(), heap);
    c.outside().play(exp, client);
    if (!state.equals("READY")) {
      client.answer(state.equals("ASKED") ? 0 : 1);
      receive(exp);
    }
    return exp;
  }

  /** An end whose peer is closed. */
  private static TicksExp ticks(ExchangeHeap heap) {
    var channel = TicksChannel.open(heap);
    channel.imp().close();
    return channel.exp();
  }

  /** An end that has to answer a peer that is closed. */
  private static DeskExp asked(ExchangeHeap heap) {
    var channel = DeskChannel.open(heap);
    DeskImp imp = channel.imp();
    DeskExp exp = channel.exp();
    imp.sendAsk(heap.bytes(1));
    receive(exp);
    imp.close();
    return exp;
  }

  /** Takes a question, if there is one; the state that follows. */
  private static String receive(DeskExp exp) {
    return switch (exp.tryReceive(DeskExp.READY)) {
      case null -> "READY";
      case DeskExp.Ask m -> {
        m.block().close();
        yield "ASKED";
      }
      case DeskExp.Hand m -> {
        m.ticks().close();
        yield "HANDED";
      }
      case DeskExp.Pass m -> {
        m.desk().close();
        yield "ASKED";
      }
      case DeskExp.Quit _ -> "OVER";
      case ChannelClosed _ -> "READY";
    };
  }

  /** Answers. */
  private static final class Server implements Partner {
    private final DeskExp exp;
    private final ExchangeHeap heap;
    private String state = "READY";

    Server(DeskExp exp, ExchangeHeap heap) {
      this.exp = exp;
      this.heap = heap;
    }

    @Override
    public int answers() {
      if (state.equals("READY")) {
        state = receive(exp);
      }
      return switch (state) {
        case "ASKED" -> 3;
        case "HANDED" -> 2;
        default -> 0;
      };
    }

    @Override
    public void answer(int choice) {
      boolean handed = state.equals("HANDED");
      if (choice == (handed ? 1 : 2)) {
        end();
        return;
      }
      if (handed) {
        exp.sendBack(ticks(heap));
      } else if (choice == 0) {
        exp.sendAnswer(heap.bytes(1));
      } else {
        exp.sendRefuse();
      }
      state = "READY";
    }

    @Override
    public void end() {
      if (!state.equals("CLOSED")) {
        state = "CLOSED";
        exp.close();
      }
    }
  }

  /** Asks. */
  private static final class Client implements Partner {
    private final DeskImp imp;
    private final ExchangeHeap heap;
    private String state = "READY";

    Client(DeskImp imp, ExchangeHeap heap) {
      this.imp = imp;
      this.heap = heap;
    }

    @Override
    public int answers() {
      if (state.equals("ASKED")) {
        switch (imp.tryReceive(DeskImp.ASKED)) {
          case null -> {}
          case DeskImp.Answer m -> {
            m.block().close();
            state = "READY";
          }
          case DeskImp.Refuse _ -> state = "READY";
          case ChannelClosed _ -> {}
        }
      }
      if (state.equals("HANDED")) {
        switch (imp.tryReceive(DeskImp.HANDED)) {
          case null -> {}
          case DeskImp.Back m -> {
            m.ticks().close();
            state = "READY";
          }
          case ChannelClosed _ -> {}
        }
      }
      return state.equals("READY") ? 5 : 0;
    }

    @Override
    public void answer(int choice) {
      switch (choice) {
        case 0 -> imp.sendAsk(heap.bytes(1));
        case 1 -> imp.sendHand(ticks(heap));
        case 2 -> imp.sendPass(asked(heap));
        case 3 -> imp.sendQuit();
        default -> {
          end();
          return;
        }
      }
      state =
          switch (choice) {
            case 1 -> "HANDED";
            case 3 -> "OVER";
            default -> "ASKED";
          };
    }

    @Override
    public void end() {
      if (!state.equals("CLOSED")) {
        state = "CLOSED";
        imp.close();
      }
    }
  }
}
