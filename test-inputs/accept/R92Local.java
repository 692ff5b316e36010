import java.util.List;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/** R92 (paper 001 §5.3): endpoints of a local contract stay in their process. */
class R92Local {
  static void used(ExchangeHeap heap) throws InterruptedException {
    var channel = BoxChannel.open(heap);
    try (BoxImp imp = channel.imp();
        BoxExp exp = channel.exp()) {
      imp.sendPut("text", List.of("a"));
      serve(exp);
    }
  }

  static void serve(BoxExp exp) throws InterruptedException {
    switch (exp.receive(BoxExp.OPEN)) {
      case BoxExp.Put m -> {
        Object what = m.what();
        System.out.println(what + " " + m.names());
        exp.sendDone();
      }
      case BoxExp.Sub m -> {
        finish(m.inner());
        exp.sendDone();
      }
      case ChannelClosed _ -> {}
    }
  }

  static void finish(@Claims BoxImp imp) {
    imp.close();
  }

  static BoxImp passedOn(@Claims BoxImp imp) {
    return imp;
  }

  static void nested(@Claims BoxImp outer, @Claims BoxImp inner) {
    outer.sendSub(inner);
    outer.close();
  }

  static void lent(BoxImp imp) {
    look(imp);
  }

  static void look(Tracked block) {
    block.toString();
  }
}
