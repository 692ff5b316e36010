package org.copyless.examples.nic;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.Out;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/**
 * What a network device offers to a netstack, seen from the device: {@code !} is sent by the
 * device, {@code ?} by the netstack.
 *
 * <p>Source: Fähndrich et al., §2.3, states and messages as they stand there. The paper writes
 * {@code (...)} for some arguments; they are filled in here.
 */
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
      // the paper elides the messages for transmitting packets
    }
    """)
public interface NicDevice {
  /**
   * What the device is.
   *
   * @param mac its hardware address, in the low 48 bits
   * @param mtu the longest frame that it receives, in bytes; buffers must have room for it
   * @param link what its frames begin with
   */
  @Out
  void deviceInfo(long mac, int mtu, LinkType link);

  /**
   * Gives the device a channel on which to tell of events.
   *
   * @param evchan the device's end of it
   */
  @In
  void registerForEvents(@State("READY") NicEventsExp evchan);

  /**
   * Configures the device.
   *
   * @param burst how many packets the device may receive before it waits to be asked for them
   */
  @In
  void setParameters(int burst);

  /** The device cannot work with these parameters; configuration starts again. */
  @Out
  void invalidParameters();

  /** The device has done what it was asked for. */
  @Out
  void success();

  /** Lets the device receive packets from here on. */
  @In
  void startIO();

  /** Starts the configuration again. */
  @In
  void configureIO();

  /**
   * Gives the device a buffer for one packet.
   *
   * @param pkt the buffer
   */
  @In
  void packetForReceive(ByteVector pkt);

  /**
   * The buffer is too small.
   *
   * @param pkt the buffer, given back
   * @param mtu how many bytes it must have at least
   */
  @Out
  void badPacketSize(ByteVector pkt, int mtu);

  /** Asks for a packet. */
  @In
  void getReceivedPacket();

  /**
   * A packet.
   *
   * @param pkt the packet, in a buffer that the netstack had given to the device
   */
  @Out
  void receivedPacket(NetworkPacket pkt);

  /** There is no packet now; an event will tell of the next. */
  @Out
  void noPacket();
}
