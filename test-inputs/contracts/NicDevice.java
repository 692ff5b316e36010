import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/** The network device of paper 001 §2.3; the arguments that the paper elides are filled in. */
@Contract(
    """
    state START: one {
      DeviceInfo! -> IO_CONFIGURE_BEGIN;
    }
    state IO_CONFIGURE_BEGIN: one {
      RegisterForEvents? ->
      SetParameters? -> IO_CONFIGURE_ACK;
    }
    state IO_CONFIGURE_ACK: one {
      InvalidParameters! -> IO_CONFIGURE_BEGIN;
      Success! -> IO_CONFIGURED;
    }
    state IO_CONFIGURED: one {
      StartIO? -> IO_RUNNING;
      ConfigureIO? -> IO_CONFIGURE_BEGIN;
    }
    state IO_RUNNING: one {
      PacketForReceive? -> (Success! or BadPacketSize!)
      -> IO_RUNNING;
      GetReceivedPacket? -> (ReceivedPacket! or NoPacket!)
      -> IO_RUNNING;
    }
    """)
public interface NicDevice {
  @Out
  void deviceInfo(long mac, int mtu);

  @In
  void registerForEvents(@State("READY") NicEventsExp evchan);

  @In
  void setParameters(int mtu);

  @Out
  void invalidParameters();

  @Out
  void success();

  @In
  void startIO();

  @In
  void configureIO();

  @In
  void packetForReceive(ByteVector pkt);

  @Out
  void badPacketSize(ByteVector pkt, int mtu);

  @In
  void getReceivedPacket();

  @Out
  void receivedPacket(NetworkPacket pkt);

  @Out
  void noPacket();
}
