import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

/** Streams from process to process: a source, two stages of which one knows no type, a sink. */
class StreamPipeline {
  static void run(ExchangeHeap heap) throws InterruptedException {
    var first = StreamChannel.<ByteVector>open(heap);
    var second = StreamChannel.<ByteVector>open(heap);
    var third = StreamChannel.<ByteVector>open(heap);
    Sip source = Sip.start("source", first.exp(), out -> produce(out, heap));
    Sip touch = Sip.start("touch", first.imp(), second.exp(), StreamPipeline::touch);
    Sip pass = Sip.start("pass", second.imp(), third.exp(), StreamPipeline::pass);
    int total = consume(third.imp());
    source.join();
    touch.join();
    pass.join();
    if (total != 55) {
      throw new IllegalStateException("total: " + total);
    }
  }

  static void produce(@Claims StreamExp<ByteVector> out, ExchangeHeap heap)
      throws InterruptedException {
    try (out) {
      for (int i = 1; i <= 10; i++) {
        out.sendData(heap.bytes(i));
        out.receiveNext();
      }
      out.sendEos();
    } catch (ChannelClosedException e) {
      // nobody reads on
    }
  }

  static void touch(@Claims StreamImp<ByteVector> in, @Claims StreamExp<ByteVector> out)
      throws InterruptedException {
    try (in;
        out) {
      while (in.receive(StreamImp.start()) instanceof StreamImp.Data<ByteVector> data) {
        ByteVector item = data.item();
        item.set(0, (byte) 1);
        out.sendData(item);
        in.sendNext();
        out.receiveNext();
      }
      out.sendEos();
    } catch (ChannelClosedException e) {
      // nobody reads on
    }
  }

  static <T extends Tracked> void pass(@Claims StreamImp<T> in, @Claims StreamExp<T> out)
      throws InterruptedException {
    try (in;
        out) {
      while (true) {
        switch (in.receive(StreamImp.start())) {
          case StreamImp.Data<T> data -> {
            out.sendData(data.item());
            in.sendNext();
            out.receiveNext();
          }
          case StreamImp.Eos<T> _ -> {
            out.sendEos();
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    } catch (ChannelClosedException e) {
      // nobody reads on
    }
  }

  static int consume(@Claims StreamImp<ByteVector> in) throws InterruptedException {
    int total = 0;
    try (in) {
      while (true) {
        switch (in.receive(StreamImp.start())) {
          case StreamImp.Data<ByteVector> data -> {
            try (ByteVector item = data.item()) {
              total += item.length();
            }
            in.sendNext();
          }
          case StreamImp.Eos<ByteVector> _ -> {
            return total;
          }
          case ChannelClosed _ -> {
            return total;
          }
        }
      }
    }
  }
}
