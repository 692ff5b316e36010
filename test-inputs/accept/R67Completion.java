// options: -Acopyless.completion=required
import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;

/** R67 with -Acopyless.completion=required: who closes first has brought it to a final state. */
class R67Completion {
  static void client(@Claims TickerImp ticker) throws InterruptedException {
    try (ticker) {
      ticker.sendTick();
      ticker.receiveTock();
      ticker.sendEnd();
    } catch (ChannelClosedException e) {
      System.out.println("the clock is gone");
    }
  }

  static void byHand(@Claims TickerImp ticker, int ticks) throws InterruptedException {
    try {
      for (int i = 0; i < ticks; i++) {
        ticker.sendTick();
        ticker.receiveTock();
      }
      ticker.sendEnd();
    } catch (ChannelClosedException e) {
      System.out.println("the clock is gone");
    } finally {
      ticker.close();
    }
  }

  static void server(@Claims TickerExp ticker) throws InterruptedException {
    try (ticker) {
      while (true) {
        switch (ticker.receive(TickerExp.OPEN)) {
          case TickerExp.Tick _ -> ticker.sendTock();
          case TickerExp.End _ -> {
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  static void together(@Claims TickerExp ticker) throws InterruptedException {
    try (ticker) {
      boolean isOpen = true;
      while (isOpen) {
        switch (ticker.receive(TickerExp.OPEN)) {
          case TickerExp.Tick _ -> ticker.sendTock();
          case TickerExp.End _, ChannelClosed _ -> isOpen = false;
        }
      }
    }
  }

  static void interrupted(@Claims TickerImp ticker, Appendable log) {
    try {
      log.append("no ticks today");
      ticker.sendEnd();
      ticker.close();
    } catch (IOException e) {
      ticker.close();
    }
  }

  static void refused(@Claims TickerImp ticker, int ticks) {
    try (ticker) {
      if (ticks < 0) {
        throw new IllegalArgumentException("ticks=" + ticks);
      }
      ticker.sendEnd();
    }
  }

  static void known(@Claims TickerImp ticker, Appendable log) {
    try {
      ticker.sendTick();
      log.append("tick");
      ticker.receiveTock();
    } catch (IOException | InterruptedException | ChannelClosedException e) {
      if (ticker.inState("OPEN_TICK")) {
        ticker.close();
        return;
      }
      ticker.close();
      return;
    }
    ticker.sendEnd();
    ticker.close();
  }

  static void done(@Claims @State("CLOSED") TickerImp ticker) {
    ticker.close();
  }
}
