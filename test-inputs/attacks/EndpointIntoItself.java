import org.copyless.annotation.Claims;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.Tracked;
import org.copyless.sip.Sip;

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
    // :: error: [protocol.weight] «other»
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

  static void pass(@Claims ParcelImp parcel, @Claims Tracked block) {
    parcel.sendWrap(block);
    parcel.close();
  }

  static <T extends Tracked> void pipe(@Claims PipeExp<T> target, @Claims T block) {
    target.sendItem(block);
    target.close();
  }

  static Tracked forgotten(@Claims ParcelExp other) {
    // :: error: [protocol.weight]
    return other;
  }

  static void byHelper(@Claims ParcelImp parcel, @Claims ParcelExp other) {
    // :: error: [protocol.weight]
    pass(parcel, other);
  }

  static void byTypeVariable(@Claims PipeExp<Tracked> target, @Claims PipeImp<Tracked> source) {
    // :: error: [protocol.weight]
    pipe(target, source);
  }

  static void finiteByHelper(@Claims PipeExp<VolumeExp> target, @Claims VolumeExp volume) {
    pipe(target, volume);
  }

  static void started(@Claims ParcelExp other, Sip.Body1<ParcelExp> body) {
    Sip.start("parcels", other, body);
  }
}
