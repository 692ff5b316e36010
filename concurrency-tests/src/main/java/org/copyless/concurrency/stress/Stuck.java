package org.copyless.concurrency.stress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.copyless.heap.ExchangeHeap;
import org.copyless.sip.Sip;

/** What is printed of a run in which somebody does not come to an end. */
final class Stuck {
  private Stuck() {}

  static String report(Sip sip, ExchangeHeap heap) {
    StringBuilder text = new StringBuilder();
    text.append(sip).append(" is stuck; ").append(heap).append('\n');
    try {
      heap.dump(text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      text.append(thread.getKey()).append('\n');
      for (StackTraceElement frame : thread.getValue()) {
        text.append("    ").append(frame).append('\n');
      }
    }
    return text.toString();
  }
}
