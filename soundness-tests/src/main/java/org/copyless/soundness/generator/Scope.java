package org.copyless.soundness.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.soundness.program.Stage;
import org.copyless.soundness.program.Type;

/**
 * What the generator believes at a point of a method: which variables there are, which of them
 * stand for the same block, and who has it.
 */
final class Scope {
  /** What is believed of a block. */
  enum Status {
    /** This method has it. */
    OWNED,
    /** This method may use it: it is lent, or something at hand closes it later. */
    LENT,
    /** Owned, or null. */
    MAYBE,
    /** Null. */
    NULL,
    /** Owned where a flag says so. */
    FLAGGED,
    /** An endpoint of this method's that can only be closed. */
    SPENT,
    /** A variable for calls that holds a block. */
    FULL,
    /** A variable for calls that holds none. */
    EMPTY,
    /** Not to be used. */
    GONE
  }

  /**
   * A block, or what one variable holds.
   *
   * @param type its type
   * @param status what is believed of it
   * @param flag the flag that tells who has it; holds where this method has it
   * @param frozen whether it has to stay as it is for now
   * @param stable whether the variable is never assigned again; a variable for calls: whether it is
   *     a parameter
   * @param stage the protocol state of an end
   * @param then the protocol state in which an end that is lent has to be left
   */
  record Cell(
      Type type,
      Status status,
      String flag,
      boolean frozen,
      boolean stable,
      @Nullable Stage stage,
      @Nullable Stage then) {
    Cell with(Status next) {
      return new Cell(type, next, flag, frozen, stable, stage, then);
    }

    Cell at(Stage next) {
      return new Cell(type, status, flag, frozen, stable, next, then);
    }

    Cell freeze(boolean now) {
      return new Cell(type, status, flag, now, stable, stage, then);
    }

    /** What another cell believes, as far as it can change. */
    Cell believing(Cell other) {
      return new Cell(type, other.status, other.flag, frozen, stable, other.stage, then);
    }

    boolean usable() {
      return !type.isBox() && (status == Status.OWNED || status == Status.LENT);
    }

    /** Whether this method has to do something before it ends. */
    boolean isDue() {
      return switch (status) {
        case OWNED, SPENT, MAYBE, FLAGGED -> true;
        case LENT -> type.isDesk() && stage != then;
        case FULL -> !stable;
        case EMPTY -> stable;
        case NULL, GONE -> false;
      };
    }
  }

  private final List<Cell> cells;
  private final Map<String, Integer> names;

  Scope() {
    this(new ArrayList<>(), new LinkedHashMap<>());
  }

  private Scope(List<Cell> cells, Map<String, Integer> names) {
    this.cells = cells;
    this.names = names;
  }

  Scope copy() {
    return new Scope(new ArrayList<>(cells), new LinkedHashMap<>(names));
  }

  /** A copy in which all that is there has to stay as it is. */
  Scope frozen() {
    Scope copy = copy();
    copy.cells.replaceAll(c -> c.freeze(true));
    return copy;
  }

  /** Believes what another believes. */
  void become(Scope other) {
    if (other != this) {
      cells.clear();
      cells.addAll(other.cells);
      names.clear();
      names.putAll(other.names);
    }
  }

  /** Believes of the blocks that are there what another believes of them, be they frozen or not. */
  void cut(Scope other) {
    for (int i = 0; i < cells.size(); i++) {
      cells.set(i, other.cells.get(i).freeze(cells.get(i).frozen));
    }
  }

  /** Forgets all other names. */
  void retain(List<String> kept) {
    names.keySet().retainAll(kept);
  }

  int size() {
    return cells.size();
  }

  void declare(String name, Type type, Status status, boolean stable) {
    Stage first = type.isEndpoint() ? type.first() : null;
    declare(name, new Cell(type, status, "", false, stable, first, first));
  }

  void declare(String name, Cell cell) {
    names.put(name, cells.size());
    cells.add(cell);
  }

  void stage(String name, Stage stage) {
    cells.set(names.get(name), cell(name).at(stage));
  }

  void alias(String name, String other) {
    names.put(name, names.get(other));
  }

  Cell cell(String name) {
    return cells.get(names.get(name));
  }

  int index(String name) {
    return names.get(name);
  }

  void set(String name, Status status) {
    cells.set(names.get(name), cell(name).with(status));
  }

  void flag(String name, String flag) {
    Cell cell = cell(name);
    cells.set(
        names.get(name),
        new Cell(cell.type, Status.FLAGGED, flag, cell.frozen, cell.stable, cell.stage, cell.then));
  }

  void restore(int index, Cell cell) {
    cells.set(index, cell);
  }

  Cell at(int index) {
    return cells.get(index);
  }

  boolean hasAlias(String name) {
    return names.values().stream().filter(names.get(name)::equals).count() > 1;
  }

  List<String> names(Predicate<Cell> wanted) {
    return names.keySet().stream().filter(name -> wanted.test(cell(name))).toList();
  }

  /** One name for each block from {@code base} on for which this method has to do something. */
  List<String> toDispose(int base) {
    Map<Integer, String> found = new LinkedHashMap<>();
    names.forEach(
        (name, index) -> {
          if (index >= base && cells.get(index).isDue()) {
            found.putIfAbsent(index, name);
          }
        });
    return List.copyOf(found.values());
  }

  /** One name for a block. */
  String nameOf(int index) {
    return names.entrySet().stream()
        .filter(each -> each.getValue() == index)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  boolean isNamed(int index) {
    return names.containsValue(index);
  }
}
