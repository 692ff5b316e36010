package org.copyless.soundness.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Parameter;
import org.copyless.soundness.program.Signature;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Type;

/** The methods of the library, as {@code src/library/Library.java} declares them. */
final class Callees {
  static final Signature MAY_THROW = throwing("mayThrow", null);
  static final Signature MAY_STUMBLE = stumbling("mayStumble");

  static final List<Signature> LIBRARY =
      List.of(
          plain("look", null, lent(Type.BYTES)),
          plain("fill", null, lent(Type.BYTES)),
          plain("copy", null, lent(Type.BYTES), lent(Type.BYTES)),
          plain("consume", null, claimed(Type.BYTES)),
          plain("drop", null, Parameter.of(Type.BYTES, "block", true, true)),
          plain("consumeBeside", null, lent(Type.BYTES), claimed(Type.BYTES)),
          plain("make", Type.BYTES),
          new Signature("Library.perhaps", List.of(), Optional.of(Type.BYTES), true, false, false),
          plain("grow", Type.BYTES, claimed(Type.BYTES)),
          MAY_THROW,
          MAY_STUMBLE,
          throwing("makeOrThrow", Type.BYTES),
          throwing("lookOrThrow", null, lent(Type.BYTES)),
          stumbling("lookOrStumble", lent(Type.BYTES)),
          throwing("consumeOrThrow", null, claimed(Type.BYTES)),
          plain("touch", null, lent(Type.PACKET)),
          plain("refill", null, lent(Type.PACKET)),
          plain("consumePacket", null, claimed(Type.PACKET)),
          plain("makePacket", Type.PACKET),
          plain("unwrap", Type.BYTES, claimed(Type.PACKET)),
          plain("makeNode", Type.NODE),
          plain("consumeNode", null, claimed(Type.NODE)),
          plain("touchNode", null, lent(Type.NODE)),
          plain("makeVector", Type.VECTOR),
          plain("tell", null, lent(Type.EXP), claimed(Type.BYTES)),
          plain("hangUp", null, claimed(Type.EXP)),
          plain("consumeVector", null, claimed(Type.VECTOR)));

  /** What only wide programs call. */
  static final List<Signature> WIDE =
      List.of(
          plain("ask", null, end(Type.DESK_IMP, Stage.READY, Stage.ASKED), claimed(Type.BYTES)),
          plain("answer", null, end(Type.DESK_EXP, Stage.ASKED, Stage.READY)),
          throwing(
              "askOrThrow",
              null,
              end(Type.DESK_IMP, Stage.READY, Stage.ASKED).onThrow(List.of(Stage.READY)),
              claimed(Type.BYTES)),
          throwing(
              "askThenThrow",
              null,
              end(Type.DESK_IMP, Stage.READY, Stage.ASKED),
              claimed(Type.BYTES)),
          throwing(
              "answerThenThrow",
              null,
              end(Type.DESK_EXP, Stage.ASKED, Stage.READY)
                  .onThrow(List.of(Stage.ASKED, Stage.READY))),
          plain("giveUp", null, given(Type.DESK_IMP, Stage.ASKED)),
          plain("dismiss", null, given(Type.DESK_EXP, Stage.READY)),
          plain("replace", null, lent(Type.REF), claimed(Type.BYTES)),
          plain("produce", null, lent(Type.OUT)),
          plain("push", null, lent(Type.DEQUE), claimed(Type.BYTES)),
          plain("consumeDeque", null, claimed(Type.DEQUE)));

  private Callees() {}

  private static Parameter lent(Type type) {
    return Parameter.of(type, "block", false, false);
  }

  private static Parameter end(Type type, Stage stage, Stage then) {
    return Parameter.ofEnd(type, "end", false, stage, then);
  }

  private static Parameter given(Type type, Stage stage) {
    return Parameter.ofEnd(type, "end", true, stage, stage);
  }

  private static Parameter claimed(Type type) {
    return Parameter.of(type, "block", true, false);
  }

  private static Signature plain(String name, @Nullable Type result, Parameter... parameters) {
    return signature(name, result, false, false, parameters);
  }

  private static Signature throwing(String name, @Nullable Type result, Parameter... parameters) {
    return signature(name, result, true, false, parameters);
  }

  private static Signature stumbling(String name, Parameter... parameters) {
    return signature(name, null, false, true, parameters);
  }

  private static Signature signature(
      String name,
      @Nullable Type result,
      boolean checked,
      boolean unchecked,
      Parameter... parameters) {
    return new Signature(
        "Library." + name,
        Arrays.asList(parameters),
        Optional.ofNullable(result),
        false,
        checked,
        unchecked);
  }
}
