package org.copyless.jmh.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines over logarithmic axes, as SVG: on white, so that it is the same on light and dark pages,
 * and the same bytes for the same points.
 */
final class Plot {
  private static final int LEFT = 70;
  private static final int RIGHT = 560;
  private static final int TOP = 40;
  private static final int BOTTOM = 360;
  private static final int LEGEND_LINE = 20;

  /** Ours has the first colour in all pictures. */
  private static final String OURS = "copyless";

  /** Told apart by those who see few colours too (Okabe and Ito). */
  private static final List<String> COLORS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000");

  private final String title;
  private final String across;
  private final String up;
  private final Map<String, SortedMap<Double, Double>> lines = new LinkedHashMap<>();
  private final Formatter svg = new Formatter(Locale.ROOT);

  Plot(String title, String across, String up) {
    this.title = title;
    this.across = across;
    this.up = up;
  }

  Plot add(Curve curve) {
    curve.nanos().forEach(this::add);
    return this;
  }

  void add(String name, Map<? extends Number, Double> points) {
    SortedMap<Double, Double> line = lines.computeIfAbsent(name, _ -> new TreeMap<>());
    points.forEach((x, y) -> line.put(x.doubleValue(), y));
  }

  /** Writes the picture, if there is anything to see. */
  void write(Path file) throws IOException {
    if (!lines.isEmpty()) {
      Files.writeString(file, draw());
    }
  }

  String draw() {
    Scale x =
        Scale.over(
            lines.values().stream().flatMap(line -> line.keySet().stream()).toList(), LEFT, RIGHT);
    Scale y =
        Scale.over(
            lines.values().stream().flatMap(line -> line.values().stream()).toList(), BOTTOM, TOP);
    svg.format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 420" width="760" height="420" \
        font-family="sans-serif" font-size="12">
        <rect width="760" height="420" fill="#fff"/>
        """);
    text(LEFT, TOP - 18, "start", title, " font-size=\"15\"");
    text((LEFT + RIGHT) / 2.0, BOTTOM + 42, "middle", across, "");
    text(-(TOP + BOTTOM) / 2.0, 16, "middle", up, " transform=\"rotate(-90)\"");
    x.ticks().forEach(tick -> tickAcross(tick, x.place(tick)));
    y.ticks().forEach(tick -> tickUp(tick, y.place(tick)));
    int number = 0;
    int others = 0;
    for (Map.Entry<String, SortedMap<Double, Double>> line : lines.entrySet()) {
      int color = line.getKey().equals(OURS) ? 0 : 1 + others++ % (COLORS.size() - 1);
      points(line.getValue(), COLORS.get(color), x, y);
      legend(line.getKey(), COLORS.get(color), number++);
    }
    return svg.format("</svg>\n").toString();
  }

  private void points(SortedMap<Double, Double> points, String color, Scale x, Scale y) {
    StringBuilder path = new StringBuilder();
    points.forEach(
        (across, up) -> {
          svg.format(
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n",
              x.place(across), y.place(up), color);
          path.append(String.format(Locale.ROOT, " %.1f,%.1f", x.place(across), y.place(up)));
        });
    svg.format(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n",
        path.toString().strip(), color);
  }

  private void legend(String name, String color, int number) {
    int height = TOP + LEGEND_LINE * number;
    svg.format(
        "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>\n",
        RIGHT + 16, height, color);
    text(RIGHT + 36, height + 6, "start", name, "");
  }

  private void tickAcross(double tick, double place) {
    rule(place, TOP, place, BOTTOM);
    text(place, BOTTOM + 18, "middle", Scale.label(tick), "");
  }

  private void tickUp(double tick, double place) {
    rule(LEFT, place, RIGHT, place);
    text(LEFT - 8, place + 4, "end", Scale.label(tick), "");
  }

  private void rule(double x1, double y1, double x2, double y2) {
    svg.format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
        x1, y1, x2, y2);
  }

  private void text(double x, double y, String anchor, String text, String more) {
    svg.format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"#222\"%s>%s</text>\n",
        x, y, anchor, more, text.replace("&", "&amp;").replace("<", "&lt;"));
  }
}
