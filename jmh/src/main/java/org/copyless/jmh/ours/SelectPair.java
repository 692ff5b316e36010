package org.copyless.jmh.ours;

import static org.copyless.channel.Select.matrix;
import static org.copyless.channel.Select.row;

import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.channel.EndpointSet;
import org.copyless.channel.Select;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.TCell;
import org.copyless.jmh.contract.PingPongChannel;
import org.copyless.jmh.contract.PingPongExp;
import org.copyless.jmh.contract.PingPongImp;
import org.copyless.jmh.window.Contender;

/** A word from one of many clients, found by a select over the set of all, and answered. */
public final class SelectPair implements Contender {
  /** Not a divisor of any number of clients, so that each has its turn. */
  private static final int STRIDE = 7;

  private static final Select ANY_CLIENT =
      matrix(row(PingPongExp.Ping.class), row(ChannelClosed.class));

  private final ExchangeHeap heap = ExchangeHeap.create();
  private final TCell<EndpointSet<PingPongExp>> answering = TCell.empty();
  private final PingPongImp[] clients;
  private int next;

  /** Out of its cell for good, because to give it back costs as much as it has members. */
  private EndpointSet<PingPongExp> set;

  /**
   * Prepares; the asking side opens the channels.
   *
   * @param size number of clients
   */
  public SelectPair(int size) {
    clients = new PingPongImp[size];
  }

  @Override
  public String name() {
    return "copyless";
  }

  @Override
  public void ask(int rounds) throws InterruptedException, ChannelClosedException {
    if (clients[0] == null) {
      open();
    }
    int client = next; // what is written at each round must not lie beside the other side's set
    for (int i = 0; i < rounds; i++) {
      client = (client + STRIDE) % clients.length;
      clients[client].sendPing(i);
      clients[client].receivePong();
    }
    next = client;
  }

  private void open() throws InterruptedException {
    EndpointSet<PingPongExp> opened = EndpointSet.create(heap, PingPongExp.START);
    for (int i = 0; i < clients.length; i++) {
      PingPongChannel channel = PingPongChannel.open(heap);
      clients[i] = channel.imp();
      opened.add(channel.exp());
    }
    answering.release(opened);
  }

  @Override
  public void answer(int rounds) throws InterruptedException, ChannelClosedException {
    if (set == null) {
      set = answering.acquire();
    }
    answer(set, rounds);
  }

  private static void answer(EndpointSet<PingPongExp> set, int rounds) throws InterruptedException {
    for (int i = 0; i < rounds; i++) {
      if (ANY_CLIENT.await(set) == 0) {
        PingPongExp client = set.selected();
        client.sendPong(client.take(PingPongExp.Ping.class).word());
        set.add(client);
      }
    }
  }
}
