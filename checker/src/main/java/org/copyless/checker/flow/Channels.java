package org.copyless.checker.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.checkerframework.dataflow.cfg.node.MethodInvocationNode;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.MethodRole;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/** New channels: each of the two ends is taken exactly once. */
final class Channels {
  /** Marks an end that is taken on some of the paths that have met. */
  private static final String TAKEN_ON_SOME = "?";

  private final Declarations declarations;
  private final Diagnostics diagnostics;
  private final Ownership ownership;
  private final Births births;

  Channels(Declarations declarations, Diagnostics diagnostics, Ownership ownership, Births births) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
    this.ownership = ownership;
    this.births = births;
  }

  /** Opens a channel. */
  SortedSet<Integer> open(Facts facts, MethodInvocationNode call) {
    return births.channel(facts, call.getTree(), ends(call.getType()));
  }

  /** Returns what the accessors of a channel class promise about the two ends. */
  private Map<String, Parameter> ends(TypeMirror channel) {
    Map<String, Parameter> ends = new LinkedHashMap<>();
    TypeElement element = (TypeElement) ((DeclaredType) channel).asElement();
    for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
      if (declarations.role(method) instanceof MethodRole.TakeEnd role) {
        declarations.result(method).ifPresent(declared -> ends.put(role.end(), declared));
      }
    }
    return ends;
  }

  /** Takes an end. */
  SortedSet<Integer> take(
      Facts facts, MethodInvocationNode call, SortedSet<Integer> target, MethodRole.TakeEnd role) {
    if (target.isEmpty()) {
      ownership.demandKnown(call);
      return births.reported(facts, call);
    }
    Integer id = ownership.single(facts, call, target);
    if (id == null || !(facts.thing(id) instanceof Thing.Channel channel)) {
      return births.reported(facts, call);
    }
    SortedSet<Integer> end = channel.ends().getOrDefault(role.end(), Ids.NONE);
    if (end.isEmpty()) {
      SortedSet<Integer> other = channel.ends().getOrDefault(role.end() + TAKEN_ON_SOME, Ids.NONE);
      other.forEach(each -> Ownership.markReported(facts, each));
      diagnostics.report(
          call.getTree(),
          Key.CHANNEL_END,
          Ownership.text(call),
          other.isEmpty() ? "is taken a second time" : "may be taken a second time");
      return births.reported(facts, call);
    }
    births.taken(facts, end);
    Map<String, SortedSet<Integer>> rest = new LinkedHashMap<>(channel.ends());
    rest.remove(role.end());
    facts.put(id, new Thing.Channel(rest));
    return end;
  }

  /** Merges the ends that are left on two paths; what only one of them has cannot be taken. */
  static Map<String, SortedSet<Integer>> merge(
      Map<String, SortedSet<Integer>> a, Map<String, SortedSet<Integer>> b) {
    Map<String, SortedSet<Integer>> merged = new TreeMap<>();
    a.forEach((end, ids) -> add(merged, end, ids, b.containsKey(end)));
    b.forEach((end, ids) -> add(merged, end, ids, a.containsKey(end)));
    return merged;
  }

  private static void add(
      Map<String, SortedSet<Integer>> merged, String end, SortedSet<Integer> ids, boolean onBoth) {
    String key = onBoth || end.endsWith(TAKEN_ON_SOME) ? end : end + TAKEN_ON_SOME;
    merged.merge(key, ids, Ids::union);
  }
}
