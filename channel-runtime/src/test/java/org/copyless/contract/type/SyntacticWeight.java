package org.copyless.contract.type;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Weights of terms, twice: by the equations of §6.2, and by the bounds of Definition 5.1. */
final class SyntacticWeight {
  static final int INFINITE = Integer.MAX_VALUE;

  private SyntacticWeight() {}

  static int byEquations(Term term, Set<String> finite) {
    return byEquations(finite, Set.of(), term);
  }

  private static int byEquations(Set<String> outer, Set<String> guarded, Term term) {
    return switch (term) {
      case Term.End _, Term.Base _ -> 0;
      case Term.Var(String name) -> outer.contains(name) || guarded.contains(name) ? 0 : INFINITE;
      case Term.Rec(String name, Term body) -> byEquations(outer, with(guarded, name), body);
      case Term.Choice choice when choice.sends() -> 0;
      case Term.Choice choice ->
          choice.branches().stream()
              .mapToInt(branch -> byEquations(outer, guarded, branch))
              .max()
              .orElse(0);
    };
  }

  private static int byEquations(Set<String> outer, Set<String> guarded, Term.Branch branch) {
    Set<String> known = without(outer, branch.binders());
    int carried =
        branch.arguments().stream()
            .mapToInt(t -> byEquations(known, Set.of(), t.type()))
            .max()
            .orElse(0);
    int next = byEquations(known, without(guarded, branch.binders()), branch.next());
    return Math.max(carried == INFINITE ? INFINITE : carried + 1, next);
  }

  /** The least weight bound. A type with n different parts has no finite weight above n. */
  static int byBounds(Term term, Set<String> finite) {
    int parts = parts(term);
    return IntStream.rangeClosed(0, parts)
        .filter(n -> isBound(term, finite, n))
        .findFirst()
        .orElse(INFINITE);
  }

  private record Bounded(Term term, int weight) {}

  private static boolean isBound(Term term, Set<String> finite, int bound) {
    Set<Bounded> assumed = new HashSet<>();
    Deque<Bounded> open = new ArrayDeque<>(List.of(new Bounded(term, bound)));
    while (!open.isEmpty()) {
      Bounded judged = open.remove();
      Term head = Terms.unfolded(judged.term());
      boolean unknown = head instanceof Term.Var(String name) && !finite.contains(name);
      if (unknown || judged.weight() < 0) {
        return false;
      }
      if (head instanceof Term.Choice choice && !choice.sends() && assumed.add(judged)) {
        if (judged.weight() == 0) {
          return false;
        }
        for (Term.Branch branch : choice.branches()) {
          branch.arguments().forEach(t -> open.add(new Bounded(t.type(), judged.weight() - 1)));
          open.add(new Bounded(branch.next(), judged.weight()));
        }
      }
    }
    return true;
  }

  private static int parts(Term term) {
    Set<Term> parts = new HashSet<>();
    Deque<Term> open = new ArrayDeque<>(List.of(term));
    while (!open.isEmpty()) {
      Term head = Terms.unfolded(open.remove());
      if (parts.add(head) && head instanceof Term.Choice choice) {
        for (Term.Branch branch : choice.branches()) {
          branch.arguments().forEach(t -> open.add(t.type()));
          open.add(branch.next());
        }
      }
    }
    return parts.size();
  }

  private static Set<String> with(Set<String> names, String name) {
    Set<String> all = new HashSet<>(names);
    all.add(name);
    return all;
  }

  private static Set<String> without(Set<String> names, List<String> hidden) {
    Set<String> rest = new HashSet<>(names);
    hidden.forEach(rest::remove);
    return rest;
  }
}
