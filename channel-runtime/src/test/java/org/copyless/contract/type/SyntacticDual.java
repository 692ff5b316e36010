package org.copyless.contract.type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Duality on terms: the paper's definition, one that is right, and the relation itself (§3). */
final class SyntacticDual {
  private record Pair(Term one, Term other) {}

  private SyntacticDual() {}

  /** As the paper defines it, by inner substitution; see F1 for when it is wrong. */
  static Term ofThePaper(Term term) {
    return switch (term) {
      case Term.End _, Term.Base _, Term.Var _ -> term;
      case Term.Rec rec ->
          new Term.Rec(rec.name(), ofThePaper(insideMessages(rec.body(), rec.name(), rec)));
      case Term.Choice choice ->
          new Term.Choice(
              !choice.sends(),
              choice.branches().stream()
                  .map(
                      b ->
                          new Term.Branch(
                              b.tag(), b.binders(), b.arguments(), ofThePaper(b.next())))
                  .toList());
    };
  }

  /** {@code T[[S/a]]}: replaces the variable within messages only. */
  static Term insideMessages(Term term, String variable, Term by) {
    return switch (term) {
      case Term.End _, Term.Base _, Term.Var _ -> term;
      case Term.Rec rec when rec.name().equals(variable) -> rec;
      case Term.Rec rec -> new Term.Rec(rec.name(), insideMessages(rec.body(), variable, by));
      case Term.Choice choice ->
          new Term.Choice(
              choice.sends(),
              choice.branches().stream().map(b -> insideMessages(b, variable, by)).toList());
    };
  }

  private static Term.Branch insideMessages(Term.Branch branch, String variable, Term by) {
    if (branch.binders().contains(variable)) {
      return branch;
    }
    return new Term.Branch(
        branch.tag(),
        branch.binders(),
        branch.arguments().stream()
            .map(t -> new Term.Qualified(t.linear(), Terms.substitute(t.type(), variable, by)))
            .toList(),
        insideMessages(branch.next(), variable, by));
  }

  /** By closing what messages carry before anything is turned round (Bernardi and Hennessy). */
  static Term byMessageClosure(Term term) {
    return byMessageClosure(term, Map.of());
  }

  private static Term byMessageClosure(Term term, Map<String, Term> closing) {
    return switch (term) {
      case Term.End _, Term.Base _, Term.Var _ -> term;
      case Term.Rec rec -> {
        Map<String, Term> inside = new HashMap<>(closing);
        inside.put(rec.name(), Terms.substitute(rec, closing));
        yield new Term.Rec(rec.name(), byMessageClosure(rec.body(), inside));
      }
      case Term.Choice choice ->
          new Term.Choice(
              !choice.sends(),
              choice.branches().stream().map(b -> byMessageClosure(b, closing)).toList());
    };
  }

  private static Term.Branch byMessageClosure(Term.Branch branch, Map<String, Term> closing) {
    Map<String, Term> inside = new HashMap<>(closing);
    inside.keySet().removeAll(branch.binders());
    return new Term.Branch(
        branch.tag(),
        branch.binders(),
        branch.arguments().stream()
            .map(t -> new Term.Qualified(t.linear(), Terms.substitute(t.type(), inside)))
            .toList(),
        byMessageClosure(branch.next(), inside));
  }

  /** Definition 3.1: whether the pair is in the largest duality relation. */
  static boolean related(Term one, Term other) {
    Set<Pair> assumed = new HashSet<>();
    Deque<Pair> open = new ArrayDeque<>(List.of(new Pair(one, other)));
    while (!open.isEmpty()) {
      Pair pair = open.remove();
      if (assumed.add(pair)) {
        Optional<List<Pair>> next = step(pair);
        if (next.isEmpty()) {
          return false;
        }
        open.addAll(next.get());
      }
    }
    return true;
  }

  private static Optional<List<Pair>> step(Pair pair) {
    Term one = Terms.unfolded(pair.one());
    Term other = Terms.unfolded(pair.other());
    if (one instanceof Term.End && other instanceof Term.End) {
      return Optional.of(List.of());
    }
    if (!(one instanceof Term.Choice t)
        || !(other instanceof Term.Choice s)
        || t.sends() == s.sends()
        || t.branches().size() != s.branches().size()) {
      return Optional.empty();
    }
    List<Pair> next = new ArrayList<>();
    for (Term.Branch branch : t.branches()) {
      s.branches().stream()
          .filter(match -> match.tag().equals(branch.tag()) && sameMessage(branch, match))
          .forEach(match -> next.add(new Pair(branch.next(), next(match, branch))));
    }
    return next.size() == t.branches().size() ? Optional.of(next) : Optional.empty();
  }

  private static boolean sameMessage(Term.Branch one, Term.Branch other) {
    return Table10.equivalent(carried(one), carried(other));
  }

  /** What follows a message, under the other one's names for its type variables. */
  private static Term next(Term.Branch branch, Term.Branch other) {
    Map<String, Term> names = new HashMap<>();
    for (int i = 0; i < branch.binders().size(); i++) {
      names.put(branch.binders().get(i), new Term.Var(other.binders().get(i)));
    }
    return Terms.substitute(branch.next(), names);
  }

  private static Term carried(Term.Branch branch) {
    return new Term.Choice(
        false, List.of(new Term.Branch("m", branch.binders(), branch.arguments(), new Term.End())));
  }
}
