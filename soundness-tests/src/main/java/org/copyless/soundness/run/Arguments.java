package org.copyless.soundness.run;

import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.heap.ByteVector;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.TCell;
import org.copyless.heap.Tracked;
import org.copyless.heap.parameter.Out;
import org.copyless.heap.parameter.Ref;
import org.copyless.soundness.library.Choices;
import org.copyless.soundness.program.Parameter;

/**
 * Makes what methods are called with, in the way of the oracle.
 *
 * @param loader of the library
 * @param heap for blocks
 * @param choices the input
 */
record Arguments(ClassLoader loader, ExchangeHeap heap, Choices choices) {
  Object make(Parameter parameter) throws ReflectiveOperationException {
    return switch (parameter.type()) {
      case BYTES -> heap.bytes(1);
      case PACKET -> call("makePacket");
      case NODE -> call(choices.flip() ? "makeList" : "makeNode");
      case VECTOR -> call(choices.flip() ? "makeFull" : "makeVector");
      case DEQUE -> call(choices.flip() ? "makeDequeOfOne" : "makeDeque");
      case IMP -> call(List.of("imp", "impTicked", "impStopped").get(choices.pick(3)));
      case EXP -> call("exp");
      case DESK_IMP -> desk("imp", parameter);
      case DESK_EXP -> desk("exp", parameter);
      case EXP_SET, IMP_SET, EXP_MAP -> throw new IllegalArgumentException("no parameter");
      case REF -> Ref.of(heap.bytes(1));
      case OUT -> Out.empty();
      case CELL -> choices.flip() ? new TCell<>(heap.bytes(1)) : TCell.empty();
    };
  }

  private Object call(String name) throws ReflectiveOperationException {
    return Drive.method(loader.loadClass("Library"), name).invoke(null, new Choices(), heap);
  }

  private Object desk(String name, Parameter parameter) throws ReflectiveOperationException {
    String state = parameter.stage().orElseThrow().name();
    return Drive.method(loader.loadClass("Desks"), name).invoke(null, choices, heap, state);
  }

  /** Closes a block, or what a variable or cell holds. */
  static void close(@Nullable Object argument) {
    switch (argument) {
      case Tracked block -> block.close();
      case Ref<?> ref -> closeIfFull(() -> ref.take().close());
      case Out<?> out -> closeIfFull(() -> out.take().close());
      case TCell<?> cell -> {
        Object block = cell.tryAcquire();
        close(block instanceof ByteVector bytes ? bytes : null);
      }
      case null, default -> {}
    }
  }

  /** Whether a variable had to be full, is for the oracle to say. */
  private static void closeIfFull(Runnable close) {
    try {
      close.run();
    } catch (OwnershipException empty) {
      // nothing is left in it
    }
  }
}
