package org.copyless.processor.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.copyless.processor.diagram.Placement.Box;
import org.copyless.processor.diagram.Placement.Line;
import org.copyless.processor.diagram.Placement.Point;
import org.copyless.processor.diagram.StateDiagram.Arrow;
import org.copyless.processor.diagram.StateDiagram.Node;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places a diagram in layers, the initial state on top, each label beside its arrow.
 *
 * <p>Source: Eclipse ELK, algorithm "layered" (Sugiyama, Tagawa, Toda 1981).
 */
final class ElkLayout {
  private final StateDiagram diagram;
  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final ElkNode start = ElkGraphUtil.createNode(graph);
  private final Map<String, ElkNode> nodes = new HashMap<>();
  private final List<ElkEdge> edges = new ArrayList<>();

  private ElkLayout(StateDiagram diagram) {
    this.diagram = diagram;
  }

  static Placement of(StateDiagram diagram) {
    LayoutMetaDataService.getInstance(
        ElkLayout.class.getClassLoader()); // javac's loads no services
    ElkLayout layout = new ElkLayout(diagram);
    layout.build();
    new LayeredLayoutProvider().layout(layout.graph, new NullElkProgressMonitor());
    return layout.placement();
  }

  private void build() {
    graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
    graph.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 30.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 20.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 15.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 30.0);
    for (Node node : diagram.nodes()) {
      nodes.put(node.name(), node(Text.of(node)));
    }
    start.setDimensions(2 * Placement.START, 2 * Placement.START);
    diagram.nodes().stream()
        .filter(Node::initial)
        .forEach(node -> ElkGraphUtil.createSimpleEdge(start, nodes.get(node.name())));
    for (Arrow arrow : diagram.arrows()) {
      ElkEdge edge =
          ElkGraphUtil.createSimpleEdge(nodes.get(arrow.source()), nodes.get(arrow.target()));
      Text text = Text.of(arrow);
      ElkGraphUtil.createLabel(String.join("\n", text.lines()), edge)
          .setDimensions(text.width(), text.height());
      edges.add(edge);
    }
  }

  private ElkNode node(Text text) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    node.setDimensions(text.width() + 2 * Text.MARGIN, text.height() + 2 * Text.MARGIN);
    return node;
  }

  private Placement placement() {
    List<Box> boxes = new ArrayList<>();
    for (Node node : diagram.nodes()) {
      ElkNode placed = nodes.get(node.name());
      boxes.add(
          new Box(
              node,
              new Point(placed.getX(), placed.getY()),
              placed.getWidth(),
              placed.getHeight()));
    }
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      lines.add(line(diagram.arrows().get(i), edges.get(i)));
    }
    return new Placement(startPoints(), boxes, lines, graph.getWidth(), graph.getHeight());
  }

  private List<Point> startPoints() {
    return points(start.getOutgoingEdges().getFirst());
  }

  private static Line line(Arrow arrow, ElkEdge edge) {
    ElkLabel label = edge.getLabels().getFirst();
    return new Line(arrow, points(edge), new Point(label.getX(), label.getY()));
  }

  private static List<Point> points(ElkEdge edge) {
    ElkEdgeSection section = edge.getSections().getFirst();
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
    points.add(new Point(section.getEndX(), section.getEndY()));
    return List.copyOf(points);
  }
}
