package org.copyless.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import javax.management.JMX;
import javax.management.MBeanServer;
import org.copyless.heap.spi.Owner;
import org.junit.jupiter.api.Test;

/** A heap in the tools of an operator. */
class ManagementTest {
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  @Test
  void anOperatorReadsFiguresCensusAndDump() throws Exception {
    try (ExchangeHeap heap = ExchangeHeap.create(1 << 20);
        ByteVector block = heap.bytes(5)) {
      Management.register(heap);
      ExchangeHeapMXBean bean =
          JMX.newMXBeanProxy(SERVER, Management.name(heap), ExchangeHeapMXBean.class);
      assertEquals(1, bean.getLiveBlocks());
      assertEquals(5, bean.getLiveBytes());
      assertEquals(1 << 20, bean.getLimitBytes());
      assertEquals(0, bean.getMessages());
      assertTrue(bean.getReservedBytes() > 0);
      String owner = Owner.current().toString();
      assertArrayEquals(
          new String[] {new Holding(owner, "ByteVector", 1, 5).toString()}, bean.census());
      assertTrue(bean.dump().contains(" ByteVector bytes=5 owner=" + owner), bean.dump());
      Management.unregister(heap);
      assertFalse(SERVER.isRegistered(Management.name(heap)));
      assertEquals(5, block.length());
    }
  }

  @Test
  void heapsAreNotRegisteredUnlessAsked() throws Exception {
    assertFalse(Management.ON);
    try (ExchangeHeap heap = ExchangeHeap.create()) {
      assertFalse(SERVER.isRegistered(Management.name(heap)));
    }
    assertTrue(Management.read("on"));
    assertThrows(IllegalArgumentException.class, () -> Management.read("yes"));
  }

  @Test
  void aHeapSaysWhichItIsAlsoWhenItIsClosed() {
    ExchangeHeap heap = ExchangeHeap.create();
    String open = heap.toString();
    assertTrue(open.startsWith("ExchangeHeap[" + heap.name() + ", HeapStatistics[liveBlocks=0,"));
    heap.close();
    assertEquals("ExchangeHeap[" + heap.name() + ", closed]", heap.toString());
  }
}
