// options: -Acopyless.completion=required
import java.io.IOException;
import org.copyless.annotation.Claims;

/**
 * Once accepted: the end of a catch clause, too, broke off each conversation, be it that the clause
 * itself had gone on with it.
 */
class BrokenOffAtCatchEnd {
  static void once(@Claims TickerImp ticker, Appendable log) {
    try {
      log.append("ticks");
      ticker.sendEnd();
    } catch (IOException e) {
      ticker.sendTick();
    }
    // :: error: [protocol.completion]
    ticker.close();
  }
}
