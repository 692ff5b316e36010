package org.copyless.channel.echo;

import org.copyless.annotation.ChannelOf;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.heap.ExchangeHeap;

/** A new channel of {@link Echo}; written by hand as the processor would. */
@ChannelOf(Echo.class)
public final class EchoChannel {
  private final ChannelEnds<EchoImp, EchoExp> ends;

  private EchoChannel(ChannelEnds<EchoImp, EchoExp> ends) {
    this.ends = ends;
  }

  public static EchoChannel open(ExchangeHeap heap) {
    return new EchoChannel(ChannelEnds.open(heap, EchoImp.TYPE, EchoExp.TYPE));
  }

  public EchoImp imp() {
    return ends.imp();
  }

  public EchoExp exp() {
    return ends.exp();
  }
}
