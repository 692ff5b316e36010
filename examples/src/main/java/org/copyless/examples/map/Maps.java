package org.copyless.examples.map;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.ChannelClosedException;
import org.copyless.examples.map.StreamImp.Data;
import org.copyless.examples.map.StreamImp.Eos;
import org.copyless.heap.Tracked;

/** Functions over streams. */
final class Maps {
  private Maps() {}

  /**
   * Sends each block of a stream to a mapper and its result to another stream.
   *
   * <p>Source: Bono and Padovani, Figure 1.
   *
   * @param <A> the type of the blocks
   * @param <B> the type of the results
   * @param mapper a function; it is lent, and waits for an argument again afterwards
   * @param source where the blocks come from
   * @param target where the results go
   * @throws InterruptedException if the thread is interrupted
   * @throws ChannelClosedException if the mapper or the receiver of the results has closed
   */
  static <A extends Tracked, B extends Tracked> void map(
      MapperImp<A, B> mapper, @Claims StreamImp<A> source, @Claims StreamExp<B> target)
      throws InterruptedException, ChannelClosedException {
    try (source;
        target) {
      while (true) {
        switch (source.receive(StreamImp.<A>start())) {
          case Data<A> chunk -> {
            mapper.sendArg(chunk.item());
            target.sendData(mapper.receiveRes().value());
            source.sendNext();
            target.receiveNext();
          }
          case Eos<A> _ -> {
            target.sendEos();
            return;
          }
          case ChannelClosed _ -> {
            return;
          }
        }
      }
    }
  }
}
