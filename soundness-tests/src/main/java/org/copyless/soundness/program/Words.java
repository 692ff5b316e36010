package org.copyless.soundness.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints expressions and conditions. */
final class Words {
  private Words() {}

  static String reading(Type type) {
    return switch (type) {
      case BYTES, VECTOR -> "length()";
      case PACKET -> "bytesUsed()";
      case NODE -> "count()";
      case DEQUE, EXP_SET, IMP_SET, EXP_MAP -> "size()";
      case REF, OUT, CELL -> "toString()";
      case IMP, EXP, DESK_IMP, DESK_EXP -> "hashCode()";
    };
  }

  static String operand(Expression expression) {
    return switch (expression) {
      case Expression.Conditional _,
          Expression.Switch _,
          Expression.Cast _,
          Expression.Assignment _ ->
          "(" + text(expression) + ")";
      default -> text(expression);
    };
  }

  static String text(Expression expression) {
    return switch (expression) {
      case Expression.Variable e -> e.name();
      case Expression.Nothing _ -> "null";
      case Expression.Allocation e -> allocation(e);
      case Expression.Conditional e ->
          text(e.condition()) + " ? " + operand(e.first()) + " : " + operand(e.second());
      case Expression.Switch e -> switched(e);
      case Expression.Cast e -> "(" + e.type() + ") " + operand(e.operand());
      case Expression.Assignment e -> e.name() + " = " + text(e.value());
      case Expression.Call e -> e.callee().name() + "(" + String.join(", ", arguments(e)) + ")";
      case Expression.Argument e -> e.view() + "." + e.event().accessor() + "()";
      case Expression.Taken e -> e.name() + (e.type() == Type.DEQUE ? ".pollFirst()" : ".take()");
      case Expression.FieldOf e -> e.struct() + "." + e.field() + "()";
      case Expression.SlotContent e -> e.name() + ".get()";
    };
  }

  private static List<String> arguments(Expression.Call call) {
    List<String> all = new ArrayList<>(List.of("c", "heap"));
    call.arguments().forEach(each -> all.add(text(each)));
    return all;
  }

  private static String allocation(Expression.Allocation e) {
    String fields =
        e.fields().stream().map(each -> ", " + text(each)).collect(Collectors.joining());
    return switch (e.type()) {
      case BYTES -> "heap.bytes(1)";
      case PACKET -> "NetworkPacketRep.allocate(heap" + fields + ", 0)";
      case NODE -> "NodeRep.allocate(heap" + fields + ", 0)";
      case VECTOR -> "heap.<ByteVector>vector(2)";
      case DEQUE -> "TrackedDeque.<ByteVector>create(heap)";
      case EXP_SET, IMP_SET, EXP_MAP ->
          (e.type().isMap() ? "EndpointMap" : "EndpointSet")
              + ".create(heap, "
              + e.type().member()
              + "."
              + e.type().memberStage()
              + ")";
      case IMP, EXP, DESK_IMP, DESK_EXP, REF, OUT, CELL ->
          throw new IllegalArgumentException(e.type() + " is not allocated");
    };
  }

  private static String switched(Expression.Switch e) {
    StringBuilder text = new StringBuilder("switch (c.pick(" + e.arms().size() + ")) { ");
    int last = e.arms().size() - 1;
    for (int i = 0; i <= last; i++) {
      text.append(i == last ? "default" : "case " + i)
          .append(" -> ")
          .append(text(e.arms().get(i)))
          .append("; ");
    }
    return text.append("}").toString();
  }

  static String text(Condition condition) {
    return switch (condition) {
      case Condition.Flip _ -> "c.flip()";
      case Condition.Flag k -> k.name();
      case Condition.Constant k -> String.valueOf(k.value());
      case Condition.NullTest k -> k.name() + (k.equal() ? " == null" : " != null");
      case Condition.Same k -> k.one() + " == " + k.other();
      case Condition.InState k -> k.name() + ".inState(\"" + k.stage() + "\")";
      case Condition.Not k -> "!" + primary(k.operand());
      case Condition.Both k -> primary(k.first()) + " && " + primary(k.second());
      case Condition.Either k -> primary(k.first()) + " || " + primary(k.second());
    };
  }

  private static String primary(Condition condition) {
    return switch (condition) {
      case Condition.Flip _, Condition.Flag _, Condition.Constant _, Condition.InState _ ->
          text(condition);
      default -> "(" + text(condition) + ")";
    };
  }
}
