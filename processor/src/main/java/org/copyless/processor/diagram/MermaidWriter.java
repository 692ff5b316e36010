package org.copyless.processor.diagram;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.copyless.processor.diagram.StateDiagram.Arrow;
import org.copyless.processor.diagram.StateDiagram.Node;

/** Writes a diagram so that it is also good to read where nobody draws it. */
final class MermaidWriter {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Words with which Mermaid's lexer, blind to case, begins something other than an arrow. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "accdescr",
          "acctitle",
          "class",
          "classdef",
          "click",
          "default",
          "href",
          "note",
          "scale",
          "state",
          "style");

  private final StateDiagram diagram;
  private final Map<String, String> ids = new HashMap<>();
  private final StringBuilder text = new StringBuilder("stateDiagram-v2\n");

  private MermaidWriter(StateDiagram diagram) {
    this.diagram = diagram;
  }

  static String write(StateDiagram diagram) {
    MermaidWriter writer = new MermaidWriter(diagram);
    writer.identify();
    diagram.nodes().stream().filter(Node::initial).forEach(writer::start);
    diagram.arrows().forEach(writer::arrow);
    diagram.nodes().stream().filter(Node::isFinal).forEach(writer::end);
    writer.mark("wrong", "fill:#fdd,stroke:#c00,color:#c00", Node::wrong);
    writer.mark("implicit", "font-style:italic", Node::implicit);
    return writer.text.toString();
  }

  /** A state's name is its id, unless Mermaid would misread it. */
  private void identify() {
    Set<String> taken = new HashSet<>(diagram.nodes().stream().map(Node::name).toList());
    for (Node node : diagram.nodes()) {
      String name = node.name();
      if (isId(name)) {
        ids.put(name, name);
      } else {
        String id = unused("s" + node.state().id(), taken);
        ids.put(name, id);
        line("state \"%s\" as %s".formatted(name, id));
      }
    }
  }

  private static boolean isId(String name) {
    return WORD.matcher(name).matches() && !KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
  }

  private static String unused(String name, Set<String> taken) {
    String candidate = name;
    while (!taken.add(candidate)) {
      candidate += "_";
    }
    return candidate;
  }

  private void start(Node node) {
    line("[*] --> " + id(node.name()));
  }

  /** Mermaid has no colours for the arrows of a state diagram, so a wrong one has a cross. */
  private void arrow(Arrow arrow) {
    line(
        "%s --> %s : %s%s"
            .formatted(
                id(arrow.source()),
                id(arrow.target()),
                arrow.wrong() ? "✗ " : "",
                String.join(" or ", arrow.messages())));
  }

  private void end(Node node) {
    line(id(node.name()) + " --> [*]");
  }

  private void mark(String style, String properties, Predicate<Node> marked) {
    List<String> names =
        diagram.nodes().stream().filter(marked).map(node -> id(node.name())).toList();
    if (!names.isEmpty()) {
      line("classDef " + style + " " + properties);
      line("class " + String.join(",", names) + " " + style);
    }
  }

  private String id(String state) {
    return ids.getOrDefault(state, state);
  }

  private void line(String line) {
    text.append("  ").append(line).append('\n');
  }
}
