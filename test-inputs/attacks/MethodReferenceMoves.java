import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.parameter.Ref;

/** R43: a reference to a send, a receive or an accessor hides what becomes of its receiver. */
class MethodReferenceMoves {
  interface Keeping {
    void apply(TickerImp ticker);
  }

  interface Ending {
    void apply(@State(value = "OPEN", then = "CLOSED") TickerImp ticker);
  }

  interface Receiving {
    void apply(VolumeExp volume) throws InterruptedException, ChannelClosedException;
  }

  interface Content {
    ByteVector of(NetworkPacket packet);
  }

  interface Taking {
    ByteVector from(Ref<ByteVector> variable);
  }

  static void sendUnseen(@Claims TickerImp ticker) {
    // :: error: [override.state]
    Keeping keeping = TickerImp::sendEnd;
    keeping.apply(ticker);
    ticker.sendEnd();
    ticker.close();
  }

  static void sendDeclared(@Claims TickerImp ticker) {
    Ending ending = TickerImp::sendEnd;
    ending.apply(ticker);
    ticker.close();
  }

  static void passed(@Claims TickerImp ticker) {
    end(TickerImp::sendEnd, ticker);
  }

  static void end(Ending ending, @Claims TickerImp ticker) {
    ending.apply(ticker);
    ticker.close();
  }

  static void messageUnseen(VolumeExp volume) throws InterruptedException, ChannelClosedException {
    // :: error: [override.state]
    Receiving receiving = VolumeExp::receiveRead;
    receiving.apply(volume);
  }

  static void fieldOfUnexposed(NetworkPacket packet) {
    // :: error: [tracked.escapes]
    Content content = NetworkPacket::data;
    content.of(packet).close();
  }

  static void emptied(Ref<ByteVector> variable) {
    // :: error: [override.state]
    Taking taking = Ref::take;
    taking.from(variable).close();
  }
}
