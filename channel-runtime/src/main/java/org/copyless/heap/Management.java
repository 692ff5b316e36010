package org.copyless.heap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** A heap as a managed bean. Thread-safe. */
final class Management implements ExchangeHeapMXBean {
  private static final String PROPERTY = "copyless.jmx";

  /** Whether heaps are registered when they are created. */
  static final boolean ON = read(System.getProperty(PROPERTY, "off"));

  private final ExchangeHeap heap;

  private Management(ExchangeHeap heap) {
    this.heap = heap;
  }

  static boolean read(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException(
              "-D" + PROPERTY + "=" + value + " is neither on nor off");
    };
  }

  /** Registers a heap; one that cannot be is used all the same. */
  static void register(ExchangeHeap heap) {
    try {
      ManagementFactory.getPlatformMBeanServer().registerMBean(new Management(heap), name(heap));
    } catch (JMException | RuntimeException failure) {
      log("cannot be registered", heap, failure);
    }
  }

  static void unregister(ExchangeHeap heap) {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(heap));
    } catch (JMException | RuntimeException failure) {
      log("was not registered", heap, failure);
    }
  }

  private static void log(String what, ExchangeHeap heap, Exception failure) {
    System.getLogger(Management.class.getPackageName())
        .log(
            Level.WARNING, "the managed bean of a heap " + what + "; heap=" + heap.name(), failure);
  }

  static ObjectName name(ExchangeHeap heap) throws JMException {
    return new ObjectName("org.copyless:type=ExchangeHeap,name=" + heap.name());
  }

  @Override
  public long getLiveBlocks() {
    return heap.statistics().liveBlocks();
  }

  @Override
  public long getLiveBytes() {
    return heap.statistics().liveBytes();
  }

  @Override
  public long getReservedBytes() {
    return heap.statistics().reservedBytes();
  }

  @Override
  public long getLimitBytes() {
    return heap.statistics().limitBytes();
  }

  @Override
  public long getMessages() {
    return heap.statistics().messages();
  }

  @Override
  public String[] census() {
    return heap.census().stream().map(Holding::toString).toArray(String[]::new);
  }

  @Override
  public String dump() {
    try {
      StringBuilder text = new StringBuilder();
      heap.dump(text);
      return text.toString();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
