import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

/** Paper 001 §2.2: a struct by value is no block of its own. */
class ByValue {
  static void closed(Frame frame) {
    // :: error: [ownership.value] «frame.source()»
    frame.source().close();
  }

  static void resource(Frame frame) {
    // :: error: [ownership.value]
    try (Address source = frame.source()) {
      source.port();
    }
  }

  static void consume(@Claims Tracked block) {
    block.close();
  }

  static void claimed(Frame frame) {
    // :: error: [ownership.value]
    consume(frame.source());
  }

  static Address returned(Frame frame) {
    // :: error: [ownership.value]
    return frame.source();
  }

  static void started(Frame frame) {
    // :: error: [ownership.value]
    Sip.start("x", frame.source(), a -> a.close());
  }

  static void holderClosed(@Claims Frame frame) {
    Address source = frame.source();
    frame.close();
    // :: error: [ownership.dangling]
    source.port();
  }

  static void holderSent(@Claims PostImp post, @Claims Frame frame) {
    Address source = frame.source();
    post.sendWhole(frame);
    // :: error: [ownership.dangling]
    source.port(1);
    post.close();
  }

  static void holderGoneLent(@Claims Frame frame) {
    Address source = frame.source();
    frame.close();
    // :: error: [ownership.dangling]
    look(source);
  }

  static long look(Address address) {
    return address.mac();
  }

  static void both(@Claims Frame frame, Address address) {
    frame.close();
    address.port();
  }

  static void holderClaimedInTheSameCall(@Claims Frame frame) {
    // :: error: [ownership.dangling]
    both(frame, frame.source());
  }

  static void bothReversed(Address address, @Claims Frame frame) {
    frame.close();
    address.port();
  }

  static void holderClaimedBehind(@Claims Frame frame) {
    // :: error: [ownership.dangling]
    bothReversed(frame.source(), frame);
  }

  static void nextReceive(@Claims PostExp post) throws InterruptedException {
    try (post) {
      switch (post.receive(PostExp.OPEN)) {
        case PostExp.Letter m -> {
          Address to = m.to();
          m.body().close();
          post.sendDone();
          switch (post.receive(PostExp.OPEN)) {
            case PostExp.Letter n -> n.body().close();
            case PostExp.Whole n -> n.frame().close();
            case ChannelClosed _ -> {}
          }
          // :: error: [ownership.dangling]
          look(to);
        }
        case PostExp.Whole m -> m.frame().close();
        case ChannelClosed _ -> {}
      }
    }
  }

  static void afterClose(@Claims PostExp post) throws InterruptedException {
    Address kept = null;
    try (post) {
      switch (post.receive(PostExp.OPEN)) {
        case PostExp.Letter m -> {
          kept = m.to();
          m.body().close();
        }
        case PostExp.Whole m -> m.frame().close();
        case ChannelClosed _ -> {}
      }
    }
    if (kept != null) {
      // :: error: [ownership.dangling]
      look(kept);
    }
  }

  static void held(Frame frame) {
    // :: error: [tracked.escapes]
    Object o = frame.source();
  }

  static void captured(Frame frame) {
    Address source = frame.source();
    // :: error: [tracked.escapes]
    Runnable r = () -> source.port(1);
    r.run();
  }

  static void mixed(Frame frame, @Claims Address own, boolean which) {
    Address one = which ? frame.source() : own;
    // :: error: [ownership.ambiguous]
    one.close();
    own.close();
  }

  static void overwritten(Frame a, @Claims Frame b) {
    Address kept = a.source();
    if (b.source().port() > 0) {
      kept = b.source();
    }
    b.close();
    // :: error: [ownership.dangling]
    kept.port(1);
  }

  static void exposedPart(Frame frame) {
    // :: error: [ownership.value]
    try (var _ = frame.source().expose()) {}
  }
}
