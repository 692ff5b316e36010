package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.echo.EchoChannel;
import org.copyless.channel.echo.EchoImp;
import org.copyless.channel.echo.LetterRep;
import org.copyless.heap.spi.Block;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Reach;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Blocks that cannot be reclaimed, or were never complete, beside others of the same owner. */
@Tag("guard-off-too")
@Timeout(60)
class ReaperTest {
  private static final int EACH = 3;

  /** A block that refuses to be taken apart. */
  private static final class Obstinate extends Block {
    static final BlockType<Obstinate> TYPE =
        new BlockType<>("Obstinate", Long.BYTES, Reach.SIP, Obstinate::new) {
          @Override
          protected long dispose(Block block, long holder, long head) {
            throw new AssertionError("not with me");
          }
        };
  }

  /** What the heap logs. */
  private static final class Log extends Handler {
    private final List<LogRecord> records = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord entry) {
      records.add(entry);
    }

    synchronized List<LogRecord> records() {
      return List.copyOf(records);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("R86 blocks that cannot be reclaimed strand nobody, and are reported once")
  void goesOn() throws Exception {
    Logger logger = Logger.getLogger("org.copyless.heap");
    Log log = new Log();
    logger.addHandler(log);
    logger.setUseParentHandlers(false);
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      List<EchoImp> peers = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        EchoChannel channel = EchoChannel.open(heap);
        peers.add(channel.imp());
        Sip sip =
            Sip.start(
                "owner",
                channel.exp(),
                exp -> {
                  heap.bytes(1);
                  Obstinate.TYPE.allocate(heap);
                  heap.bytes(1);
                });
        assertTrue(sip.join(Duration.ofMinutes(1)));
      }
      for (EchoImp peer : peers) {
        peer.sendPost(LetterRep.allocate(heap, heap.bytes(8), null, 1));
        assertInstanceOf(ChannelClosed.class, peer.receive(EchoImp.START_POST));
        peer.close();
      }
      assertEquals(EACH, heap.statistics().liveBlocks(), "the obstinate ones");
      assertEquals(EACH, log.records().size(), "one report for each search");
      assertTrue(log.records().getFirst().getMessage().contains("blocks=1"));
    } finally {
      logger.removeHandler(log);
      logger.setUseParentHandlers(true);
    }
  }
}
