import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

/**
 * R43 (paper 003 §2): what goes through a polymorphic contract is what its type argument says, an
 * endpoint in the state that it names.
 */
class R43TypeArguments {
  static void blocks(ExchangeHeap heap) throws InterruptedException {
    StreamChannel<ByteVector> channel = StreamChannel.open(heap);
    StreamExp<ByteVector> source = channel.exp();
    source.sendData(heap.bytes(3));
    source.close();
    try (StreamImp<ByteVector> sink = channel.imp()) {
      switch (sink.receive(StreamImp.start())) {
        case StreamImp.Data<ByteVector> m -> {
          m.item().set(0, (byte) 1);
          m.item().close();
          sink.sendNext();
        }
        case StreamImp.Eos<ByteVector> _ -> {}
        case ChannelClosed _ -> {}
      }
    }
  }

  static void nodes(@Claims PipeImp<Node> sink) throws InterruptedException {
    try (sink) {
      Node node = sink.receiveItem().item();
      try (var _ = node.expose()) {
        node.payload().set(0, (byte) 1);
      }
      node.close();
    } catch (ChannelClosedException e) {
      // nothing came
    }
  }

  static void send(
      @Claims PipeExp<@State("IDLE_READ") VolumeExp> target,
      @Claims @State("IDLE_READ") VolumeExp volume) {
    target.sendItem(volume);
    target.close();
  }

  static void receive(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source)
      throws InterruptedException {
    try (source) {
      VolumeExp volume = source.receiveItem().item();
      volume.sendMissing();
      volume.close();
    } catch (ChannelClosedException e) {
      // nothing came
    }
  }

  static void initialState(@Claims PipeExp<VolumeImp> target, @Claims VolumeImp volume) {
    target.sendItem(volume);
    target.close();
  }

  static void opened(ExchangeHeap heap, @Claims @State("IDLE_READ") VolumeExp volume) {
    PipeChannel<@State("IDLE_READ") VolumeExp> channel = PipeChannel.open(heap);
    send(channel.exp(), volume);
    Sip.start("sink", channel.imp(), R43TypeArguments::receive);
  }

  static void openedByName(ExchangeHeap heap, @Claims @State("IDLE_READ") VolumeExp volume) {
    var channel = PipeChannel.<@State("IDLE_READ") VolumeExp>open(heap);
    var target = channel.exp();
    target.sendItem(volume);
    target.close();
    Sip.start(
        "sink",
        channel.imp(),
        source -> {
          try (source) {
            VolumeExp received = source.receiveItem().item();
            received.sendMissing();
            received.close();
          } catch (ChannelClosedException e) {
            // nothing came
          }
        });
  }

  static void nested(
      @Claims ParcelImp parcel, @Claims PipeExp<@State("IDLE_READ") VolumeExp> stream) {
    parcel.sendVolumes(stream);
    parcel.close();
  }

  static void wrapped(@Claims ParcelImp parcel, @Claims ByteVector block)
      throws InterruptedException {
    parcel.sendWrap(block);
    parcel.close();
  }

  static void unwrapped(@Claims ParcelExp parcel) throws InterruptedException {
    try (parcel) {
      switch (parcel.receive(ParcelExp.OPEN)) {
        case ParcelExp.Wrap m -> {
          Tracked content = m.content();
          content.close();
          parcel.sendDone();
        }
        case ParcelExp.Volumes m -> {
          receiveFirst(m.stream());
          parcel.sendDone();
        }
        case ChannelClosed _ -> {}
      }
    }
  }

  static void receiveFirst(@Claims PipeExp<@State("IDLE_READ") VolumeExp> stream) {
    stream.close();
  }

  static <T extends Tracked> void forward(@Claims PipeImp<T> source, @Claims PipeExp<T> target)
      throws InterruptedException {
    try (source;
        target) {
      target.sendItem(source.receiveItem().item());
    } catch (ChannelClosedException e) {
      // nothing came
    }
  }

  static void forwardBlocks(@Claims PipeImp<ByteVector> source, @Claims PipeExp<ByteVector> target)
      throws InterruptedException {
    forward(source, target);
  }

  static void any(@Claims PipeImp<?> source) throws InterruptedException {
    try (source) {
      source.receiveItem().item().close();
    } catch (ChannelClosedException e) {
      // nothing came
    }
  }

  static void anyVolume(@Claims PipeImp<@State("IDLE_READ") VolumeExp> source)
      throws InterruptedException {
    any(source);
  }
}
