import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** Paper 001 §2.2: a struct by value is a part of what holds it. */
class ByValue {
  static void direct(Frame frame) {
    frame.source().mac(7);
    frame.source().port((int) frame.target().mac());
  }

  static void kept(Frame frame) {
    Address source = frame.source();
    Address target = frame.target();
    source.mac(target.mac());
    if (source != null) {
      target.port(1);
    }
  }

  static long look(Address address) {
    return address.mac();
  }

  static boolean same(Address a, Address b) {
    return a.mac() == b.mac();
  }

  static boolean lent(Frame frame) {
    Address source = frame.source();
    return look(source) > 0 && same(source, frame.target());
  }

  static void copied(Frame frame, Address address) {
    frame.source(address);
    frame.target(frame.source());
  }

  static Frame sameTwice(ExchangeHeap heap, Address address) {
    ByteVector data = heap.bytes(1);
    return FrameRep.allocate(heap, address, address, data);
  }

  static void sentByValue(@Claims PostImp post, Frame frame, @Claims ByteVector body) {
    post.sendLetter(frame.source(), body);
    post.close();
  }

  static void ownedByValue(@Claims PostImp post, ExchangeHeap heap, @Claims ByteVector body) {
    try (Address address = AddressRep.allocate(heap, 1, 2)) {
      post.sendLetter(address, body);
    }
    post.close();
  }

  static void received(@Claims PostExp post) throws InterruptedException {
    try (post) {
      switch (post.receive(PostExp.OPEN)) {
        case PostExp.Letter m -> {
          Address to = m.to();
          m.body().set(0, (byte) to.port());
          m.body().close();
          post.sendDone();
          look(to);
        }
        case PostExp.Whole m -> {
          Frame frame = m.frame();
          look(frame.source());
          frame.close();
          post.sendDone();
        }
        case ChannelClosed _ -> {}
      }
    }
  }

  static void whileExposed(Frame frame) {
    try (var _ = frame.expose()) {
      frame.data().set(0, (byte) frame.source().port());
    }
  }

  static int either(Frame a, Frame b, boolean first) {
    Address address = first ? a.source() : b.source();
    return address.port();
  }

  static void inLoop(Frame frame) {
    for (int i = 0; i < 40; i++) {
      Address each = i % 2 == 0 ? frame.source() : frame.target();
      each.port(i);
    }
  }
}
