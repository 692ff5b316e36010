package org.copyless.processor.diagram;

import java.util.List;
import org.copyless.processor.diagram.StateDiagram.Arrow;
import org.copyless.processor.diagram.StateDiagram.Node;

/**
 * Lines of text and the room they take. No font is asked, so that a drawing is the same everywhere:
 * the text is monospaced, and the SVG tells its viewer to make it as wide as foreseen here.
 *
 * @param lines the lines
 * @param size the height of the letters in pixels
 */
record Text(List<String> lines, int size) {
  /** Pixels between a state's name and its border. */
  static final int MARGIN = 9;

  private static final double LETTER = 0.6;
  private static final double LINE = 1.25;

  static Text of(Node node) {
    return new Text(List.of(node.name()), node.implicit() ? 10 : 13);
  }

  static Text of(Arrow arrow) {
    return new Text(arrow.messages(), 12);
  }

  double width() {
    return lines.stream().mapToDouble(this::width).max().orElse(0);
  }

  double height() {
    return lines.size() * lineHeight();
  }

  double lineHeight() {
    return LINE * size;
  }

  /** The width of a line; ideographs take two letters' room. */
  double width(String line) {
    return line.codePoints().map(c -> Character.isIdeographic(c) ? 2 : 1).sum() * LETTER * size;
  }
}
