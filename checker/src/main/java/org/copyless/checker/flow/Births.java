package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.checkerframework.dataflow.cfg.node.Node;
import org.copyless.checker.declaration.Parameter;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.declaration.Shape;

/** Makes new things and puts them into facts. */
final class Births {
  private final Ids ids;

  Births(Ids ids) {
    this.ids = ids;
  }

  private SortedSet<Integer> put(Facts facts, Object where, String what, Thing thing) {
    int id = ids.next(where, what, facts::lives);
    facts.put(id, thing);
    return Ids.of(id);
  }

  /** A block as a declaration promises it. */
  SortedSet<Integer> block(
      Facts facts, Object where, String what, Parameter declared, int status, Birth birth) {
    int nullable = declared.nullable() ? status | Status.NULL : status;
    return put(
        facts,
        where,
        what,
        new Thing.Block(
            declared.shape(),
            nullable,
            false,
            declared.states(),
            Set.of(),
            Set.of(),
            Map.of(),
            birth,
            null));
  }

  /** A block of which only the type is known; an endpoint can be in any state. */
  SortedSet<Integer> block(Facts facts, Tree where, Shape shape, int status, String description) {
    Protocol protocol = shape.protocol();
    Set<String> states = protocol == null ? Set.of() : protocol.possible();
    Birth birth = new Birth(where, Birth.Kind.RESULT, description);
    return put(
        facts,
        where,
        "result",
        new Thing.Block(shape, status, false, states, Set.of(), Set.of(), Map.of(), birth, null));
  }

  SortedSet<Integer> nullPointer(Facts facts, Tree where) {
    Birth birth = new Birth(where, Birth.Kind.OTHER, "null");
    return put(
        facts,
        where,
        "null",
        new Thing.Block(
            null, Status.NULL, false, Set.of(), Set.of(), Set.of(), Map.of(), birth, null));
  }

  SortedSet<Integer> exposure(Facts facts, Tree where, SortedSet<Integer> struct) {
    return put(facts, where, "exposure", new Thing.Exposure(struct, where));
  }

  SortedSet<Integer> part(Facts facts, Tree where, SortedSet<Integer> holder, Shape shape) {
    return put(facts, where, "part", new Thing.Part(holder, shape));
  }

  SortedSet<Integer> channel(Facts facts, Tree where, Map<String, Parameter> ends) {
    Map<String, SortedSet<Integer>> blocks = new TreeMap<>();
    ends.forEach(
        (end, declared) ->
            blocks.put(
                end,
                block(
                    facts,
                    where,
                    end,
                    declared,
                    Status.OWNED,
                    new Birth(where, Birth.Kind.UNTAKEN_END, end + "()"))));
    return put(facts, where, "channel", new Thing.Channel(blocks));
  }

  SortedSet<Integer> message(
      Facts facts,
      Tree where,
      SortedSet<Integer> endpoint,
      Protocol protocol,
      Set<String> before,
      Set<String> candidates,
      Map<String, SortedSet<Integer>> arguments) {
    return put(
        facts,
        where,
        "message",
        new Thing.Message(endpoint, true, protocol, before, candidates, arguments, null));
  }

  /** The number of the row that a select has chosen. */
  SortedSet<Integer> selection(
      Facts facts, Tree where, List<SortedSet<Integer>> sources, List<List<String>> cells) {
    Set<Integer> rows = new TreeSet<>();
    for (int row = 0; row < cells.size(); row++) {
      rows.add(row);
    }
    return put(facts, where, "selection", new Thing.Selection(sources, cells, rows));
  }

  /** The number of a row that a variable has besides another. */
  SortedSet<Integer> selection(Facts facts, Tree where, Thing.Selection copied) {
    return put(facts, where, "selection", copied);
  }

  /** The value of an expression about which an error was reported. */
  SortedSet<Integer> reported(Facts facts, Node node) {
    Tree tree = node.getTree();
    Birth birth = new Birth(tree, Birth.Kind.OTHER, Ownership.text(node));
    return put(
        facts,
        tree == null ? node : tree,
        "reported",
        new Thing.Block(
            null, Status.REPORTED, false, Set.of(), Set.of(), Set.of(), Map.of(), birth, null));
  }

  /** Notes that an argument or an end has been taken. */
  void taken(Facts facts, SortedSet<Integer> ids) {
    for (int id : ids) {
      Thing.Block block = facts.block(id);
      if (block != null) {
        facts.put(id, block.with(block.birth().taken()));
      }
    }
  }

  /** The tracked fields of a struct that is being exposed. */
  Map<String, SortedSet<Integer>> fields(Facts facts, Tree where, String struct, Shape shape) {
    Map<String, SortedSet<Integer>> fields = new TreeMap<>();
    for (Parameter field : shape.fields()) {
      String described =
          field.name().equals(Shape.ELEMENT)
              ? "slot of " + struct
              : struct + "." + field.name() + "()";
      Birth birth = new Birth(where, Birth.Kind.FIELD, described);
      fields.put(field.name(), block(facts, where, field.name(), field, Status.OWNED, birth));
    }
    return fields;
  }
}
