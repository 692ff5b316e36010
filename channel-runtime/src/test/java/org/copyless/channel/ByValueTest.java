package org.copyless.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.copyless.annotation.Role;
import org.copyless.channel.carrier.BoxRep;
import org.copyless.channel.carrier.CarrierExp;
import org.copyless.channel.carrier.CarrierImp;
import org.copyless.channel.spi.ChannelEnds;
import org.copyless.channel.spi.EndpointBlock;
import org.copyless.channel.spi.EndpointBlockType;
import org.copyless.heap.ExchangeHeap;
import org.copyless.heap.OwnershipException;
import org.copyless.heap.Slot;
import org.copyless.heap.Tracked;
import org.copyless.heap.TrackedVector;
import org.copyless.heap.spi.BlockType;
import org.copyless.heap.spi.Guard;
import org.copyless.heap.spi.StructBlock;
import org.copyless.sip.Sip;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Structs by value: in fields of others, and in messages. */
@Tag("guard-off-too")
class ByValueTest {
  private static final BlockType<Point> POINT =
      BlockType.struct("Point", 12, new long[0], Point::new);
  private static final BlockType<Line> LINE = BlockType.struct("Line", 28, new long[0], Line::new);
  private static final BlockType<Shape> SHAPE =
      BlockType.struct("Shape", 36, new long[0], Shape::new);

  private static final EndpointBlockType<PlotterImp> IMP =
      EndpointBlockType.describe("Plotter", Role.IMP)
          .states("START")
          .messages("plot")
          .build(PlotterImp::new);
  private static final EndpointBlockType<PlotterExp> EXP =
      EndpointBlockType.describe("Plotter", Role.EXP)
          .slots(1, 48)
          .states("START")
          .messages("plot")
          .build(PlotterExp::new);

  private static final class Point extends StructBlock {
    int x() {
      return getInt(0);
    }

    void x(int value) {
      setInt(0, value);
    }

    int y() {
      return getInt(8);
    }

    void y(int value) {
      setInt(8, value);
    }

    int outside() {
      return getInt(12);
    }

    void set(Point value) {
      setStruct(0, value);
    }
  }

  private static final class Line extends StructBlock {
    Point from() {
      return valueIn(POINT, this, 4);
    }

    void from(Point value) {
      setStruct(4, value);
    }

    Point to() {
      return valueIn(POINT, this, 16);
    }

    void to(Point value) {
      setStruct(16, value);
    }

    int width() {
      return getInt(0);
    }

    void width(int value) {
      setInt(0, value);
    }
  }

  private static final class Shape extends StructBlock {
    Line line() {
      return valueIn(LINE, this, 4);
    }
  }

  private static final class PlotterImp extends EndpointBlock {
    void sendPlot(Line line, int color) {
      long slot = slot(0);
      putStruct(slot + 8, line);
      putInt(slot + 36, color);
      publish(slot, 1, 0);
    }
  }

  private static final class PlotterExp extends EndpointBlock {
    private final Line line = copyOf(LINE);
    private int color;

    Line receivePlot() throws InterruptedException {
      await(0);
      getStruct(ownSlot(0) + 8, line);
      color = getInt(ownSlot(0) + 36);
      taken(ownSlot(0), 0);
      return line;
    }
  }

  private final ExchangeHeap heap = ExchangeHeap.create();

  @AfterEach
  void nothingIsLost() {
    assertEquals(0, heap.statistics().liveBlocks());
    heap.close();
  }

  @Test
  void aValueSpeaksOfAPartOfItsHolder() {
    try (Line line = LINE.allocate(heap)) {
      line.width(1);
      line.from().x(2);
      line.from().y(3);
      line.to().x(4);
      assertEquals(1, line.width());
      assertEquals(2, line.from().x());
      assertEquals(3, line.from().y());
      assertEquals(4, line.to().x());
      assertEquals(0, line.to().y());
      assertSame(line.from(), line.from());
      assertNotSame(line.from(), line.to());
      assertEquals(1, heap.statistics().liveBlocks());
      assertThrows(IndexOutOfBoundsException.class, () -> line.to().outside());
    }
  }

  @Test
  void settingAValueCopiesIt() {
    try (Line line = LINE.allocate(heap);
        Shape shape = SHAPE.allocate(heap);
        Point point = POINT.allocate(heap)) {
      point.x(5);
      point.y(6);
      line.to(point);
      point.x(0);
      line.from(line.to());
      assertEquals(5, line.from().x());
      assertEquals(6, line.from().y());
      shape.line().to(line.from());
      assertEquals(5, shape.line().to().x());
      assertEquals(0, shape.line().from().x());
      assertSame(shape.line().to(), shape.line().to());
    }
  }

  @Test
  @DisplayName("R70 a struct in a message is a copy, which stays as it is until the next receive")
  void message() throws InterruptedException {
    ChannelEnds<PlotterImp, PlotterExp> ends = ChannelEnds.open(heap, IMP, EXP);
    try (PlotterImp imp = ends.imp();
        PlotterExp exp = ends.exp();
        Line line = LINE.allocate(heap)) {
      line.from().x(7);
      line.to().y(8);
      imp.sendPlot(line, 9);
      line.from().x(0);
      Line received = exp.receivePlot();
      assertEquals(7, received.from().x());
      assertEquals(8, received.to().y());
      assertEquals(9, exp.color);
      Shape shape = SHAPE.allocate(heap);
      shape.line().from(received.from());
      assertEquals(7, shape.line().from().x());
      imp.sendPlot(shape.line(), 10);
      assertSame(received, exp.receivePlot());
      assertEquals(7, received.from().x());
      assertEquals(0, received.to().y());
      shape.close();
      imp.sendPlot(received, 11);
      assertEquals(7, exp.receivePlot().from().x());
    }
  }

  @Test
  @DisplayName("R35 a value is neither closed nor exposed nor given away")
  void valuesStay() {
    ChannelEnds<PlotterImp, PlotterExp> plotter = ChannelEnds.open(heap, IMP, EXP);
    ChannelEnds<CarrierImp, CarrierExp> carrier = CarrierImp.open(heap);
    try (PlotterImp plotterImp = plotter.imp();
        PlotterExp plotterExp = plotter.exp();
        CarrierImp imp = carrier.imp();
        CarrierExp exp = carrier.exp();
        Shape shape = SHAPE.allocate(heap);
        BoxRep box = BoxRep.allocate(heap);
        TrackedVector<Tracked> vector = heap.vector(1);
        Slot<Tracked> slot = vector.expose(0)) {
      for (StructBlock value :
          new StructBlock[] {shape.line(), shape.line().to(), plotterExp.line}) {
        String text = refused(value::close);
        assertTrue(text.startsWith("close refused: "), text);
        assertTrue(
            text.endsWith(
                "is a value, part of something else:" + " copy its fields into a block of its own"),
            text);
        if (Guard.ON) {
          assertTrue(refused(value::expose).startsWith("expose refused: "));
        } else {
          value.expose().close(); // which is nothing at all, P13
        }
        assertTrue(refused(() -> imp.sendCarry(value)).startsWith("transfer refused: "));
        refused(() -> box.content(value));
        refused(() -> slot.set(value));
        refused(() -> Sip.start("taker", value, StructBlock::close));
      }
      assertEquals("START", imp.stateName());
      shape.expose().close();
      assertEquals(0, plotterImp.messagesSent());
      assertEquals("START", exp.stateName());
    }
  }

  @Test
  @DisplayName("R5 a close that is refused leaves the values in a struct as they were")
  void refusedClose() throws InterruptedException {
    try (Shape shape = SHAPE.allocate(heap)) {
      Point to = shape.line().to();
      to.x(7);
      Thread stranger = new Thread(() -> refused(shape::close));
      stranger.start();
      stranger.join();
      assertEquals(7, to.x());
    }
  }

  @Test
  @Tag("guard-on-only")
  @DisplayName("R5 a value is used only by the owner of its holder, and not after its close")
  void guarded() throws Exception {
    ChannelEnds<CarrierImp, CarrierExp> carrier = CarrierImp.open(heap);
    try (CarrierImp imp = carrier.imp();
        CarrierExp exp = carrier.exp();
        Point point = POINT.allocate(heap)) {
      Shape shape = SHAPE.allocate(heap);
      Line line = shape.line();
      Point from = line.from();
      imp.sendCarry(shape);
      refused(from::x);
      refused(() -> from.x(1));
      refused(line::to);
      refused(() -> line.to(point));
      refused(() -> point.set(from));
      Shape received = exp.receiveCarry(Shape.class);
      from.x(1);
      assertSame(from, received.line().from());
      received.close();
      assertTrue(refused(from::x).startsWith("access after close: Point["));
      refused(line::from);
      exp.sendBack(null);
      imp.receiveBack(Tracked.class);
    }
  }

  @Test
  @DisplayName("R5 a value is dead with its holder also with the guard off")
  void deadWithItsHolder() {
    Shape shape = SHAPE.allocate(heap);
    Point from = shape.line().from();
    from.x(1);
    shape.close();
    Shape next = SHAPE.allocate(heap);
    assertThrows(RuntimeException.class, from::x);
    assertThrows(RuntimeException.class, () -> from.x(2));
    assertEquals(0, next.line().from().x());
    next.close();
  }

  @Test
  @DisplayName("R64 values allocate nothing once their handles are made")
  void noAllocation() throws InterruptedException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ChannelEnds<PlotterImp, PlotterExp> ends = ChannelEnds.open(heap, IMP, EXP);
    try (PlotterImp imp = ends.imp();
        PlotterExp exp = ends.exp();
        Shape shape = SHAPE.allocate(heap)) {
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 5; round++) { // what is linked or compiled late allocates once
        long before = threads.getCurrentThreadAllocatedBytes();
        plot(imp, exp, shape, 20_000);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertEquals(0, least);
    }
  }

  private static void plot(PlotterImp imp, PlotterExp exp, Shape shape, int times)
      throws InterruptedException {
    for (int i = 0; i < times; i++) {
      shape.line().from().x(i);
      imp.sendPlot(shape.line(), i);
      shape.line().to(exp.receivePlot().from());
    }
  }

  private static String refused(Executable operation) {
    return assertThrows(OwnershipException.class, operation).getMessage();
  }
}
