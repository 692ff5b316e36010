package org.copyless.sip;

import java.lang.System.Logger.Level;
import java.util.Objects;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.KilledError;

/**
 * A function to be called when a SIP has ended; a link of the list of them, the last registered
 * first.
 *
 * <p>Belongs to who registers it until it is in the list, then to who takes the list.
 */
final class ExitHook {
  /** Stands in place of the list once the SIP has taken it. */
  static final ExitHook TAKEN = new ExitHook(sip -> {});

  private final Consumer<Sip> hook;
  private @Nullable ExitHook next;

  ExitHook(Consumer<Sip> hook) {
    this.hook = Objects.requireNonNull(hook);
  }

  ExitHook before(@Nullable ExitHook head) {
    next = head;
    return this;
  }

  @Nullable ExitHook next() {
    return next;
  }

  /** Turns the list that begins here round, and returns its new begin: the first registered. */
  ExitHook inOrder() {
    ExitHook turned = null;
    ExitHook rest = this;
    while (rest != null) {
      ExitHook following = rest.next;
      rest.next = turned;
      turned = rest;
      rest = following;
    }
    return Objects.requireNonNull(turned);
  }

  void run(Sip ended) {
    try {
      hook.accept(ended);
    } catch (KilledError nothingToSupervise) {
      SipProcess.log(Level.DEBUG, "an exit hook was killed; sip=" + ended, nothingToSupervise);
    } catch (Throwable thrown) {
      SipProcess.log(Level.WARNING, "an exit hook has thrown; sip=" + ended, thrown);
    }
  }
}
