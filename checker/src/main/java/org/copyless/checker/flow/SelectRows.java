package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.copyless.checker.declaration.Declarations;
import org.copyless.checker.declaration.Protocol;
import org.copyless.checker.diagnostic.Diagnostics;
import org.copyless.checker.diagnostic.Key;

/**
 * Checks the rows of a select against its sources: each can be chosen, and whatever comes, one is.
 *
 * <p>Source: Fähndrich et al., §2.4 and §4.4.
 */
final class SelectRows {
  /** Stands, where it is asked whether a row can be chosen, for a source that has nothing yet. */
  private static final String NOTHING_YET = "(nothing)";

  private final Declarations declarations;
  private final Diagnostics diagnostics;

  SelectRows(Declarations declarations, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /**
   * Checks rows.
   *
   * @return what each row asks of each source; nothing where that is not known well enough, or
   *     where a row does not fit
   */
  Optional<List<List<String>>> check(Tree place, SelectMatrix matrix, List<SelectSource> sources) {
    if (sources.stream().anyMatch(each -> each.protocol() == null)) {
      return Optional.empty();
    }
    List<List<String>> cells = new ArrayList<>();
    for (SelectMatrix.Row row : matrix.rows()) {
      List<String> asked = cells(place, cells.size(), row, sources);
      if (asked == null) {
        return Optional.empty();
      }
      cells.add(asked);
    }
    try {
      if (isAlive(place, matrix, cells, sources)) {
        checkComplete(place, matrix, cells, sources);
      }
      return Optional.of(cells); // a row that is missing or dead says nothing against the others
    } catch (SelectCoverage.TooIntricate e) {
      diagnostics.report(place, Key.TOO_COMPLEX, "this select");
      return Optional.empty();
    }
  }

  /** Returns what a row asks of each source, or null after an error. */
  private @Nullable List<String> cells(
      Tree place, int number, SelectMatrix.Row row, List<SelectSource> sources) {
    if (row.kind() != SelectMatrix.Kind.HEADS) {
      return Collections.nCopies(sources.size(), Selects.ANY);
    }
    if (row.heads().size() != sources.size()) {
      diagnostics.report(place, Key.SELECT_MATRIX, number, row, row.heads().size(), sources.size());
      return null;
    }
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < sources.size(); column++) {
      TypeMirror view = row.heads().get(column).view();
      SelectSource source = sources.get(column);
      String cell = view == null ? Selects.ANY : head(view, source.required());
      if (cell == null || !(view == null || source.heads().contains(cell))) {
        reportDead(
            place, number, row, view + " cannot come at " + source.text() + possible(source));
        return null;
      }
      cells.add(cell);
    }
    return cells;
  }

  private static String possible(SelectSource source) {
    return " in state "
        + Ownership.states(source.states())
        + "; there can come: "
        + String.join(", ", source.heads());
  }

  private void reportDead(Tree place, int number, SelectMatrix.Row row, String why) {
    diagnostics.report(place, Key.SELECT_DEAD, "row " + number + ", " + row + ",", why);
  }

  /** Returns the message whose view's class a head names, or null. */
  private @Nullable String head(TypeMirror view, Protocol protocol) {
    if (declarations.selects().isClosed(view)) {
      return Protocol.CLOSED;
    }
    return declarations
        .messageOf(view)
        .filter(message -> protocol.view(message).isPresent())
        .filter(message -> !declarations.covered(view, Set.of(message), protocol).isEmpty())
        .orElse(null);
  }

  /** Returns whether each row takes something that those before it leave. */
  private boolean isAlive(
      Tree place, SelectMatrix matrix, List<List<String>> cells, List<SelectSource> sources) {
    List<List<String>> before = new ArrayList<>();
    for (int number = 0; number < cells.size(); number++) {
      SelectMatrix.Row row = matrix.rows().get(number);
      if (row.kind() == SelectMatrix.Kind.HEADS) {
        List<String> asked = cells.get(number);
        if (new SelectCoverage(taken(asked, sources)).missing(before).isEmpty()) {
          reportDead(place, number, row, "the rows before it take all that it could take");
          return false;
        }
        before.add(asked);
      }
    }
    return true;
  }

  private static List<Set<String>> taken(List<String> row, List<SelectSource> sources) {
    List<Set<String>> taken = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      if (cell.equals(Selects.ANY)) {
        Set<String> all = new LinkedHashSet<>(sources.get(column).heads());
        all.add(NOTHING_YET);
        taken.add(all);
      } else {
        taken.add(Set.of(cell));
      }
    }
    return taken;
  }

  /** Whatever can be at the heads of all sources at a time, some row must take it. */
  private void checkComplete(
      Tree place, SelectMatrix matrix, List<List<String>> cells, List<SelectSource> sources) {
    if (matrix.hasUnsatisfiable()) {
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    for (int number = 0; number < cells.size(); number++) {
      if (matrix.rows().get(number).kind() == SelectMatrix.Kind.HEADS) {
        rows.add(cells.get(number));
      }
    }
    Optional<List<String>> missing =
        new SelectCoverage(sources.stream().map(SelectSource::heads).toList()).missing(rows);
    missing.ifPresent(heads -> reportMissing(place, heads, sources));
  }

  private void reportMissing(Tree place, List<String> heads, List<SelectSource> sources) {
    StringJoiner described = new StringJoiner(" and ");
    StringJoiner row = new StringJoiner(", ");
    for (int column = 0; column < heads.size(); column++) {
      SelectSource source = sources.get(column);
      String head = heads.get(column);
      described.add(head + " at " + source.text());
      row.add(
          head.equals(Protocol.CLOSED)
              ? "ChannelClosed.class"
              : source.required().view(head).map(view -> view + ".class").orElse(head));
    }
    diagnostics.report(place, Key.SELECT_MISSING, described, row);
  }
}
