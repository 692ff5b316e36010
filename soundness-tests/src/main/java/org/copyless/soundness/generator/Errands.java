package org.copyless.soundness.generator;

import java.util.List;
import java.util.Optional;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Type;

/** The methods that processes are started with, as {@code src/library/Errands.java} has them. */
final class Errands {
  static final List<Signature> ALL =
      List.of(
          errand("Errands.drop", Parameter.of(Type.BYTES, "block", true, false)),
          errand("ByteVector.close", Parameter.of(Type.BYTES, "block", true, false)),
          errand("Errands.look", Parameter.of(Type.BYTES, "block", false, false)),
          errand("Errands.unpack", Parameter.of(Type.PACKET, "packet", true, false)),
          errand("Node.close", Parameter.of(Type.NODE, "node", true, false)),
          errand("TrackedVector.close", Parameter.of(Type.VECTOR, "vector", true, false)),
          errand("Errands.hangUp", Parameter.of(Type.EXP, "ticks", true, false)),
          errand("TicksImp.close", Parameter.of(Type.IMP, "ticks", true, false)),
          errand("Errands.refuse", desk(Type.DESK_EXP)),
          errand("Errands.giveUp", desk(Type.DESK_IMP)));

  private Errands() {}

  private static Parameter desk(Type end) {
    return Parameter.ofEnd(end, "desk", true, Stage.ASKED, Stage.ASKED);
  }

  private static Signature errand(String name, Parameter parameter) {
    return new Signature(name, List.of(parameter), Optional.empty(), false, false, false);
  }

  /** Those that can be given a block of a type; by a slip also those that may not keep it. */
  static List<Signature> of(Draw draw, Type type) {
    return ALL.stream()
        .filter(each -> each.parameters().getFirst().type() == type)
        .filter(each -> each.parameters().getFirst().claimed() || draw.slip())
        .toList();
  }
}
