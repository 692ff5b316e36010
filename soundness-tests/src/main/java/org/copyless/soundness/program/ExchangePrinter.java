package org.copyless.soundness.program;

import java.util.List;
import java.util.stream.Collectors;

/** Prints what a method does with channels and processes. */
final class ExchangePrinter {
  private final Printer printer;

  ExchangePrinter(Printer printer) {
    this.printer = printer;
  }

  void statement(Exchange statement) {
    switch (statement) {
      case Exchange.Open s -> open(s);
      case Exchange.Send s ->
          printer.line(
              s.end()
                  + ".send"
                  + s.event().simpleName()
                  + "("
                  + s.argument().map(Words::text).orElse("")
                  + ");");
      case Exchange.Receive s -> receive(s);
      case Exchange.Await s -> await(s);
      case Exchange.Start s -> {
        String head = "c.join(Sip.start(\"s\", " + Words.text(s.given()) + ", " + s.parameter();
        printer.nest(head + " ->", s.body());
        printer.line("));");
      }
      case Exchange.Dispatch s ->
          printer.line(
              "c.join(Sip.start(\"s\", "
                  + Words.text(s.given())
                  + ", "
                  + s.errand().name().replace(".", "::")
                  + "));");
    }
  }

  private void open(Exchange.Open s) {
    String contract = s.desk() ? "Desk" : "Ticks";
    String channel = "channel" + s.exp();
    printer.line("var " + channel + " = " + contract + "Channel.open(heap);");
    printer.line(contract + "Exp " + s.exp() + " = " + channel + ".exp();");
    printer.line(contract + "Imp " + s.imp() + " = " + channel + ".imp();");
  }

  private void receive(Exchange.Receive s) {
    switch (s.mode()) {
      case TRY -> nest("switch (" + s.end() + ".tryReceive(" + state(s) + "))", s.arms(), s);
      case WAIT -> waiting(s);
      case DIRECT -> direct(s);
    }
  }

  private static String state(Exchange.Receive s) {
    return s.stage().receiver() + "." + s.stage();
  }

  private void nest(String head, List<Exchange.Arm> arms, Exchange.Receive s) {
    printer.nest(head, () -> arms.forEach(each -> arm(each, s.view())));
  }

  private void arm(Exchange.Arm arm, String view) {
    String name = arm.event().argument().isPresent() ? view : "_";
    printer.nest(
        arm.event() == Event.NOTHING
            ? "case null ->"
            : "case " + arm.event().view() + " " + name + " ->",
        arm.body());
  }

  private void waiting(Exchange.Receive s) {
    int last = s.arms().size() - 1;
    printer.line("c.arrive(" + s.end() + ");");
    printer.nest(
        "try",
        () ->
            nest(
                "switch (" + s.end() + ".receive(" + state(s) + "))",
                s.arms().subList(0, last),
                s));
    printer.nest("catch (InterruptedException _)", s.arms().get(last).body());
  }

  private void direct(Exchange.Receive s) {
    Exchange.Arm come = s.arms().get(0);
    printer.line("c.arrive(" + s.end() + ");");
    printer.nest(
        "try",
        () -> {
          String call = s.end() + ".receive" + come.event().simpleName() + "()";
          printer.line(
              come.event()
                      .argument()
                      .map(type -> type + " " + s.view() + " = " + call)
                      .map(text -> text + "." + come.event().accessor() + "()")
                      .orElse(call)
                  + ";");
          come.body().forEach(printer::statement);
        });
    printer.nest("catch (ChannelClosedException _)", s.arms().get(1).body());
    printer.nest("catch (InterruptedException _)", s.arms().get(2).body());
  }

  void matrix(Exchange.Await s) {
    printer.line("private static final Select " + s.name() + " =");
    printer.line("    Select.matrix(");
    int last = s.rows().size() - 1;
    for (int i = 0; i <= last; i++) {
      Exchange.Row row = s.rows().get(i);
      String heads =
          row.heads().stream().map(ExchangePrinter::head).collect(Collectors.joining(", "));
      printer.line("        row(" + heads + (i == last ? "));" : "),"));
    }
  }

  private static String head(Event event) {
    return event == Event.NOTHING ? "ANY" : event.view() + ".class";
  }

  private void await(Exchange.Await s) {
    s.ends().forEach(each -> printer.line("c.arrive(" + each + ");"));
    int last = s.rows().size() - 1;
    printer.nest(
        "try",
        () ->
            printer.nest(
                "switch (" + s.name() + ".await(" + String.join(", ", s.ends()) + "))",
                () -> {
                  for (int i = 0; i <= last; i++) {
                    row(s, i == last ? "default ->" : "case " + i + " ->", s.rows().get(i));
                  }
                }));
    printer.nest("catch (InterruptedException _)", s.interrupted());
  }

  private void row(Exchange.Await s, String label, Exchange.Row row) {
    printer.nest(
        label,
        () -> {
          for (int i = 0; i < s.ends().size(); i++) {
            if (s.types().get(i).isSet() && row.heads().get(i) != Event.NOTHING) {
              String member = s.types().get(i).member() + " " + s.end(i);
              printer.line(member + " = " + s.ends().get(i) + ".selected();");
              if (s.types().get(i).isMap()) {
                printer.line(s.ends().get(i) + ".data();");
              }
            }
            take(s.end(i), row.heads().get(i), s.view(i));
          }
          row.body().forEach(printer::statement);
        });
  }

  private void take(String end, Event event, String view) {
    if (event == Event.NOTHING || event == Event.CLOSED) {
      return;
    }
    String call = end + ".take(" + event.view() + ".class);";
    printer.line(event.argument().isPresent() ? event.view() + " " + view + " = " + call : call);
  }
}
