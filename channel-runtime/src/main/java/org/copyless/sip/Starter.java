package org.copyless.sip;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.annotation.Claims;
import org.copyless.heap.KilledError;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.Owner;
import org.copyless.heap.spi.Reach;

/**
 * Starts SIPs on one kind of thread: {@link Sip#virtual}, {@link Sip#platform}.
 *
 * <p>What a SIP is given is claimed. A start that is refused because something given is not the
 * caller's, or null, changes nothing. A start that fails otherwise, because there is no thread or
 * no memory for it or because the caller's SIP has been killed, reclaims all that was given, as if
 * the SIP had ended before its first statement.
 *
 * <p>Immutable and thread-safe.
 */
public final class Starter {
  static final Starter VIRTUAL =
      new Starter(Thread.ofVirtual().inheritInheritableThreadLocals(false).factory());
  static final Starter PLATFORM =
      new Starter(
          Thread.ofPlatform().daemon(false).inheritInheritableThreadLocals(false).factory());

  private final ThreadFactory threads;
  private final @Nullable Consumer<Sip> hook;

  Starter(ThreadFactory threads) {
    this(threads, null);
  }

  private Starter(ThreadFactory threads, @Nullable Consumer<Sip> hook) {
    this.threads = threads;
    this.hook = hook;
  }

  /**
   * Gives each SIP a hook before it runs, so that none can end without it: what a supervisor wants,
   * and who looks at {@link Sip#failure} himself and needs no log of it.
   *
   * @param exitHook called once for each SIP, see {@link Sip#onExit}; in place of the hook that
   *     this one gives
   * @return what starts SIPs on the same kind of thread, with the hook
   */
  public Starter onExit(Consumer<Sip> exitHook) {
    return new Starter(threads, Objects.requireNonNull(exitHook));
  }

  /**
   * Starts a SIP.
   *
   * @param name for messages, and of its thread
   * @param body what it does
   * @return the running SIP
   * @throws KilledError if the caller's SIP has been killed
   */
  public Sip start(String name, Sip.Body body) {
    return begin(name, Objects.requireNonNull(body));
  }

  /**
   * Starts a SIP and gives it an endpoint or a block.
   *
   * @param <A> its type
   * @param name for messages, and of its thread
   * @param a belongs to the SIP from here on
   * @param body what it does
   * @return the running SIP
   * @throws OwnershipException if what it is given is not the caller's, or must stay with its
   *     owner; nothing changes then
   * @throws KilledError if the caller's SIP has been killed; what it was to be given is reclaimed
   */
  public <A extends Tracked> Sip start(String name, @Claims A a, Sip.Body1<A> body) {
    Objects.requireNonNull(body);
    return begin(name, () -> body.run(a), a);
  }

  /**
   * Starts a SIP and gives it two endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param name for messages, and of its thread
   * @param a belongs to the SIP from here on
   * @param b belongs to the SIP from here on
   * @param body what it does
   * @return the running SIP
   * @throws OwnershipException if what it is given is not the caller's, or must stay with its
   *     owner; nothing changes then
   * @throws KilledError if the caller's SIP has been killed; what it was to be given is reclaimed
   */
  public <A extends Tracked, B extends Tracked> Sip start(
      String name, @Claims A a, @Claims B b, Sip.Body2<A, B> body) {
    Objects.requireNonNull(body);
    return begin(name, () -> body.run(a, b), a, b);
  }

  /**
   * Starts a SIP and gives it three endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   * @param name for messages, and of its thread
   * @param a belongs to the SIP from here on
   * @param b belongs to the SIP from here on
   * @param c belongs to the SIP from here on
   * @param body what it does
   * @return the running SIP
   * @throws OwnershipException if what it is given is not the caller's, or must stay with its
   *     owner; nothing changes then
   * @throws KilledError if the caller's SIP has been killed; what it was to be given is reclaimed
   */
  public <A extends Tracked, B extends Tracked, C extends Tracked> Sip start(
      String name, @Claims A a, @Claims B b, @Claims C c, Sip.Body3<A, B, C> body) {
    Objects.requireNonNull(body);
    return begin(name, () -> body.run(a, b, c), a, b, c);
  }

  /**
   * Starts a SIP and gives it four endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   * @param <D> the fourth one's type
   * @param name for messages, and of its thread
   * @param a belongs to the SIP from here on
   * @param b belongs to the SIP from here on
   * @param c belongs to the SIP from here on
   * @param d belongs to the SIP from here on
   * @param body what it does
   * @return the running SIP
   * @throws OwnershipException if what it is given is not the caller's, or must stay with its
   *     owner; nothing changes then
   * @throws KilledError if the caller's SIP has been killed; what it was to be given is reclaimed
   */
  public <A extends Tracked, B extends Tracked, C extends Tracked, D extends Tracked> Sip start(
      String name, @Claims A a, @Claims B b, @Claims C c, @Claims D d, Sip.Body4<A, B, C, D> body) {
    Objects.requireNonNull(body);
    return begin(name, () -> body.run(a, b, c, d), a, b, c, d);
  }

  private Sip begin(String name, Sip.Body body, Tracked... given) {
    Objects.requireNonNull(name);
    check(given);
    SipProcess sip = create(name, body, given);
    give(given, sip.owner());
    try {
      sip.launch();
    } catch (Throwable noThread) {
      take(given, given.length, sip.owner());
      close(given);
      throw noThread;
    }
    return sip;
  }

  private static void check(Tracked... given) {
    for (Tracked each : given) {
      Block block = (Block) Objects.requireNonNull(each);
      block.checkReach("transfer", Reach.SIP);
      block.checkOwned("transfer");
    }
  }

  private SipProcess create(String name, Sip.Body body, Tracked... given) {
    try {
      Owner.current().checkAlive();
      SipProcess sip = new SipProcess(threads, name, body);
      if (hook != null) {
        sip.onExit(hook);
      }
      return sip;
    } catch (Throwable noThread) {
      close(given);
      throw noThread;
    }
  }

  /** Gives all or nothing: the same block twice is refused, and one that another owns. */
  private static void give(Tracked[] given, Owner to) {
    int done = 0;
    try {
      for (; done < given.length; done++) {
        Block block = (Block) given[done];
        block.blocks().give(block, Owner.current(), to);
      }
    } catch (OwnershipException refused) {
      take(given, done, to);
      throw refused;
    }
  }

  private static void take(Tracked[] given, int count, Owner from) {
    for (int i = count - 1; i >= 0; i--) {
      Block block = (Block) given[i];
      block.blocks().give(block, from, Owner.current());
    }
  }

  private static void close(Tracked... given) {
    for (Tracked each : given) {
      try {
        each.close();
      } catch (OwnershipException closedBefore) {
        // given twice, or owned by another of them
      }
    }
  }
}
