package org.copyless.jmh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class PlotTest {

  private static Plot plot() {
    Plot plot = new Plot("Cost & size", "bytes", "nanoseconds");
    plot.add("copyless", Map.of(1, 140.0, 1024, 141.0));
    plot.add("pipe < socket", Map.of(1, 7_800.0, 1024, 7_300.0));
    return plot;
  }

  @Test
  void aPictureIsWellFormedAndHasALineAndANameForEachContender()
      throws IOException, ParserConfigurationException, SAXException {
    String svg = plot().draw();
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals(2, document.getElementsByTagName("polyline").getLength());
    assertEquals(4, document.getElementsByTagName("circle").getLength());
    assertTrue(svg.contains(">pipe &lt; socket</text>"), svg);
  }

  @Test
  void theSamePointsAreTheSameBytes() {
    assertEquals(plot().draw(), plot().draw());
  }

  @Test
  void axesAreWholeDecades() {
    Scale scale = Scale.over(List.of(140.0, 7_800.0), 0, 200);
    assertEquals(List.of(100.0, 1_000.0, 10_000.0), scale.ticks());
    assertEquals(100, scale.place(1_000), 1e-9);
  }

  @Test
  void aSingleValueHasADecade() {
    assertEquals(List.of(1.0, 10.0), Scale.over(List.of(1.0), 0, 1).ticks());
  }

  @Test
  void labelsAreShort() {
    assertEquals("0.01", Scale.label(0.01));
    assertEquals("1", Scale.label(1));
    assertEquals("100k", Scale.label(100_000));
    assertEquals("10M", Scale.label(10_000_000));
  }
}
