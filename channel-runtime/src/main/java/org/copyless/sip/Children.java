package org.copyless.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The children of one SIP, a list linked through them, so that a million of them cost nothing but
 * their links and each comes and goes in constant time.
 *
 * <p>The lock guards the list, the links of the SIPs in it and their {@link SipProcess#parent}.
 * While it is held, only the lock of an ancestor's list may be taken; so there is no cycle. Nothing
 * else waited for under it.
 *
 * <p><b>Killing.</b> The killer sets the parent's flag and then lists the children, under the lock;
 * who adds a child looks at the flag under the lock. So a child that comes too late for the list is
 * killed by who adds it. A child that is handed on when its parent ends is killed by the same rule,
 * and a killed SIP kills its children when it ends: so none escapes from the tree.
 *
 * <p>Thread-safe.
 */
final class Children {
  /** The list of each SIP that has ended before it had children. */
  static final Children NONE = new Children();

  static {
    NONE.closed = true;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable SipProcess first;
  private boolean closed;

  /**
   * Adds a SIP.
   *
   * @param parent whose children these are
   * @return false if that has ended, so that its own parent is to take the child
   */
  boolean add(SipProcess child, SipProcess parent) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      link(child, parent);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void link(SipProcess child, SipProcess parent) {
    if (parent.isKilled()) {
      child.killWithParent();
    }
    child.parent = parent;
    child.previous = null;
    child.next = first;
    if (first != null) {
      first.previous = child;
    }
    first = child;
  }

  /**
   * Removes a SIP that has ended.
   *
   * @param parent whose children these are
   * @return false if the SIP has got another parent meanwhile
   */
  @SuppressWarnings("ReferenceEquality") // SIPs are compared by identity
  boolean remove(SipProcess child, SipProcess parent) {
    lock.lock();
    try {
      if (child.parent != parent) {
        return false;
      }
      unlink(child);
      child.parent = null;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void unlink(SipProcess child) {
    if (child.previous == null) {
      first = child.next;
    } else {
      child.previous.next = child.next;
    }
    if (child.next != null) {
      child.next.previous = child.previous;
    }
    child.previous = null;
    child.next = null;
  }

  /**
   * Hands all of them to the nearest ancestor that has not ended, and takes no more.
   *
   * @param parent whose children these are
   */
  void close(SipProcess parent) {
    lock.lock();
    try {
      closed = true;
      while (first != null) {
        SipProcess child = first;
        if (parent.isKilled()) {
          child.killWithParent();
        }
        unlink(child);
        parent.leaveToAncestor(child);
      }
    } finally {
      lock.unlock();
    }
  }

  List<SipProcess> list() {
    List<SipProcess> all = new ArrayList<>();
    lock.lock();
    try {
      for (SipProcess child = first; child != null; child = child.next) {
        all.add(child);
      }
    } finally {
      lock.unlock();
    }
    return all;
  }
}
