import java.util.function.IntUnaryOperator;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.IntVector;
import org.copyless.sip.Sip;

/**
 * Three SIPs in a row: a source, a filter and a sink; each frame travels through all by pointer.
 */
class ServicePipeline {
  private static final int FRAMES = 100;

  public static void main(String[] args) throws InterruptedException {
    ExchangeHeap heap = ExchangeHeap.create(1 << 20);
    FrameLinkChannel first = FrameLinkChannel.open(heap);
    FrameLinkChannel second = FrameLinkChannel.open(heap);
    Sip sink = Sip.start("sink", second.exp(), ServicePipeline::consume);
    Sip filter =
        Sip.start(
            "filter", first.exp(), second.imp(), (in, out) -> filter(in, out, x -> 2 * x + 1));
    Sip source = Sip.start("source", first.imp(), out -> produce(out, FRAMES));
    source.join();
    filter.join();
    sink.join();
    source.failure().ifPresent(Throwable::printStackTrace);
    filter.failure().ifPresent(Throwable::printStackTrace);
    sink.failure().ifPresent(Throwable::printStackTrace);
    System.out.println("live " + heap.statistics().liveBlocks());
    heap.close();
  }

  static void produce(@Claims FrameLinkImp out, int frames) throws InterruptedException {
    try (out) {
      for (int i = 0; i < frames; i++) {
        IntVector frame = out.heap().ints(16);
        fill(frame, i);
        out.sendFrame(frame, i);
        out.receiveCredit();
      }
      out.sendEnd();
    } catch (ChannelClosedException gone) {
      System.out.println("source: peer gone, " + gone.getMessage());
    }
  }

  private static void fill(IntVector frame, int seed) {
    for (int i = 0; i < frame.length(); i++) {
      frame.set(i, seed + i);
    }
  }

  static void filter(@Claims FrameLinkExp in, @Claims FrameLinkImp out, IntUnaryOperator function)
      throws InterruptedException, ChannelClosedException {
    try (in;
        out) {
      while (true) {
        switch (in.receive(FrameLinkExp.OPEN)) {
          case FrameLinkExp.Frame frame -> {
            IntVector data = frame.data();
            int number = frame.number();
            in.sendCredit();
            if (number % 2 == 1) {
              data.close();
              continue;
            }
            map(data, function);
            out.sendFrame(data, number);
            out.receiveCredit();
          }
          case FrameLinkExp.End _ -> {
            out.sendEnd();
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  private static void map(IntVector data, IntUnaryOperator function) {
    for (int i = 0; i < data.length(); i++) {
      data.set(i, function.applyAsInt(data.get(i)));
    }
  }

  static void consume(@Claims FrameLinkExp in) throws InterruptedException {
    long total = 0;
    try (in) {
      frames:
      while (true) {
        switch (in.receive(FrameLinkExp.OPEN)) {
          case FrameLinkExp.Frame frame -> {
            try (IntVector data = frame.data()) {
              for (int i = 0; i < data.length(); i++) {
                total += data.get(i);
              }
            }
            in.sendCredit();
          }
          case FrameLinkExp.End _ -> {
            break frames;
          }
          case ChannelClosed _ -> {
            break frames;
          }
        }
      }
    }
    System.out.println("total " + total);
  }
}
