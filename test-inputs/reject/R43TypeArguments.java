import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

/**
 * R43 (paper 003 §2): through a polymorphic contract no endpoint goes in another state than that
 * which its type argument names.
 */
class R43TypeArguments {
  static void send(@Claims PipeExp<VolumeExp> target, @Claims @State("IDLE_READ") VolumeExp v) {
    // :: error: [protocol.declared]
    target.sendItem(v);
    target.close();
  }

  static void receive(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source)
      throws InterruptedException, ChannelClosedException {
    try (source) {
      VolumeExp volume = source.receiveItem().item();
      // :: error: [protocol.state]
      volume.sendWritten(true);
      volume.close();
    }
  }

  static void untaken(@Claims PipeImp<ByteVector> source)
      throws InterruptedException, ChannelClosedException {
    try (source) {
      // :: error: [message.untaken] «source.receiveItem()»
      source.receiveItem();
    }
  }

  static void leaked(@Claims PipeImp<ByteVector> source)
      throws InterruptedException, ChannelClosedException {
    try (source) {
      // :: error: [ownership.leak]
      ByteVector item = source.receiveItem().item();
      item.set(0, (byte) 1);
    }
  }

  static void initial(@Claims PipeImp<VolumeExp> source) {
    source.close();
  }

  static void passed(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source) {
    // :: error: [protocol.instance]
    initial(source);
  }

  static PipeImp<VolumeExp> returned(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source) {
    // :: error: [protocol.instance]
    return source;
  }

  static void inPlace(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source) {
    // :: error: [protocol.instance]
    Sip.start("sink", source, R43TypeArguments::initial);
  }

  static void variable(
      @Claims PipeImp<@State("IDLE_READ") VolumeExp> source, Sip.Body1<PipeImp<VolumeExp>> body) {
    // :: error: [protocol.instance]
    Sip.start("sink", source, body);
  }

  static void lambda(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source) {
    Sip.start(
        "sink",
        source,
        (PipeImp<VolumeExp> s) -> {
          try (s) {
            VolumeExp volume = s.receiveItem().item();
            // :: error: [protocol.state]
            volume.sendWritten(true);
            volume.close();
          }
        });
  }

  static void nested(@Claims ParcelImp parcel, @Claims PipeExp<VolumeExp> stream) {
    // :: error: [protocol.instance]
    parcel.sendVolumes(stream);
    parcel.close();
  }

  static void opened(ExchangeHeap heap, @Claims @State("IDLE_READ") VolumeExp volume) {
    PipeChannel<VolumeExp> channel = PipeChannel.open(heap);
    var target = channel.exp();
    // :: error: [protocol.declared]
    target.sendItem(volume);
    target.close();
    channel.imp().close();
  }

  static void openedTwice(ExchangeHeap heap, @Claims @State("IDLE_READ") VolumeExp volume) {
    var channel = PipeChannel.<VolumeExp>open(heap);
    var source = channel.imp();
    PipeChannel<@State("IDLE_READ") VolumeExp> same = channel;
    var target = same.exp();
    // :: error: [protocol.declared]
    target.sendItem(volume);
    target.close();
    source.close();
  }

  static <T extends Tracked> void forward(@Claims PipeImp<T> source, @Claims PipeExp<T> target) {
    source.close();
    target.close();
  }

  static void forwarded(
      @Claims PipeImp<@State("IDLE_READ") VolumeExp> source, @Claims PipeExp<VolumeExp> target) {
    // :: error: [protocol.instance]
    forward(source, target);
  }

  static void anyState(@Claims PipeImp<? extends VolumeExp> source)
      throws InterruptedException, ChannelClosedException {
    try (source) {
      VolumeExp volume = source.receiveItem().item();
      // :: error: [protocol.state]
      volume.sendWritten(true);
      volume.close();
    }
  }

  static void wrap(@Claims ParcelImp parcel, @Claims @State("IDLE_READ") VolumeExp volume) {
    // :: error: [protocol.declared]
    parcel.sendWrap(volume);
    parcel.close();
  }

  static void wrapPipe(
      @Claims ParcelImp parcel, @Claims PipeImp<@State("IDLE_READ") VolumeExp> stream) {
    // :: error: [protocol.instance]
    parcel.sendWrap(stream);
    parcel.close();
  }

  static void unwrap(@Claims @State("OPEN") ParcelExp parcel)
      throws InterruptedException, ChannelClosedException {
    try (parcel) {
      switch (parcel.receive(ParcelExp.OPEN)) {
        case ParcelExp.Wrap m -> {
          VolumeExp volume = (VolumeExp) m.content();
          // :: error: [protocol.state]
          volume.sendWritten(true);
          volume.close();
        }
        case ParcelExp.Volumes m -> m.stream().close();
        case org.copyless.channel.ChannelClosed _ -> {}
      }
    }
  }

  // :: error: [tracked.escapes]
  // :: error: [compiler.warn.raw.class.use]
  static void raw(@Claims PipeImp source) {
    source.close();
  }

  interface Taker {
    void take(@Claims PipeImp<VolumeExp> source);
  }

  static class Other implements Taker {
    @Override
    // :: error: [override.state]
    public void take(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source) {
      source.close();
    }
  }

  static Taker reference() {
    // :: error: [override.state]
    return R43TypeArguments::passedOn;
  }

  static void passedOn(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source) {
    source.close();
  }
}
