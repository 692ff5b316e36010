package org.copyless.processor.diagram;

import java.util.List;
import org.copyless.processor.diagram.StateDiagram.Arrow;
import org.copyless.processor.diagram.StateDiagram.Node;

/**
 * A diagram whose parts have their places, in pixels from the top left.
 *
 * @param start the points of the arrow to the initial state, from the bottom of a dot
 * @param boxes the states
 * @param lines the arrows
 * @param width the width of it all
 * @param height the height of it all
 */
record Placement(
    List<Point> start, List<Box> boxes, List<Line> lines, double width, double height) {
  /** The radius of the dot above the initial state. */
  static final int START = 5;

  /** A place. */
  record Point(double x, double y) {}

  /** A state at its place. */
  record Box(Node node, Point at, double width, double height) {}

  /** An arrow with the points it passes, and the top left of its label. */
  record Line(Arrow arrow, List<Point> points, Point label) {}
}
