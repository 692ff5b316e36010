import java.util.concurrent.atomic.AtomicInteger;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/**
 * A name server that opens a channel per client and hands one end to a worker, one to the client.
 */
class ServiceDelegation {
  private static final AtomicInteger WORKERS = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      var channel = DirectoryChannel.open(heap);
      Sip directory = Sip.start("directory", channel.exp(), ServiceDelegation::directory);
      Sip client = Sip.start("client", channel.imp(), ServiceDelegation::client);
      for (Sip sip : new Sip[] {client, directory}) {
        sip.join();
        sip.failure().ifPresent(Throwable::printStackTrace);
      }
      while (WORKERS.get() > 0) {
        Thread.sleep(5);
      }
      System.out.println("live " + heap.statistics().liveBlocks());
    }
  }

  static void directory(@Claims DirectoryExp client) throws InterruptedException {
    try (client) {
      while (true) {
        switch (client.receive(DirectoryExp.READY)) {
          case DirectoryExp.Open m when m.id() > 9 -> client.sendFailed(Directory.Refusal.UNKNOWN);
          case DirectoryExp.Open m -> {
            int id = m.id();
            if (WORKERS.get() >= 3) {
              client.sendFailed(Directory.Refusal.BUSY);
              break;
            }
            client.sendOpened(startVolume(client.heap(), id));
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }

  private static @State("IDLE") VolumeImp startVolume(ExchangeHeap heap, int id) {
    var channel = VolumeChannel.open(heap);
    WORKERS.incrementAndGet();
    Sip.start("volume" + id, channel.exp(), volume -> serve(volume, id));
    return channel.imp();
  }

  private static void serve(@Claims @State("IDLE") VolumeExp volume, int id)
      throws InterruptedException {
    ByteVector stored = null;
    try (volume) {
      while (true) {
        switch (volume.receive(VolumeExp.IDLE)) {
          case VolumeExp.Read read -> {
            if (stored == null || read.block() != id) {
              volume.sendMissing();
            } else {
              ByteVector copy = copy(stored, volume.heap());
              volume.sendData(copy);
            }
          }
          case VolumeExp.Write write -> {
            boolean fresh = stored == null;
            if (stored != null) {
              stored.close();
            }
            stored = write.block();
            volume.sendWritten(fresh);
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    } finally {
      if (stored != null) {
        stored.close();
      }
      WORKERS.decrementAndGet();
    }
  }

  private static ByteVector copy(ByteVector from, ExchangeHeap heap) {
    ByteVector to = heap.bytes(from.length());
    for (int i = 0; i < from.length(); i++) {
      to.set(i, from.get(i));
    }
    return to;
  }

  static void client(@Claims DirectoryImp directory) throws Exception {
    try (directory) {
      for (int id : new int[] {1, 2, 42}) {
        VolumeImp volume = find(directory, id);
        if (volume == null) {
          System.out.println("no volume " + id);
          continue;
        }
        try (volume) {
          System.out.println(id + ": " + use(volume, id));
        }
      }
    }
  }

  private static @Nullable @State("IDLE") VolumeImp find(DirectoryImp directory, int id)
      throws InterruptedException, ChannelClosedException {
    directory.sendOpen(id);
    return switch (directory.receive(DirectoryImp.READY_OPEN)) {
      case DirectoryImp.Opened m -> m.volume();
      case DirectoryImp.Failed m -> {
        System.out.println(m.why());
        yield null;
      }
      case ChannelClosed _ -> throw new ChannelClosedException("directory");
    };
  }

  private static int use(VolumeImp volume, int id)
      throws InterruptedException, ChannelClosedException {
    int total = 0;
    for (int i = 0; i < 3; i++) {
      ByteVector block = volume.heap().bytes(8);
      block.set(0, 10 * id + i);
      volume.sendWrite(i, block);
      total += volume.receiveWritten().fresh() ? 100 : 0;
    }
    volume.sendRead(id);
    switch (volume.receive(VolumeImp.IDLE_READ)) {
      case VolumeImp.Data data -> {
        ByteVector block = data.block();
        total += block.get(0);
        block.close();
      }
      case VolumeImp.Missing _ -> total = -1;
      case ChannelClosed _ -> throw new ChannelClosedException("volume");
    }
    return total;
  }
}
