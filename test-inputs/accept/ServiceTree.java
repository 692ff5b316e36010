import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** Supervised workers: connections that fail, are replaced, and are given up. */
class ServiceTree {
  interface Worker extends Sip.Body1<ChecksumExp> {
    @Override
    void run(@Claims ChecksumExp client) throws InterruptedException;
  }

  static final class Honest implements Worker {
    final AtomicInteger calls = new AtomicInteger();

    @Override
    public void run(@Claims ChecksumExp client) throws InterruptedException {
      try (client) {
        boolean open = true;
        do {
          switch (client.receive(ChecksumExp.IDLE)) {
            case ChecksumExp.Sum s -> {
              calls.incrementAndGet();
              client.sendSummed(s.data(), s.from() + s.to());
            }
            case ChecksumExp.Quit _ -> open = false;
            case ChannelClosed _ -> open = false;
          }
        } while (open);
      }
    }
  }

  static final class Crashing implements Worker {
    @Override
    public void run(@Claims ChecksumExp client) throws InterruptedException {
      try (client) {
        if (client.receive(ChecksumExp.IDLE) instanceof ChecksumExp.Sum s) {
          ByteVector data = s.data();
          int n = data.length();
          data.close();
          if (n >= 0) {
            throw new IllegalStateException("crash " + n);
          }
        }
      }
    }
  }

  static Sip spawn(String name, @Claims ChecksumExp exp, Worker worker) {
    return Sip.start(name, exp, worker);
  }

  static ChecksumImp connect(ExchangeHeap heap, List<Sip> sips, Worker worker) {
    ChecksumChannel channel = ChecksumChannel.open(heap);
    sips.add(spawn("w" + sips.size(), channel.exp(), worker));
    return channel.imp();
  }

  static ChecksumImp connectOr(ExchangeHeap heap, List<Sip> sips, @Nullable Worker worker) {
    var channel = ChecksumChannel.open(heap);
    ChecksumImp imp = channel.imp();
    ChecksumExp exp = channel.exp();
    if (worker == null) {
      exp.close();
    } else {
      Sip sip = spawn("o" + sips.size(), exp, worker);
      sips.add(sip);
    }
    return imp;
  }

  static int call(ChecksumImp imp, int n)
      throws InterruptedException, ChannelClosedException, TimeoutException {
    if (n > 100) {
      throw new TimeoutException("no time");
    }
    ByteVector data = imp.heap().bytes(n);
    imp.sendSum(data, n, n);
    switch (imp.receive(ChecksumImp.IDLE_SUM)) {
      case ChecksumImp.Summed s -> {
        s.data().close();
        return s.sum();
      }
      case ChecksumImp.Refused r -> {
        r.data().close();
        throw new TimeoutException("refused");
      }
      case ChannelClosed _ -> throw new ChannelClosedException("worker");
    }
  }

  static int callAll(@Claims ChecksumImp a, @Claims ChecksumImp b, @Claims ChecksumImp c)
      throws InterruptedException {
    int sum = 0;
    try (a;
        b;
        c) {
      sum += call(a, 1);
      sum += call(b, 2);
      sum += call(c, 3);
    } catch (TimeoutException | ChannelClosedException e) {
      System.out.println("lost: " + e.getMessage());
    } finally {
      System.out.println("sum " + sum);
    }
    return sum;
  }

  static int safely(@Claims ChecksumImp imp, int n) throws InterruptedException {
    try {
      return call(imp, n);
    } catch (ChannelClosedException e) {
      return -1;
    } catch (TimeoutException e) {
      return -2;
    } finally {
      imp.close();
    }
  }

  static int failover(ExchangeHeap heap, List<Sip> sips, Worker... workers)
      throws InterruptedException {
    for (Worker worker : workers) {
      ChecksumImp imp = connect(heap, sips, worker);
      try (imp) {
        int result = call(imp, 5);
        imp.sendQuit();
        return result;
      } catch (ChannelClosedException e) {
        System.out.println("next after " + e.getMessage());
      } catch (TimeoutException e) {
        throw new AssertionError(e);
      }
    }
    return -1;
  }

  /** Replaces a lost connection and goes on with the new one. */
  static int reconnecting(ExchangeHeap heap, List<Sip> sips, Worker first, Worker second)
      throws InterruptedException {
    ChecksumImp imp = connect(heap, sips, first);
    int done = 0;
    try {
      for (int i = 0; i < 4; i++) {
        try {
          done += call(imp, i);
        } catch (ChannelClosedException e) {
          imp.close();
          imp = null;
          imp = connect(heap, sips, second);
        } catch (TimeoutException e) {
          break;
        }
      }
    } finally {
      if (imp != null) {
        imp.close();
      }
    }
    return done;
  }

  static void nested(@Claims ChecksumImp outer) throws InterruptedException {
    try (outer) {
      ExchangeHeap heap = outer.heap();
      List<Sip> sips = new ArrayList<>();
      ChecksumImp inner = connect(heap, sips, c -> c.close());
      inner.close();
      Sip child =
          Sip.start(
              "child",
              () -> {
                ByteVector b = heap.bytes(3);
                b.close();
              });
      child.join();
      for (Sip s : sips) {
        s.join();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    List<Sip> sips = new ArrayList<>();
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      Honest honest = new Honest();
      callAll(
          connect(heap, sips, honest), connect(heap, sips, honest), connectOr(heap, sips, null));
      System.out.println(
          safely(connect(heap, sips, honest), 4)
              + " "
              + safely(connectOr(heap, sips, new Crashing()), 4)
              + " "
              + safely(connect(heap, sips, honest), 400));
      System.out.println(failover(heap, sips, new Crashing(), c -> c.close(), honest));
      System.out.println(reconnecting(heap, sips, new Crashing(), honest));
      var last = ChecksumChannel.open(heap);
      sips.add(Sip.start("nested", last.imp(), ServiceTree::nested));
      last.exp().close();
      for (Sip sip : sips) {
        sip.join();
        sip.failure().map(Throwable::getMessage).ifPresent(System.out::println);
      }
      System.out.println(honest.calls + " live " + heap.statistics().liveBlocks());
    }
  }
}
