import static org.copyless.channel.Select.ANY;
import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;

import java.util.function.IntSupplier;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;
import org.copyless.heap.parameter.Ref;

/** R53 (§2.4): what a row says of a source holds until something is done to it, and of no other. */
class R53SelectForms {
  static final Select S =
      matrix(
          row(NicDeviceExp.GetReceivedPacket.class, ANY),
          row(ANY, NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class, ANY),
          row(ANY, NicDeviceExp.PacketForReceive.class),
          row(ChannelClosed.class, ANY),
          row(ANY, ChannelClosed.class));
  static final Select ONE =
      matrix(
          row(NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class),
          row(ChannelClosed.class));

  // sources swapped
  static void swapped(
      @Claims @State("IO_RUNNING") NicDeviceExp a, @Claims @State("IO_RUNNING") NicDeviceExp b)
      throws InterruptedException {
    try (a;
        b) {
      if (S.await(b, a) == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // swapped through locals
  static void swap2(
      @Claims @State("IO_RUNNING") NicDeviceExp a, @Claims @State("IO_RUNNING") NicDeviceExp b)
      throws InterruptedException {
    try (a;
        b) {
      int row = S.await(a, b);
      NicDeviceExp x = a;
      NicDeviceExp y = b;
      NicDeviceExp t = x;
      x = y;
      y = t;
      if (row == 0) {
        // :: error: [protocol.receive]
        x.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // received between await and test
  static void between(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row = ONE.await(a);
      switch (a.receive(NicDeviceExp.IO_RUNNING)) {
        case NicDeviceExp.GetReceivedPacket _ -> a.sendNoPacket();
        case NicDeviceExp.PacketForReceive m -> {
          m.pkt().close();
          a.sendSuccess();
        }
        case ChannelClosed _ -> {
          return;
        }
      }
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  static void serve(@State("IO_RUNNING") NicDeviceExp a) {}

  // passed to a call between
  static void lent(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row = ONE.await(a);
      serve(a);
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // passed in arm
  static void lentInArm(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      switch (ONE.await(a)) {
        case 0 -> {
          serve(a);
          // :: error: [protocol.receive]
          a.take(NicDeviceExp.GetReceivedPacket.class);
        }
        default -> {}
      }
    }
  }

  // alias lent
  static void aliasLent(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      NicDeviceExp b = a;
      switch (ONE.await(a)) {
        case 0 -> {
          serve(b);
          // :: error: [protocol.receive]
          a.take(NicDeviceExp.GetReceivedPacket.class);
        }
        default -> {}
      }
    }
  }

  // row changed on one path
  static void changed(@Claims @State("IO_RUNNING") NicDeviceExp a, boolean c)
      throws InterruptedException {
    try (a) {
      int row = ONE.await(a);
      if (c) row = 0;
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // row from await on one path only
  static void onePath(@Claims @State("IO_RUNNING") NicDeviceExp a, boolean c)
      throws InterruptedException {
    try (a) {
      int row = 0;
      if (c) row = ONE.await(a);
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // await from either of two sources
  static void either(
      @Claims @State("IO_RUNNING") NicDeviceExp a,
      @Claims @State("IO_RUNNING") NicDeviceExp b,
      boolean c)
      throws InterruptedException {
    try (a;
        b) {
      int row;
      if (c) row = ONE.await(a);
      else row = ONE.await(b);
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // conditional source
  static void cond(
      @Claims @State("IO_RUNNING") NicDeviceExp a,
      @Claims @State("IO_RUNNING") NicDeviceExp b,
      boolean c)
      throws InterruptedException {
    try (a;
        b) {
      if (ONE.await(c ? a : b) == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // loop: row of the previous round
  static void loop(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row = ONE.await(a);
      while (row == 0) {

        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
        a.sendNoPacket();
      }
    }
  }

  // nested select on same source
  static void nested(
      @Claims @State("IO_RUNNING") NicDeviceExp a, @Claims @State("IO_RUNNING") NicDeviceExp b)
      throws InterruptedException {
    try (a;
        b) {
      switch (S.await(a, b)) {
        case 0 -> {
          switch (ONE.await(b)) {
            case 0 -> {
              b.take(NicDeviceExp.GetReceivedPacket.class);
              a.take(NicDeviceExp.GetReceivedPacket.class);
            }
            case 1 -> {
              // :: error: [protocol.receive]
              a.take(NicDeviceExp.PacketForReceive.class).pkt().close();
            }
            default -> {}
          }
        }
        default -> {}
      }
    }
  }

  // compound assignment
  static void compound(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row = ONE.await(a);
      row -= 1;
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // assigned in condition
  static void inCond(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row;
      if ((row = ONE.await(a)) == 0) {
        a.take(NicDeviceExp.GetReceivedPacket.class);
        a.sendNoPacket();
      } else if (row == 1) {
        a.take(NicDeviceExp.PacketForReceive.class).pkt().close();
      }
    }
  }

  // shadowed
  static void shadowed(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    Select ONE =
        matrix(
            row(NicDeviceExp.PacketForReceive.class),
            row(NicDeviceExp.GetReceivedPacket.class),
            row(ChannelClosed.class));
    try (a) {
      if (ONE.await(a) == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  static Select mutable =
      matrix(
          row(NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class),
          row(ChannelClosed.class));

  // field not final
  static void reassigned(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      if (mutable.await(a) == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // local reassigned
  static void localReassigned(@Claims @State("IO_RUNNING") NicDeviceExp a, boolean c)
      throws InterruptedException {
    try (a) {
      Select s =
          matrix(
              row(NicDeviceExp.GetReceivedPacket.class),
              row(NicDeviceExp.PacketForReceive.class),
              row(ChannelClosed.class));
      if (c)
        s =
            matrix(
                row(NicDeviceExp.PacketForReceive.class),
                row(NicDeviceExp.GetReceivedPacket.class),
                row(ChannelClosed.class));
      if (s.await(a) == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // exception between
  static void mayThrow() throws java.io.IOException {}

  static void exc(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row = -1;
      try {
        row = ONE.await(a);
        mayThrow();
      } catch (java.io.IOException e) {
        System.out.println(e);
      }
      if (row == 0) {
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // exception: await throws after row=0
  static void exc2(@Claims @State("IO_RUNNING") NicDeviceExp a) {
    try (a) {
      int row = 0;
      try {
        row = ONE.await(a);
      } catch (InterruptedException e) {
        System.out.println(e);
      }
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // lambda
  static void lambda(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      int row = ONE.await(a);
      IntSupplier s = () -> row;
      if (s.getAsInt() == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // set taken then narrowed
  static final Select G =
      matrix(
          row(NicDeviceExp.GetReceivedPacket.class),
          row(NicDeviceExp.PacketForReceive.class),
          row(ChannelClosed.class));

  static void setTwice(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set)
      throws InterruptedException {
    int row = G.await(set);
    set.selected().close();
    if (row == 0) {
      // :: error: [select.member]
      set.selected().close();
    }
  }

  // set alias
  static void setAlias(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set)
      throws InterruptedException {
    EndpointSet<@State("IO_RUNNING") NicDeviceExp> same = set;
    switch (G.await(set)) {
      case 0 -> {
        same.selected().close();
        // :: error: [select.member]
        set.selected().close();
      }
      default -> {}
    }
  }

  // set re-awaited between
  static void setAgain(EndpointSet<@State("IO_RUNNING") NicDeviceExp> set)
      throws InterruptedException {
    int row = G.await(set);
    int other = G.await(set);
    if (row == 0 && other == 0) {
      NicDeviceExp c = set.selected();
      c.take(NicDeviceExp.GetReceivedPacket.class);
      c.close();
    } else if (row == 0) {
      NicDeviceExp c = set.selected();
      // :: error: [protocol.receive]
      c.take(NicDeviceExp.GetReceivedPacket.class);
      c.close();
    }
  }

  // switch falls to no arm
  static void noArm(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      switch (ONE.await(a)) {
        case 0 -> {
          a.take(NicDeviceExp.GetReceivedPacket.class);
          a.sendNoPacket();
        }
        case 2 -> {
          return;
        }
      }

      // :: error: [protocol.receive]
      a.take(NicDeviceExp.PacketForReceive.class).pkt().close();
    }
  }

  // && mixture
  static void mixture(@Claims @State("IO_RUNNING") NicDeviceExp a, boolean c)
      throws InterruptedException {
    try (a) {
      if (c && ONE.await(a) == 0) {
        a.take(NicDeviceExp.GetReceivedPacket.class);
        a.sendNoPacket();
      } else {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.PacketForReceive.class).pkt().close();
      }
    }
  }

  // Ref
  static void viaRef(Ref<@State("IO_RUNNING") NicDeviceExp> r) throws InterruptedException {
    NicDeviceExp a = r.take();
    int row;
    try {
      row = ONE.await(a);
    } catch (InterruptedException e) {
      r.put(a);
      throw e;
    }
    r.put(a);
    NicDeviceExp b = r.take();
    if (row == 0) {
      // :: error: [protocol.receive]
      b.take(NicDeviceExp.GetReceivedPacket.class);
      b.sendNoPacket();
    }
    r.put(b);
  }

  // ternary value
  static void ternary(@Claims @State("IO_RUNNING") NicDeviceExp a, boolean c)
      throws InterruptedException {
    try (a) {
      int row = c ? ONE.await(a) : 0;
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }

  // timeouts: head of other source after await
  static void stale(
      @Claims @State("IO_RUNNING") NicDeviceExp a, @Claims @State("IO_RUNNING") NicDeviceExp b)
      throws InterruptedException {
    try (a;
        b) {
      while (true) {
        int row = S.await(a, b);
        if (row >= 4) return;
        if (row == 2) {
          a.take(NicDeviceExp.PacketForReceive.class).pkt().close();
          a.sendSuccess();
          continue;
        }
        if (row == 3) {
          b.take(NicDeviceExp.PacketForReceive.class).pkt().close();
          b.sendSuccess();
          continue;
        }
        if (row == 0) {
          a.take(NicDeviceExp.GetReceivedPacket.class);
          a.sendNoPacket();
        }

        // :: error: [protocol.receive]
        b.take(NicDeviceExp.GetReceivedPacket.class);
        b.sendNoPacket();
      }
    }
  }

  // data in map across
  static void longRow(@Claims @State("IO_RUNNING") NicDeviceExp a) throws InterruptedException {
    try (a) {
      long row = ONE.await(a) + 1L;
      if (row == 0) {
        // :: error: [protocol.receive]
        a.take(NicDeviceExp.GetReceivedPacket.class);
      }
    }
  }
}
