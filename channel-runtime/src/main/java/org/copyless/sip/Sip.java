package org.copyless.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.copyless.annotation.Claims;
import org.copyless.heap.KilledError;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Tracked;

/**
 * A software-isolated process: a thread that is an owner of its own, tied to others by channels
 * only. The endpoints and blocks that it starts with are claimed from its starter.
 *
 * <p><b>The end.</b> When its body is left, normally or not, its endpoints are closed and its
 * blocks are reclaimed, so that peers see {@link org.copyless.channel.ChannelClosed} after the last
 * message and nothing is lost. Then its {@link #exit()} is set, its {@link #onExit hooks} run, and
 * {@link #join} returns. A thread that is no SIP, such as the main thread, is an owner too, but
 * nobody cleans up behind it.
 *
 * <p><b>A failure</b> with which a body ends is logged once, at level WARNING to the {@link
 * System.Logger} of this package, as an uncaught exception of a thread is printed; unless the SIP
 * has a hook, which is who cares then. It is {@link #failure} in either case.
 *
 * <p><b>Parents and children.</b> A SIP that another one starts is its child. Channels are the only
 * ties between them: children whose parent ends by itself go on, as children of the nearest
 * ancestor that lives, and see {@code ChannelClosed} on their channels to it. {@link #kill} ends a
 * SIP together with its descendants.
 *
 * <p>SIPs run on virtual threads; {@link #platform} gives one a platform thread, for work that
 * keeps a core busy. They do not inherit inheritable thread locals. Thread-safe.
 *
 * <p>Source: Fähndrich et al., §2.1, §2.5 and §4.3.
 */
public abstract sealed class Sip permits SipProcess {
  Sip() {}

  /** What a SIP does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Runs the process.
     *
     * @throws Exception to end the process abnormally
     */
    void run() throws Exception;
  }

  /**
   * What a SIP does that starts with one endpoint or block.
   *
   * @param <A> its type
   */
  @FunctionalInterface
  public interface Body1<A extends Tracked> {
    /**
     * Runs the process.
     *
     * @param a given to the process
     * @throws Exception to end the process abnormally
     */
    void run(@Claims A a) throws Exception;
  }

  /**
   * What a SIP does that starts with two endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   */
  @FunctionalInterface
  public interface Body2<A extends Tracked, B extends Tracked> {
    /**
     * Runs the process.
     *
     * @param a given to the process
     * @param b given to the process
     * @throws Exception to end the process abnormally
     */
    void run(@Claims A a, @Claims B b) throws Exception;
  }

  /**
   * What a SIP does that starts with three endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   */
  @FunctionalInterface
  public interface Body3<A extends Tracked, B extends Tracked, C extends Tracked> {
    /**
     * Runs the process.
     *
     * @param a given to the process
     * @param b given to the process
     * @param c given to the process
     * @throws Exception to end the process abnormally
     */
    void run(@Claims A a, @Claims B b, @Claims C c) throws Exception;
  }

  /**
   * What a SIP does that starts with four endpoints or blocks.
   *
   * @param <A> the first one's type
   * @param <B> the second one's type
   * @param <C> the third one's type
   * @param <D> the fourth one's type
   */
  @FunctionalInterface
  public interface Body4<
      A extends Tracked, B extends Tracked, C extends Tracked, D extends Tracked> {
    /**
     * Runs the process.
     *
     * @param a given to the process
     * @param b given to the process
     * @param c given to the process
     * @param d given to the process
     * @throws Exception to end the process abnormally
     */
    void run(@Claims A a, @Claims B b, @Claims C c, @Claims D d) throws Exception;
  }

  /**
   * Starts a SIP on a virtual thread.
   *
   * @param name for messages, and of its thread
   * @param body what it does
   * @return the running SIP
   * @throws KilledError if the caller's SIP has been killed
   */
  public static Sip start(String name, Body body) {
    return Starter.VIRTUAL.start(name, body);
  }

  /**
   * Starts a SIP on a virtual thread and gives it an endpoint or a block.
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
  public static <A extends Tracked> Sip start(String name, @Claims A a, Body1<A> body) {
    return Starter.VIRTUAL.start(name, a, body);
  }

  /**
   * Starts a SIP on a virtual thread and gives it two endpoints or blocks.
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
  public static <A extends Tracked, B extends Tracked> Sip start(
      String name, @Claims A a, @Claims B b, Body2<A, B> body) {
    return Starter.VIRTUAL.start(name, a, b, body);
  }

  /**
   * Starts a SIP on a virtual thread and gives it three endpoints or blocks.
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
  public static <A extends Tracked, B extends Tracked, C extends Tracked> Sip start(
      String name, @Claims A a, @Claims B b, @Claims C c, Body3<A, B, C> body) {
    return Starter.VIRTUAL.start(name, a, b, c, body);
  }

  /**
   * Starts a SIP on a virtual thread and gives it four endpoints or blocks.
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
  public static <A extends Tracked, B extends Tracked, C extends Tracked, D extends Tracked>
      Sip start(
          String name, @Claims A a, @Claims B b, @Claims C c, @Claims D d, Body4<A, B, C, D> body) {
    return Starter.VIRTUAL.start(name, a, b, c, d, body);
  }

  /**
   * Starts SIPs on platform threads instead: {@code Sip.platform().start(…)}. The JVM does not exit
   * while such a SIP runs, whoever has started it; SIPs on virtual threads do not keep it.
   *
   * @return what starts them
   */
  public static Starter platform() {
    return Starter.PLATFORM;
  }

  /**
   * Starts SIPs on virtual threads, as the static methods do.
   *
   * @return what starts them
   */
  public static Starter virtual() {
    return Starter.VIRTUAL;
  }

  /**
   * Returns the SIP whose thread this is, while its body or an exit hook runs.
   *
   * @return the SIP; empty on a thread outside any SIP
   */
  public static Optional<Sip> current() {
    return Optional.ofNullable(SipProcess.ofThread());
  }

  /**
   * Ends the current SIP with a code, by throwing an error that is no failure: {@code finally}
   * blocks run, {@code catch (Exception)} does not stop it. Code that catches it as {@link
   * Throwable} or {@link Error} without throwing it on prevents the end.
   *
   * @param code for {@link Exit.Normal}; 0 means, as by convention, that all is well
   * @return never; so that {@code throw Sip.exit(1);} tells the compiler that the method ends here
   * @throws IllegalStateException outside any SIP, and in an exit hook
   */
  public static Error exit(int code) {
    SipProcess current = SipProcess.ofThread();
    if (current == null || current.hasEnded()) {
      throw new IllegalStateException(
          "exit outside a running SIP; code=" + code + ", thread=" + Thread.currentThread());
    }
    throw new ExitRequest(code);
  }

  /**
   * Returns the name given at the start.
   *
   * @return the name
   */
  public abstract String name();

  /**
   * Returns the number that stands in the headers of the blocks that the SIP owns.
   *
   * @return a positive number that no other owner in this JVM has had
   */
  public abstract long ownerId();

  /**
   * Returns the SIP that started this one, or the nearest ancestor that lives if that has ended.
   *
   * @return the parent; empty if none lives, if a thread outside any SIP was the starter, and once
   *     this SIP has ended
   */
  public abstract Optional<Sip> parent();

  /**
   * Returns the SIPs that this one has started, or that were left to it by those that it has
   * started, and that live.
   *
   * @return those of this moment, the youngest first; not to be changed
   */
  public abstract List<Sip> children();

  /**
   * Waits for the SIP to end. Its endpoints are closed then, its blocks reclaimed, and its hooks
   * have run; but called in one of these hooks on the SIP's thread, it returns at once.
   *
   * @return how it has ended
   * @throws InterruptedException if the caller is interrupted while it waits
   * @throws IllegalStateException if the SIP's body waits for its own end
   */
  public abstract Exit join() throws InterruptedException;

  /**
   * Waits for the SIP to end, but not for ever. Called in one of its hooks on the SIP's thread, it
   * returns true at once.
   *
   * @param atMost how long
   * @return whether it has ended
   * @throws InterruptedException if the caller is interrupted while it waits
   * @throws IllegalStateException if the SIP's body waits for its own end
   */
  public abstract boolean join(Duration atMost) throws InterruptedException;

  /**
   * Tells whether the SIP is still running.
   *
   * @return false once {@link #join} would return at once
   */
  public abstract boolean isAlive();

  /**
   * Tells how the SIP has ended.
   *
   * @return how; empty until its blocks are reclaimed, that is while it runs
   */
  public abstract Optional<Exit> exit();

  /**
   * Returns what ended the SIP abnormally.
   *
   * @return what its body threw; empty while it runs, after a normal end, and if it was killed
   */
  public final Optional<Throwable> failure() {
    return exit().map(how -> how instanceof Exit.Failed failed ? failed.cause() : null);
  }

  /**
   * Asks the SIP to end: a receive in which it waits, now or next, throws {@link
   * InterruptedException}. What it makes of that is up to it. Once it has ended nothing happens,
   * also while its hooks run.
   */
  public abstract void interrupt();

  /**
   * Kills the SIP and its descendants. What it does next with the heap or a channel, or waits for
   * there, throws {@link KilledError}, and its thread is interrupted, so that it leaves blocking
   * methods of the JDK too. {@code finally} blocks run, and {@code close()} works in them. Code
   * that swallows the error or the interrupt only delays the end: the next operation throws again.
   * A computation without any operation of the runtime is not ended before it ends itself.
   *
   * <p>Returns at once; {@link #join} waits for the end. Killing twice does no more than killing
   * once, and killing what has ended does nothing. A SIP that is killed before its body has begun
   * does not run it, and what it was started with is reclaimed. A SIP may kill itself; its next
   * operation throws then.
   */
  public abstract void kill();

  /**
   * Has a function called once when the SIP has ended: when peers see its channels closed and its
   * blocks are reclaimed, before {@link #join} returns. Hooks run one after the other, in the order
   * of their registration, on the SIP's thread; if the SIP has ended already, at once in the
   * caller's. What a hook throws is logged and hurts nobody else.
   *
   * <p>A hook may use the runtime and may start a replacement, which becomes a child of the nearest
   * ancestor that lives; if the SIP has ended in the course of an ancestor's {@link #kill}, the
   * start is refused with {@link KilledError}, which is not logged. Blocks that a hook on the SIP's
   * thread keeps are reclaimed afterwards.
   *
   * @param hook gets the ended SIP
   */
  public abstract void onExit(Consumer<Sip> hook);
}
