import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;

/** R17, R18: a variable that is null where the block is not there owns it where it is. */
class R18NullableAlias {
  static void take(@Claims @Nullable ByteVector block) {
    if (block != null) {
      block.close();
    }
  }

  static @Nullable ByteVector made(boolean wanted, ExchangeHeap heap) {
    return wanted ? heap.bytes(1) : null;
  }

  static void given(boolean wanted, ExchangeHeap heap) {
    ByteVector block = null;
    if (wanted) {
      block = heap.bytes(1);
    }
    take(block);
  }

  static @Nullable ByteVector kept(boolean wanted, @Claims ByteVector block) {
    if (!wanted) {
      block.close();
    }
    return wanted ? block : null;
  }

  static void tested(boolean wanted, @Claims ByteVector block) {
    ByteVector alias = wanted ? block : null;
    if (alias != null) {
      alias.close();
    } else {
      block.close();
    }
  }

  static @Nullable ByteVector read(VolumeImp volume, int number) throws InterruptedException {
    volume.sendRead(number);
    return switch (volume.receive(VolumeImp.IDLE_READ)) {
      case VolumeImp.Data data -> data.block();
      case VolumeImp.Missing _ -> null;
      case org.copyless.channel.ChannelClosed _ -> throw new IllegalStateException("no volume");
    };
  }

  static void linked(boolean more, Node node, ExchangeHeap heap) {
    try (var _ = node.expose()) {
      Node next = null;
      if (more) {
        next = NodeRep.allocate(heap, heap.bytes(1), null, 1);
      }
      Node old = node.next();
      if (old != null) {
        old.close();
      }
      node.next(next);
    }
  }
}
