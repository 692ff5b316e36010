// options: -Acopyless.completion=required
import java.io.IOException;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;

/** R67 with -Acopyless.completion=required: who closes first has brought it to a final state. */
class R67Completion {
  static void client(@Claims TickerImp ticker) throws InterruptedException {
    // :: error: [protocol.completion] «ticker»
    try (ticker) {
      ticker.sendTick();
      ticker.receiveTock();
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
    } catch (ChannelClosedException e) {
      System.out.println("the clock is gone");
    } finally {
      // :: error: [protocol.completion] «ticker»
      ticker.close();
    }
  }

  static void server(@Claims TickerExp ticker) throws InterruptedException {
    // :: error: [protocol.completion] «ticker»
    try (ticker) {
      while (true) {
        switch (ticker.receive(TickerExp.OPEN)) {
          case TickerExp.Tick _, TickerExp.End _ -> {
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
    // :: error: [protocol.completion] «ticker»
    try (ticker) {
      boolean isOpen = true;
      while (isOpen) {
        switch (ticker.receive(TickerExp.OPEN)) {
          case TickerExp.Tick _ -> {
            ticker.sendTock();
            isOpen = false;
          }
          case TickerExp.End _, ChannelClosed _ -> isOpen = false;
        }
      }
    }
  }

  static void impatient(@Claims TickerExp ticker) throws InterruptedException {
    switch (ticker.tryReceive(TickerExp.OPEN)) {
      case TickerExp.Tick _ -> {
        ticker.sendTock();
        // :: error: [protocol.completion] «ticker»
        ticker.close();
      }
      case TickerExp.End _, ChannelClosed _ -> ticker.close();
      // :: error: [protocol.completion] «ticker»
      case null -> ticker.close();
    }
  }

  static void resumed(@Claims TickerImp ticker, Appendable log) {
    try {
      log.append("ticks");
    } catch (IOException e) {
      ticker.sendTick();
      // :: error: [protocol.completion] «ticker»
      ticker.close();
      return;
    }
    ticker.sendEnd();
    ticker.close();
  }

  static void refused(@Claims TickerImp ticker, int ticks) {
    // :: error: [protocol.completion] «ticker»
    try (ticker) {
      if (ticks < 0) {
        System.out.println("ticks=" + ticks);
      } else {
        ticker.sendEnd();
      }
    }
  }

  static void done(@Claims @State("OPEN_TICK") TickerImp ticker) {
    // :: error: [protocol.completion] «ticker»
    ticker.close();
  }
}
