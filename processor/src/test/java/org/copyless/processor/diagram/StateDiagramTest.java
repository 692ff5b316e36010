package org.copyless.processor.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.copyless.contract.Automaton;
import org.copyless.contract.ContractParser;
import org.copyless.contract.MessageDeclaration;
import org.copyless.contract.ParseResult;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What Mermaid's own parser (11.17) makes of these texts was looked at by hand. */
class StateDiagramTest {
  private static final String LAMP =
      """
      state OFF: On? -> Voltage? -> SWITCHED;
      state SWITCHED: one { Lit! -> WAIT; Blown! -> WAIT; Dead! -> DONE; }
      state WAIT: Off? -> OFF;
      state DONE: ;
      """;

  @Test
  void mermaidReadsLikeTheContract() {
    assertEquals(
        """
        stateDiagram-v2
          [*] --> OFF
          OFF --> OFF_ON : On?
          OFF_ON --> SWITCHED : Voltage?
          SWITCHED --> WAIT : Lit! or Blown!
          SWITCHED --> DONE : Dead!
          WAIT --> OFF : Off?
          DONE --> [*]
          classDef implicit font-style:italic
          class OFF_ON implicit
        """,
        lamp().mermaid());
  }

  @Test
  void statesWhoseNamesMermaidWouldMisreadHaveOtherIds() {
    assertEquals(
        """
        stateDiagram-v2
          state "NOTE" as s1
          state "ÜBER" as s2
          [*] --> s0
          s0 --> s1 : A!
          s1 --> s2 : B!
          s2 --> s0 : C?
        """,
        StateDiagram.of(
                automaton("s0: A! -> NOTE; NOTE: B! -> ÜBER; ÜBER: C? -> s0;", "a", "b", "c"))
            .mermaid());
  }

  @Test
  void idsOfMisreadNamesAreNotThoseOfOtherStates() {
    assertTrue(
        StateDiagram.of(automaton("s1: A! -> NOTE; NOTE: B? -> s1;", "a", "b"))
            .mermaid()
            .startsWith(
                """
                stateDiagram-v2
                  state "NOTE" as s1_
                  [*] --> s1
                """));
  }

  @Test
  void drawingShowsEachStateAndEachMessageOnce() throws Exception {
    assertEquals(
        List.of(
                "DONE",
                "Blown!",
                "Dead!",
                "Lit!",
                "OFF",
                "OFF_ON",
                "Off?",
                "On?",
                "SWITCHED",
                "Voltage?",
                "WAIT")
            .stream()
            .sorted()
            .toList(),
        texts(lamp().svg()).stream().sorted().toList());
  }

  @Test
  void drawingHasAnArrowForEachPairOfStatesAndOneToTheInitialState() throws Exception {
    Document svg = parse(lamp().svg());
    assertEquals(6, ofClass(svg, "path", "head"));
    assertEquals(1, ofClass(svg, "circle", "start"));
    assertEquals(1, ofClass(svg, "rect", "ring"), "a final state has a second border");
    assertEquals(1, ofClass(svg, "rect", "state implicit"));
  }

  @Test
  void drawingIsTheSameEachTime() {
    assertEquals(lamp().svg(), lamp().svg());
  }

  @Test
  void charactersThatXmlForbidsAreLeftOut() throws Exception {
    List<String> texts = texts(StateDiagram.of(automaton("A\u0001B: Ping!;", "ping")).svg());
    assertTrue(texts.contains("AB"), texts.toString());
  }

  private static StateDiagram lamp() {
    return StateDiagram.of(automaton(LAMP, "on", "voltage", "lit", "blown", "dead", "off"));
  }

  private static Automaton automaton(String text, String... messages) {
    ParseResult result =
        ContractParser.parse(
            text,
            Stream.of(messages)
                .map(name -> new MessageDeclaration(name, Optional.empty()))
                .toList());
    assertEquals(List.of(), result.problems());
    return result.automaton().orElseThrow();
  }

  private static List<String> texts(String svg) throws Exception {
    NodeList elements = parse(svg).getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < elements.getLength(); i++) {
      texts.add(elements.item(i).getTextContent());
    }
    return texts;
  }

  private static long ofClass(Document svg, String element, String style) {
    NodeList elements = svg.getElementsByTagName(element);
    long count = 0;
    for (int i = 0; i < elements.getLength(); i++) {
      var attribute = elements.item(i).getAttributes().getNamedItem("class");
      count += attribute != null && attribute.getNodeValue().equals(style) ? 1 : 0;
    }
    return count;
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
