package org.copyless.processor.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.copyless.contract.Automaton;
import org.copyless.contract.ContractParser;
import org.copyless.contract.MessageDeclaration;
import org.copyless.contract.ParseResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
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

  @Test
  @DisplayName("R69: the cycle is red, and nothing else")
  void cycleIsRed() throws Exception {
    assertRed(
        List.of("A", "B"),
        List.of("X!", "Y!"),
        "S: Go? -> A; A: X! -> B; B: one { Y! -> A; Z! -> DONE; } DONE: Go? -> S;");
  }

  @Test
  @DisplayName("R76: the second transition is red, with the state that has two")
  void secondTransitionIsRed() throws Exception {
    assertRed(
        List.of("A"), List.of("X!"), "A: one { X! -> B; Y! -> B; X! -> C; } B: Z? -> A; C: ;");
  }

  @Test
  @DisplayName("R77: the mixed state is red, with what goes the other way than its first message")
  void mixedStateIsRed() throws Exception {
    assertRed(
        List.of("A"), List.of("Z?"), "A: one { X! -> B; Z? -> C; Y! -> B; } B: Go? -> A; C: ;");
  }

  @Test
  void mermaidPutsACrossAtWrongArrows() {
    assertEquals(
        """
        stateDiagram-v2
          [*] --> A
          A --> B : X!
          A --> C : ✗ X!
          B --> [*]
          C --> [*]
          classDef wrong fill:#fdd,stroke:#c00,color:#c00
          class A wrong
        """,
        rejected("A: one { X! -> B; X! -> C; } B: ; C: ;").mermaid());
  }

  private static void assertRed(List<String> states, List<String> messages, String contract)
      throws Exception {
    Document svg = parse(rejected(contract).svg());
    List<String> red = new ArrayList<>(states);
    red.addAll(messages);
    assertEquals(
        red.stream().sorted().toList(),
        elements(svg, "text").stream()
            .filter(text -> text.getAttribute("class").contains("wrong"))
            .map(Element::getTextContent)
            .sorted()
            .toList());
    assertEquals(states.size(), ofClass(svg, "rect", "state wrong"));
    assertEquals(messages.size(), ofClass(svg, "path", "arrow wrong"));
    assertEquals(messages.size(), ofClass(svg, "path", "head wrong"));
  }

  private static StateDiagram rejected(String text) {
    ParseResult result = ContractParser.parse(text, messages("x", "y", "z", "go"));
    assertFalse(result.errors().isEmpty());
    return StateDiagram.of(result.sketch().orElseThrow(), result.offenders());
  }

  private static List<MessageDeclaration> messages(String... names) {
    return Stream.of(names).map(name -> new MessageDeclaration(name, Optional.empty())).toList();
  }

  private static StateDiagram lamp() {
    return StateDiagram.of(automaton(LAMP, "on", "voltage", "lit", "blown", "dead", "off"));
  }

  private static Automaton automaton(String text, String... messages) {
    ParseResult result = ContractParser.parse(text, messages(messages));
    assertEquals(List.of(), result.errors());
    return result.automaton().orElseThrow();
  }

  private static List<String> texts(String svg) throws Exception {
    return elements(parse(svg), "text").stream().map(Element::getTextContent).toList();
  }

  private static long ofClass(Document svg, String name, String style) {
    return elements(svg, name).stream()
        .filter(element -> element.getAttribute("class").equals(style))
        .count();
  }

  private static List<Element> elements(Document svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Document parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
