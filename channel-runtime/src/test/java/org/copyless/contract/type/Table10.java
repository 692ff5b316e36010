package org.copyless.contract.type;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Subtyping of terms as the paper derives it (§6.1, Table 10): from the goal, by assumption. */
final class Table10 {
  private record Pair(Term left, Term right) {}

  private final Set<Pair> assumed = new HashSet<>();
  private final Map<Set<String>, String> nu = new HashMap<>();

  private Table10() {}

  static boolean holds(Term left, Term right) {
    return new Table10().derive(Terms.renamed(left, "l"), Terms.renamed(right, "r"));
  }

  private boolean derive(Term left, Term right) {
    if (assumed.contains(new Pair(left, right))) {
      return true; // S-Axiom
    }
    if (left instanceof Term.Rec rec) { // S-RecL
      assumed.add(new Pair(left, right));
      return derive(Terms.substitute(rec.body(), rec.name(), rec), right);
    }
    if (right instanceof Term.Rec rec) { // S-RecR
      assumed.add(new Pair(left, right));
      return derive(left, Terms.substitute(rec.body(), rec.name(), rec));
    }
    if (left instanceof Term.Choice t && right instanceof Term.Choice s) {
      assumed.add(new Pair(left, right));
      return t.sends() == s.sends() && (t.sends() ? output(t, s) : input(t, s));
    }
    return left.equals(right); // S-Var, S-End, data
  }

  private boolean input(Term.Choice left, Term.Choice right) {
    return left.branches().stream()
        .allMatch(
            branch ->
                match(branch, right).filter(other -> branch(branch, other, true)).isPresent());
  }

  private boolean output(Term.Choice left, Term.Choice right) {
    return right.branches().stream()
        .allMatch(
            branch ->
                match(branch, left).filter(other -> branch(other, branch, false)).isPresent());
  }

  private static Optional<Term.Branch> match(Term.Branch branch, Term.Choice among) {
    return among.branches().stream().filter(b -> b.tag().equals(branch.tag())).findFirst();
  }

  private boolean branch(Term.Branch left, Term.Branch right, boolean covariant) {
    if (left.binders().size() != right.binders().size()
        || left.arguments().size() != right.arguments().size()) {
      return false;
    }
    Map<String, Term> common = new HashMap<>();
    for (int i = 0; i < left.binders().size(); i++) {
      String a = left.binders().get(i);
      String b = right.binders().get(i);
      Term fresh = new Term.Var(nu.computeIfAbsent(Set.of(a, b), _ -> "g" + nu.size()));
      common.put(a, fresh);
      common.put(b, fresh);
    }
    for (int i = 0; i < left.arguments().size(); i++) {
      Term.Qualified t = substitute(left.arguments().get(i), common);
      Term.Qualified s = substitute(right.arguments().get(i), common);
      if (!(covariant ? derive(t, s) : derive(s, t))) {
        return false;
      }
    }
    return derive(Terms.substitute(left.next(), common), Terms.substitute(right.next(), common));
  }

  private static Term.Qualified substitute(Term.Qualified type, Map<String, Term> by) {
    return new Term.Qualified(type.linear(), Terms.substitute(type.type(), by));
  }

  private boolean derive(Term.Qualified left, Term.Qualified right) { // S-Type: un <= lin
    return (!left.linear() || right.linear()) && derive(left.type(), right.type());
  }

  /** Whether the terms unfold to the same tree. */
  static boolean equivalent(Term one, Term other) {
    return holds(one, other) && holds(other, one);
  }
}
