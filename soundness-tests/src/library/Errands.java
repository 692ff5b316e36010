import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.heap.ByteVector;

/** What processes of random programs do that are started with the name of a method. */
public final class Errands {
  private Errands() {}

  public static void drop(@Claims ByteVector block) {
    block.close();
  }

  /** Not what a process may do: nobody closes the block. */
  public static void look(ByteVector block) {
    block.length();
  }

  public static void unpack(@Claims NetworkPacket packet) {
    packet.close();
  }

  public static void hangUp(@Claims TicksExp ticks) {
    try (ticks) {
      ticks.sendStop();
    }
  }

  public static void refuse(@Claims @State("ASKED") DeskExp desk) {
    desk.sendRefuse();
    desk.close();
  }

  public static void giveUp(@Claims @State("ASKED") DeskImp desk) {
    desk.close();
  }
}
