package org.copyless.concurrency.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.copyless.channel.Endpoint;
import org.copyless.heap.ExchangeHeap;

/** One end of a channel: its state, what waits for it, whose it is, and whether it is closed. */
final class End {
  /** What is at the head of the queue when nothing is, and nothing will come. */
  static final String CLOSED = "closed";

  final Protocol protocol;
  final boolean exporter;
  final Endpoint real;
  final Face face;
  final Deque<Message> queue = new ArrayDeque<>();
  String state = "START";
  int owner;
  boolean closed;
  long sent;
  private End peer;

  /**
   * Of an unbounded queue to this end: the most segments that it can have, were each of one slot;
   * the one that was read last is not used again.
   */
  private int mostSegments;

  private boolean everTaken;
  private boolean pending;

  private End(Protocol protocol, boolean exporter, Endpoint real, int owner) {
    this.protocol = protocol;
    this.exporter = exporter;
    this.real = real;
    this.face = Face.of(real.getClass());
    this.owner = owner;
  }

  /** Opens a channel, both of whose ends are the caller's. */
  static List<End> open(Protocol protocol, ExchangeHeap heap, int owner) {
    Protocol.Pair pair = protocol.open(heap);
    End imp = new End(protocol, false, pair.imp(), owner);
    End exp = new End(protocol, true, pair.exp(), owner);
    imp.peer = exp;
    exp.peer = imp;
    return List.of(imp, exp);
  }

  /** Returns the name of the message at the head, {@link #CLOSED}, or null. */
  String head() {
    return queue.isEmpty() ? peer.closed ? CLOSED : null : queue.peek().name();
  }

  boolean receives() {
    return !protocol.possible(state, !exporter).isEmpty();
  }

  /** Tells whether there is something to do: to send, or to receive what has come. */
  boolean isReady() {
    return receives() ? head() != null : !protocol.possible(state, exporter).isEmpty();
  }

  /** Sends; what a closed peer would have got is closed. */
  void send(Message message) {
    reserve();
    state = protocol.move(state, message.name()).next();
    sent++;
    if (peer.closed) {
      message.close();
      return;
    }
    peer.pending = false;
    message.give(Thing.NOBODY);
    peer.queue.add(message);
  }

  /** A place for the message, which stays if the message is refused. */
  void reserve() {
    if (protocol.isUnbounded() && exporter && !peer.pending) {
      peer.pending = true;
      int free = peer.mostSegments - peer.queue.size() - (peer.everTaken ? 1 : 0);
      peer.mostSegments += free > 0 ? 0 : 1;
    }
  }

  /** Receives what is at the head. */
  Message receive(int receiver) {
    Message message = queue.remove();
    everTaken = true;
    state = protocol.move(state, message.name()).next();
    message.give(receiver);
    return message;
  }

  /** Closes; what waits here is closed too. */
  void close() {
    closed = true;
    owner = Thing.NOBODY;
    everTaken |= !queue.isEmpty();
    queue.forEach(Message::close);
    queue.clear();
  }

  /** Tells whether its block is still there, and the segments of the queue to it. */
  boolean isThere() {
    return !closed || !peer.closed;
  }

  /** Returns how many segments of an unbounded queue there may be. */
  int mostSegments() {
    return isThere() ? mostSegments : 0;
  }

  /** Returns how many there must be. */
  int fewestSegments() {
    return isThere() && !queue.isEmpty() ? Math.min(1, mostSegments) : 0;
  }

  @Override
  public String toString() {
    return protocol.name()
        + (exporter ? ".exp" : ".imp")
        + " in "
        + state
        + (closed ? " closed" : " of process " + owner)
        + " with "
        + queue.stream().map(Message::name).toList();
  }
}
