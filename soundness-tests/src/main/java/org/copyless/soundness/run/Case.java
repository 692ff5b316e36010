package org.copyless.soundness.run;

import java.util.List;
import java.util.stream.Collectors;
import org.copyless.soundness.judge.Judge.Complaint;
import org.copyless.soundness.oracle.Outcome;
import org.copyless.soundness.oracle.Path;
import org.copyless.soundness.program.Printer;
import org.copyless.soundness.program.Program;

/**
 * A program, and all that was said of it.
 *
 * @param program what
 * @param paths what the oracle says
 * @param complaints what the checker says
 * @param runs what went wrong at run time, path by path; empty if it was not run
 * @param forbidden the rule that forbids it, though it is right; empty: none
 */
public record Case(
    Program program,
    List<Path> paths,
    List<Complaint> complaints,
    List<String> runs,
    String forbidden) {
  /** Instead of a rule: nobody knows. */
  static final String TOO_MANY_PATHS = "too many paths by the rules";

  /** What comes of it. */
  public enum Verdict {
    /** Right, and accepted. */
    ACCEPTED,
    /** Wrong or forbidden, and rejected. */
    REJECTED,
    /** Accepted, and faults or leaks. */
    UNSOUND,
    /** Accepted, though a numbered rule forbids it; it runs well. */
    LENIENT,
    /** Right, and rejected. */
    FALSE_ALARM,
    /** Runs well, and rejected; by the rules it has too many paths to tell whether one is wrong. */
    UNDECIDED,
    /** It does not come to an end, though it should. */
    STUCK,
    /** Rejected, and the oracle and the run do not agree: a defect of the oracle. */
    DISAGREEMENT,
    /** It does not compile: a defect of the generator. */
    ILL_TYPED
  }

  /**
   * Judges.
   *
   * @return what comes of it
   */
  public Verdict verdict() {
    if (complaints.stream().anyMatch(Complaint::isJavac)) {
      return Verdict.ILL_TYPED;
    }
    if (runs.stream().anyMatch(each -> each.startsWith(Drive.STUCK))) {
      return Verdict.STUCK;
    }
    if (complaints.isEmpty()) {
      return accepted();
    }
    if (disagreement() >= 0) {
      return Verdict.DISAGREEMENT;
    }
    if (!has(Outcome.Kind.FAULT) && rule().equals(TOO_MANY_PATHS)) {
      return Verdict.UNDECIDED;
    }
    return has(Outcome.Kind.FAULT) || !rule().isEmpty() ? Verdict.REJECTED : Verdict.FALSE_ALARM;
  }

  private Verdict accepted() {
    boolean faults = has(Outcome.Kind.FAULT);
    for (int i = 0; i < runs.size(); i++) {
      faults |= !runs.get(i).isEmpty() && mustNotFault(paths.get(i).outcome());
    }
    if (faults) {
      return Verdict.UNSOUND;
    }
    return rule().isEmpty() ? Verdict.ACCEPTED : Verdict.LENIENT;
  }

  /**
   * Where the run says nothing, an unchecked exception ends the SIP, as does the
   * NullPointerException of the rules about null.
   */
  private static boolean mustNotFault(Outcome outcome) {
    return switch (outcome.kind()) {
      case CLEAN, FAULT -> true;
      case RULE -> !outcome.what().startsWith("R16");
      case ENDED -> false;
    };
  }

  /**
   * Names the rule that forbids it.
   *
   * @return a rule; empty: none
   */
  public String rule() {
    return paths.stream()
        .map(Path::outcome)
        .filter(each -> each.kind() == Outcome.Kind.RULE)
        .map(Outcome::what)
        .findFirst()
        .orElse(forbidden);
  }

  boolean has(Outcome.Kind kind) {
    return paths.stream().anyMatch(each -> each.outcome().kind() == kind);
  }

  /**
   * Finds a path on which the oracle and the run do not agree.
   *
   * @return its index; -1: none
   */
  public int disagreement() {
    for (int i = 0; i < runs.size(); i++) {
      boolean wrong = !runs.get(i).isEmpty();
      Outcome.Kind kind = paths.get(i).outcome().kind();
      wrong |= paths.get(i).outcome().isSwallowed() && kind == Outcome.Kind.FAULT;
      if ((kind == Outcome.Kind.CLEAN && wrong) || (kind == Outcome.Kind.FAULT && !wrong)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Says in one line why it was rejected or what is wrong.
   *
   * @return keys and constructs
   */
  public String cause() {
    return switch (verdict()) {
      case FALSE_ALARM -> complaints.getFirst().key() + " at " + construct();
      case LENIENT -> rule();
      case REJECTED -> has(Outcome.Kind.FAULT) ? "faulty" : rule();
      case DISAGREEMENT -> paths.get(disagreement()).outcome().toString();
      default -> "";
    };
  }

  private String construct() {
    String line =
        Printer.unit(program)
            .lines()
            .skip(Math.max(0, complaints.getFirst().line() - 1))
            .findFirst()
            .orElse("");
    return line.strip().replaceAll("\\b([a-z])\\d+\\b", "$1");
  }

  /**
   * Writes it down for a person.
   *
   * @return the program with what was said
   */
  public String describe() {
    return verdict()
        + " "
        + cause()
        + "\n"
        + Printer.body(program)
        + complaints.stream().map(each -> each + "\n").collect(Collectors.joining())
        + faults();
  }

  private String faults() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < paths.size() && text.length() < 1000; i++) {
      if (paths.get(i).outcome().kind() != Outcome.Kind.CLEAN
          || (i < runs.size() && !runs.get(i).isEmpty())) {
        text.append(paths.get(i)).append(i < runs.size() ? " | " + runs.get(i) : "").append('\n');
      }
    }
    return text.toString();
  }
}
