import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.EndpointMap;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R89 (paper 001 §5.1): a map is a set of endpoints that keeps something with each of them. */
class R89Maps {
  static void added(ExchangeHeap heap, @Claims NicDeviceExp client) {
    EndpointMap<@State("IO_RUNNING") NicDeviceExp, String> map =
        EndpointMap.create(heap, NicDeviceExp.IO_RUNNING);
    // :: error: [protocol.declared]
    map.add(client, "first");
    map.close();
  }

  static String selected(EndpointMap<@State("IO_RUNNING") NicDeviceExp, String> map) {
    // :: error: [ownership.leak]
    map.selected();
    return map.data();
  }

  static void again(EndpointMap<@State("IO_RUNNING") NicDeviceExp, String> map) {
    NicDeviceExp client = map.selected();
    // :: error: [protocol.state]
    client.sendNoPacket();
    map.add(client, map.data());
  }

  static void passed(EndpointMap<@State("IO_CONFIGURED") NicDeviceExp, String> map) {
    // :: error: [protocol.instance]
    again(map);
  }

  static void tracked(
      EndpointMap<NicEventsImp, Object> map, @Claims NicEventsImp events, @Claims ByteVector data) {
    // :: error: [tracked.escapes]
    map.add(events, data);
  }
}
