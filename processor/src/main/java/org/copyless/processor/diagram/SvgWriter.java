package org.copyless.processor.diagram;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.copyless.processor.diagram.Placement.Box;
import org.copyless.processor.diagram.Placement.Line;
import org.copyless.processor.diagram.Placement.Point;

/** Writes a placed diagram as SVG 1.1 that refers to nothing outside itself. */
final class SvgWriter {
  private static final int EDGE = 12;
  private static final int BEND = 6;
  private static final String STYLE =
      """
        <style>
          text { font-family: monospace; fill: #222 }
          .implicit { font-style: italic; fill: #555 }
          .state { fill: #eef3fa; stroke: #456; stroke-width: 1.2 }
          .state.implicit { fill: #fff; stroke: #9ab; stroke-width: 1 }
          .arrow { fill: none; stroke: #345; stroke-width: 1.2 }
          .head, .start { fill: #345 }
          .state.wrong { fill: #fdd; stroke: #c00 }
          .wrong { fill: #c00 }
          .arrow.wrong { fill: none; stroke: #c00 }
          .ring { fill: none; stroke: #456; stroke-width: 1.2 }
        </style>
        <rect width="100%" height="100%" fill="#fff"/>
      """;

  private final StringBuilder svg = new StringBuilder();

  private SvgWriter() {}

  static String write(Placement placement) {
    SvgWriter writer = new SvgWriter();
    writer.svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$s\" height=\"%2$s\" viewBox=\"0 0 %1$s %2$s\">\n"
            .formatted(
                number(placement.width() + 2 * EDGE), number(placement.height() + 2 * EDGE)));
    writer.svg.append(STYLE);
    writer.start(placement.start());
    placement.lines().forEach(line -> writer.arrow(line.points(), line.arrow().wrong()));
    placement.boxes().forEach(writer::state);
    placement.lines().forEach(writer::label);
    return writer.svg.append("</svg>\n").toString();
  }

  private void start(List<Point> points) {
    Point dot = points.getFirst();
    line(
        "<circle class=\"start\" cx=\"%s\" cy=\"%s\" r=\"%d\"/>"
            .formatted(
                number(dot.x() + EDGE), number(dot.y() + EDGE - Placement.START), Placement.START));
    arrow(points, false);
  }

  private void arrow(List<Point> points, boolean wrong) {
    Point tip = points.getLast();
    Point before = points.get(points.size() - 2);
    line("<path class=\"%s\" d=\"%s\"/>".formatted(style("arrow", false, wrong), path(points)));
    double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
    double dx = (tip.x() - before.x()) / length;
    double dy = (tip.y() - before.y()) / length;
    line(
        "<path class=\"%s\" d=\"M %s L %s L %s Z\"/>"
            .formatted(
                style("head", false, wrong),
                at(tip),
                at(new Point(tip.x() - 8 * dx - 4 * dy, tip.y() - 8 * dy + 4 * dx)),
                at(new Point(tip.x() - 8 * dx + 4 * dy, tip.y() - 8 * dy - 4 * dx))));
  }

  /** Straight pieces with rounded corners. */
  private static String path(List<Point> points) {
    StringBuilder path = new StringBuilder("M ").append(at(points.getFirst()));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      path.append(" L ").append(at(towards(corner, points.get(i - 1))));
      path.append(" Q ").append(at(corner)).append(' ');
      path.append(at(towards(corner, points.get(i + 1))));
    }
    return path.append(" L ").append(at(points.getLast())).toString();
  }

  private static Point towards(Point from, Point to) {
    double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
    double part = length == 0 ? 0 : Math.min(BEND, length / 2) / length;
    return new Point(from.x() + part * (to.x() - from.x()), from.y() + part * (to.y() - from.y()));
  }

  private void state(Box box) {
    Point at = box.at();
    boolean implicit = box.node().implicit();
    boolean wrong = box.node().wrong();
    if (box.node().isFinal()) {
      rectangle("ring", new Point(at.x() - 3, at.y() - 3), box.width() + 6, box.height() + 6);
    }
    rectangle(style("state", implicit, wrong), at, box.width(), box.height());
    text(
        Text.of(box.node()),
        new Point(at.x() + Text.MARGIN, at.y() + Text.MARGIN),
        style("", implicit, wrong));
  }

  private void rectangle(String style, Point at, double width, double height) {
    line(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"/>"
            .formatted(
                style,
                number(at.x() + EDGE),
                number(at.y() + EDGE),
                number(width),
                number(height)));
  }

  private void label(Line line) {
    text(Text.of(line.arrow()), line.label(), style("", false, line.arrow().wrong()));
  }

  private void text(Text text, Point at, String style) {
    double baseline = at.y() + EDGE + text.lineHeight() * 0.75;
    for (String words : text.lines()) {
      line(
          "<text%s font-size=\"%d\" x=\"%s\" y=\"%s\" textLength=\"%s\" lengthAdjust=\"spacingAndGlyphs\">%s</text>"
              .formatted(
                  style.isEmpty() ? "" : " class=\"" + style + "\"",
                  text.size(),
                  number(at.x() + EDGE),
                  number(baseline),
                  number(text.width(words)),
                  escape(words)));
      baseline += text.lineHeight();
    }
  }

  private static String style(String kind, boolean implicit, boolean wrong) {
    return (kind + (implicit ? " implicit" : "") + (wrong ? " wrong" : "")).strip();
  }

  private static String at(Point point) {
    return number(point.x() + EDGE) + " " + number(point.y() + EDGE);
  }

  /** At most one decimal, without a locale's comma. */
  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Names are identifiers, which may hold control characters that XML forbids. */
  private static String escape(String text) {
    return text.codePoints()
        .filter(c -> !Character.isIdentifierIgnorable(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private void line(String element) {
    svg.append("  ").append(element).append('\n');
  }
}
