package org.copyless.sip;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.KilledError;
import org.copyless.heap.spi.Owner;

/**
 * The life of a SIP: its thread runs {@link #run}, whose frame is the SIP's first. One object with
 * the handle, because there may be a million of them.
 *
 * <p><b>The end</b> begins with the body's stack unwound and takes hardly any memory of the GC
 * heap, because the body may have ended for want of either. Its steps do not rely on each other:
 * what one throws is logged, and the next is taken.
 *
 * <p><b>Orderings.</b> {@link #outcome} is volatile and stored after the blocks are reclaimed; so
 * whoever sees an exit sees what the SIP did and that its blocks are gone. The exit hooks are a
 * list that the SIP takes with an atomic exchange after it has stored the outcome: a hook is either
 * in the list by then, or its registrar finds the list taken, and so sees the outcome, too.
 */
final class SipProcess extends Sip implements Runnable {
  private static final AtomicReferenceFieldUpdater<SipProcess, @Nullable ExitHook> HOOKS =
      AtomicReferenceFieldUpdater.newUpdater(SipProcess.class, ExitHook.class, "hooks");
  private static final Exit NORMAL = new Exit.Normal(0);
  private static final Exit KILLED = new Exit.Killed();

  private final Owner owner;
  private final Thread thread;

  /**
   * What it does; null once it does it, so that what it does not need any more can be collected.
   */
  private @Nullable Body body;

  /**
   * Null while alive; then an {@link Exit}, an {@link ExitRequest}, or what the body has thrown.
   */
  private volatile @Nullable Object outcome;

  private volatile @Nullable ExitHook hooks;

  /** Made by the SIP's own thread with the first child. */
  private volatile @Nullable Children children;

  /** Whether an ancestor has been killed, so that not even exit hooks may start a replacement. */
  private volatile boolean doomed;

  /** The nearest ancestor that has not ended; changed under the lock of its children. */
  volatile @Nullable SipProcess parent;

  /** The neighbours in the parent's children. */
  @Nullable SipProcess previous;

  @Nullable SipProcess next;

  SipProcess(ThreadFactory factory, String name, Body body) {
    this.body = body;
    thread = factory.newThread(this);
    owner = Owner.create(name, this, thread.isVirtual());
    thread.setName(name);
  }

  /** Returns the SIP that runs on the current thread, or that ends on it. */
  static @Nullable SipProcess ofThread() {
    return (SipProcess) Owner.current().process();
  }

  Owner owner() {
    return owner;
  }

  boolean isKilled() {
    return owner.isKilled();
  }

  boolean hasEnded() {
    return outcome != null;
  }

  /**
   * Starts the thread, as a child of the current SIP.
   *
   * @throws KilledError if that, or for an exit hook an ancestor, has been killed; nothing is
   *     started then
   */
  void launch() {
    SipProcess starter = ofThread();
    try {
      if (starter != null) {
        starter.adopt(this);
      }
      if (owner.isKilled() || (starter != null && starter.doomed)) {
        throw new KilledError(starter == null ? owner : starter.owner);
      }
      SipEvents.started(this, starter, thread.isVirtual());
      thread.start();
    } catch (Throwable noThread) {
      leaveParent();
      throw noThread;
    }
  }

  private void adopt(SipProcess child) {
    Children own = children;
    if (own == null) {
      own = new Children();
      children = own;
    }
    if (!own.add(child, this)) {
      leaveToAncestor(child);
    }
  }

  /**
   * Makes a child that of the nearest ancestor that has not ended. An ancestor that is found ended
   * has given this SIP another parent before.
   */
  void leaveToAncestor(SipProcess child) {
    SipProcess ancestor = parent;
    while (ancestor != null && !Objects.requireNonNull(ancestor.children).add(child, ancestor)) {
      ancestor = parent;
    }
    if (ancestor == null) {
      child.parent = null;
    }
  }

  @Override
  public void run() {
    owner.bind();
    Object how = NORMAL;
    try {
      if (!owner.isKilled()) {
        takeBody().run();
      }
    } catch (Throwable thrown) {
      how = thrown;
    }
    end(how);
    Owner.current().unbind(); // this one, or that of its exit hooks
  }

  private Body takeBody() {
    Body task = Objects.requireNonNull(body);
    body = null;
    return task;
  }

  @SuppressWarnings("InterruptedExceptionSwallowed") // nothing here waits interruptibly
  private void end(Object result) {
    Thread.interrupted(); // was meant for the body
    if (result instanceof VirtualMachineError) {
      owner.doubtCount();
    }
    // a tree is doomed before each in it is killed, and who starts a SIP in between hears of it
    Object how = owner.isKilled() || result instanceof KilledError ? KILLED : result;
    long blocks = owner.blocks();
    reclaim(owner);
    outcome = how;
    try {
      SipEvents.exited(this, blocks);
      leaveChildren();
      ExitHook first = HOOKS.getAndSet(this, ExitHook.TAKEN);
      if (first == null) {
        report(how);
      } else {
        runHooks(first);
      }
    } catch (Throwable unforeseen) {
      log(Level.ERROR, "the end of a SIP failed; sip=" + this, unforeseen);
    } finally {
      leaveParent();
    }
  }

  private static void reclaim(Owner owner) {
    try {
      ExchangeHeap.reclaimAll(owner);
    } catch (Throwable unforeseen) {
      log(Level.ERROR, "reclaiming the blocks of a SIP failed; owner=" + owner, unforeseen);
    }
  }

  private void leaveChildren() {
    Children own = children;
    children = own == null ? Children.NONE : own;
    if (own != null) {
      if (owner.isKilled()) {
        killAll(List.of(this)); // those that were handed to it after the kill, with all below
      }
      own.close(this);
    }
  }

  /** Hooks run as an owner of their own, because the SIP's owner may be killed. */
  @SuppressWarnings("InterruptedExceptionSwallowed") // the interrupt was meant for the SIP
  private void runHooks(ExitHook first) {
    Owner aftermath = Owner.create(name() + " (exit)", this, thread.isVirtual());
    owner.unbind();
    aftermath.bind();
    Thread.interrupted();
    try {
      for (ExitHook hook = first.inOrder(); hook != null; hook = hook.next()) {
        hook.run(this);
      }
    } finally {
      reclaim(aftermath);
    }
  }

  private void report(Object how) {
    if (how instanceof Throwable thrown && !(thrown instanceof ExitRequest)) {
      log(Level.WARNING, "a SIP has failed; sip=" + this, thrown);
    }
  }

  static void log(Level level, String message, Throwable thrown) {
    try {
      System.getLogger(Sip.class.getPackageName()).log(level, message, thrown);
    } catch (Throwable unloggable) {
      // what cannot be logged, for want of memory perhaps, must not keep a SIP from ending
    }
  }

  private void leaveParent() {
    SipProcess current = parent;
    while (current != null && !Objects.requireNonNull(current.children).remove(this, current)) {
      current = parent;
    }
  }

  @Override
  public String name() {
    return owner.name();
  }

  @Override
  public long ownerId() {
    return owner.id();
  }

  @Override
  public Optional<Sip> parent() {
    return Optional.ofNullable(parent);
  }

  @Override
  public List<Sip> children() {
    Children own = children;
    return own == null
        ? List.of()
        : own.list().stream().filter(SipProcess::isStarted).<Sip>map(child -> child).toList();
  }

  private boolean isStarted() {
    return thread.getState() != Thread.State.NEW;
  }

  @Override
  public Exit join() throws InterruptedException {
    if (!isOwnEnd()) {
      thread.join();
    }
    return exit().orElseThrow();
  }

  @Override
  public boolean join(Duration atMost) throws InterruptedException {
    return isOwnEnd() || thread.join(atMost);
  }

  /** Tells whether one of its own exit hooks asks; refuses the wait of its body for itself. */
  @SuppressWarnings("ReferenceEquality") // threads are compared by identity
  private boolean isOwnEnd() {
    if (Thread.currentThread() != thread) {
      return false;
    }
    if (outcome == null) {
      throw new IllegalStateException("a SIP cannot wait for its own end; sip=" + this);
    }
    return true;
  }

  @Override
  public boolean isAlive() {
    return thread.isAlive();
  }

  @Override
  public Optional<Exit> exit() {
    return switch (outcome) {
      case null -> Optional.empty();
      case Exit exit -> Optional.of(exit);
      case ExitRequest request -> Optional.of(new Exit.Normal(request.code));
      case Object thrown -> Optional.of(new Exit.Failed((Throwable) thrown));
    };
  }

  @Override
  public void interrupt() {
    if (outcome == null) {
      thread.interrupt();
    }
  }

  @Override
  public void kill() {
    killAll(List.of(this));
  }

  /** Kills SIPs and their descendants, in a loop, because chains of them may be long. */
  private static void killAll(List<SipProcess> roots) {
    Deque<SipProcess> todo = new ArrayDeque<>(roots);
    for (SipProcess next = todo.poll(); next != null; next = todo.poll()) {
      next.killAlone();
      Children below = next.children;
      if (below != null) {
        List<SipProcess> list = below.list();
        list.forEach(child -> child.doomed = true);
        todo.addAll(list);
      }
    }
  }

  private void killAlone() {
    if (outcome == null) {
      owner.kill();
    }
  }

  /** Kills this SIP, but not yet its descendants, because its parent has been killed. */
  void killWithParent() {
    doomed = true;
    killAlone();
  }

  @Override
  public void onExit(Consumer<Sip> hook) {
    ExitHook added = new ExitHook(hook);
    ExitHook head = hooks;
    while (head != ExitHook.TAKEN && !HOOKS.compareAndSet(this, head, added.before(head))) {
      head = hooks;
    }
    if (head == ExitHook.TAKEN) {
      added.run(this);
    }
  }

  @Override
  public String toString() {
    Object how = outcome;
    return "Sip["
        + owner
        + (how == null
            ? owner.isKilled() ? ", killed" : ", running"
            : ", ended, exit=" + exit().orElseThrow())
        + "]";
  }
}
