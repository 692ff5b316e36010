import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;

/**
 * Once rejected, wrongly: 'open' is false exactly on the paths on which the endpoint is in CLOSED
 * or its peer gone; the loop is then left. This is the most usual form of a service loop.
 * checker.md promises: '(result variable, label) cases keep a stored boolean related to the state'.
 */
class BooleanTellsState {
  static void consume(@Claims TickerExp in) throws InterruptedException {
    try (in) {
      boolean open = true;
      while (open) {
        switch (in.receive(TickerExp.OPEN)) {
          case TickerExp.Tick _ -> in.sendTock();
          case TickerExp.End _ -> open = false;
          case ChannelClosed _ -> open = false;
        }
      }
    }
  }
}
