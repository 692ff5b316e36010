package org.copyless.checker.flow;

import com.sun.source.tree.Tree;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The rows of a select as they stand in the source.
 *
 * <p>Source: Fähndrich et al., §4.4.
 *
 * @param rows in the order of the text
 */
record SelectMatrix(List<Row> rows) {
  /** What a row waits for. */
  enum Kind {
    HEADS,
    TIMEOUT,
    UNSATISFIABLE
  }

  /**
   * A row.
   *
   * @param tree where it stands
   * @param kind what it waits for
   * @param heads one for each source; none in rows of other kinds
   */
  record Row(Tree tree, Kind kind, List<Head> heads) {
    @Override
    public String toString() {
      return tree.toString().replaceAll("\\s+", " ");
    }
  }

  /**
   * What a row asks of a source.
   *
   * @param view the class that shows a message, or {@code ChannelClosed}; null for {@code ANY}
   */
  record Head(@Nullable TypeMirror view) {}

  /** Returns whether a row takes what no other row can. */
  boolean hasUnsatisfiable() {
    return rows.stream().anyMatch(row -> row.kind() == Kind.UNSATISFIABLE);
  }
}
