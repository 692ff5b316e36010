import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosed;
import org.copyless.heap.ExchangeHeap;

/** A queue of tasks within a process, over a local contract. */
class WorkQueue {
  private final Deque<Runnable> tasks = new ArrayDeque<>();

  static void run(ExchangeHeap heap) throws InterruptedException {
    AtomicInteger done = new AtomicInteger();
    WorkQueue queue = new WorkQueue();
    queue.tasks.addAll(List.of(done::incrementAndGet, done::incrementAndGet));
    var channel = QueueChannel.open(heap);
    try (QueueExp exp = channel.exp();
        QueueImp imp = channel.imp()) {
      for (int i = 0; i < 3; i++) {
        imp.sendTake();
        queue.serve(exp);
        if (!work(imp)) {
          break;
        }
      }
    }
    if (done.get() != 2) {
      throw new IllegalStateException("done: " + done);
    }
  }

  void serve(QueueExp exp) throws InterruptedException {
    switch (exp.receive(QueueExp.IDLE)) {
      case QueueExp.Take _ -> {
        Runnable task = tasks.poll();
        if (task == null) {
          exp.sendEmpty();
        } else {
          exp.sendWork(task);
        }
      }
      case ChannelClosed _ -> {}
    }
  }

  static boolean work(@State(value = "IDLE_TAKE", then = "IDLE") QueueImp imp)
      throws InterruptedException {
    return switch (imp.receive(QueueImp.IDLE_TAKE)) {
      case QueueImp.Work m -> {
        m.task().run();
        yield true;
      }
      case QueueImp.Empty _ -> false;
      case ChannelClosed _ -> throw new IllegalStateException("the queue has gone");
    };
  }
}
