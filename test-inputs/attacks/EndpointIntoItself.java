import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;

/**
 * Attack: where the type of an argument names no contract, one end of a channel is sent to the
 * other.
 *
 * <p>At run time it waits in its own queue for ever, and its channel with it.
 *
 * <p>The checker had to see it: such an endpoint has no finite weight (R74).
 */
class EndpointIntoItself {
  static void byMessage(ExchangeHeap heap) {
    var channel = ParcelChannel.open(heap);
    ParcelImp parcel = channel.imp();
    ParcelExp other = channel.exp();
    // :: error: [protocol.weight]
    parcel.<ParcelExp>sendWrap(other);
    parcel.close();
  }

  static void byContract(ExchangeHeap heap) {
    PipeChannel<Tracked> channel = PipeChannel.open(heap);
    PipeImp<Tracked> source = channel.imp();
    PipeExp<Tracked> target = channel.exp();
    // :: error: [protocol.weight]
    target.sendItem(source);
    target.close();
  }

  static void inTurn(
      @Claims PipeExp<PipeImp<Tracked>> target, @Claims ParcelImp parcel, ExchangeHeap heap) {
    var channel = PipeChannel.<PipeImp<Tracked>>open(heap);
    // :: error: [protocol.weight]
    parcel.sendWrap(channel.imp());
    channel.exp().close();
    parcel.close();
    target.close();
  }

  static void finite(@Claims ParcelImp parcel, @Claims VolumeExp volume) {
    parcel.sendWrap(volume);
    parcel.close();
  }

  static void finiteInTurn(@Claims ParcelImp parcel, @Claims PipeImp<VolumeExp> volumes) {
    parcel.sendWrap(volumes);
    parcel.close();
  }
}
