package org.copyless.concurrency.stress;

import org.copyless.annotation.Claims;
import org.copyless.annotation.State;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.Endpoint;
import org.copyless.concurrency.contract.RelayChannel;
import org.copyless.concurrency.contract.RelayExp;
import org.copyless.concurrency.contract.RelayImp;

/**
 * The life of one endpoint: it stays with a process for some messages, then goes to the next one,
 * at its start or through a chain of relays, while its peer does the same and messages lie in it.
 *
 * <p>What the endpoint's owner knows stands here in plain fields; it is handed on with the
 * endpoint, by the same release and acquire.
 */
abstract class Journey<E extends Endpoint> {
  private static final int MOST_RELAYS = 4;

  final Network network;

  Journey(Network network) {
    this.network = network;
  }

  /**
   * Sends or receives some messages.
   *
   * @return whether the endpoint travels on; it is closed otherwise
   */
  abstract boolean stay(E end) throws InterruptedException;

  /** Goes another way than the others, if this kind of endpoint has one. */
  boolean detour(@Claims E end) {
    return false;
  }

  /** Sends the endpoint to whoever is next in the chain. */
  abstract void hand(@State(value = "START", then = "DONE") RelayImp relay, @Claims E end);

  /** Receives the endpoint. */
  abstract E take(@State(value = "START", then = "DONE") RelayExp relay)
      throws InterruptedException, ChannelClosedException;

  /** Lives. */
  final void travel(@Claims E end) throws InterruptedException {
    while (stay(end)) {
      switch (Network.random().nextInt(6)) {
        case 0 -> {
          network.start("heir", end, this::travel);
          return;
        }
        case 1 -> {
          relay(end);
          return;
        }
        case 2 -> {
          if (detour(end)) {
            return;
          }
        }
        case 3 -> network.shelf().visit(network);
        default -> {} // stays here
      }
    }
  }

  private void relay(@Claims E end) {
    RelayChannel link = RelayChannel.open(network.heap());
    RelayImp first = link.imp();
    RelayExp last = link.exp();
    for (int i = Network.random().nextInt(MOST_RELAYS); i > 0; i--) {
      RelayChannel next = RelayChannel.open(network.heap());
      network.start("relay", last, next.imp(), this::forward);
      last = next.exp();
    }
    network.stumble();
    network.start("heir", last, this::inherit);
    hand(first, end);
    network.tally().sent(1);
    first.close();
  }

  private void forward(@Claims RelayExp in, @Claims RelayImp out)
      throws InterruptedException, ChannelClosedException {
    try (in;
        out) {
      E end = arrived(in);
      network.stumble();
      hand(out, end);
      network.tally().sent(1);
    }
  }

  private void inherit(@Claims RelayExp in) throws InterruptedException, ChannelClosedException {
    E end = arrived(in);
    in.close();
    travel(end);
  }

  private E arrived(@State(value = "START", then = "DONE") RelayExp in)
      throws InterruptedException, ChannelClosedException {
    E end = take(in);
    network.tally().received(1);
    return end;
  }
}
