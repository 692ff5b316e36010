import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

/** R92 (paper 001 §5.3): endpoints of a local contract may not leave their process. */
class R92Local {
  static void started(@Claims BoxImp imp) {
    // :: error: [channel.local]
    Sip.start("box", imp, box -> box.close());
  }

  static void startedWithAnother(@Claims BoxImp imp, @Claims ByteVector block) {
    // :: error: [channel.local]
    Sip.start("box", block, imp, R92Local::two);
  }

  static void two(@Claims ByteVector block, @Claims BoxImp imp) {
    block.close();
    imp.close();
  }

  static void sent(@Claims ParcelImp parcel, @Claims BoxImp imp) {
    // :: error: [channel.local]
    parcel.sendWrap(imp);
    parcel.close();
  }

  static <T extends Tracked> void anywhere(@Claims T block) {
    block.close();
  }

  static void given(@Claims BoxImp imp) {
    // :: error: [channel.local]
    anywhere(imp);
  }

  static Tracked returned(@Claims BoxImp imp) {
    // :: error: [channel.local]
    return imp;
  }

  static void piped(@Claims PipeExp<BoxImp> pipe, @Claims BoxImp imp) {
    // :: error: [channel.local]
    pipe.sendItem(imp);
    pipe.close();
  }

  static void captured(@Claims BoxImp imp) {
    // :: error: [tracked.escapes]
    Sip.start("box", () -> imp.close());
    imp.close();
  }

  static void asObject(BoxImp outer, ByteVector block) {
    // :: error: [tracked.escapes]
    outer.sendPut(block, List.of());
    // :: error: [protocol.exit]
  }

  static void blocksInList(@Claims BoxExp exp, ExchangeHeap heap) throws InterruptedException {
    try (exp) {
      switch (exp.receive(BoxExp.OPEN)) {
        case BoxExp.Put m -> {
          if (m.what() instanceof ByteVector v) {
            // :: error: [tracked.escapes]
            v.close();
          }
        }
        // :: error: [message.untaken]
        case BoxExp.Sub _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }
}
