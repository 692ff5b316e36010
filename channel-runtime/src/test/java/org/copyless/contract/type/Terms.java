package org.copyless.contract.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Variables of syntactic types: free ones, substitution, unfolding, renaming. */
final class Terms {
  private Terms() {}

  static Set<String> free(Term term) {
    return switch (term) {
      case Term.End _, Term.Base _ -> Set.of();
      case Term.Var variable -> Set.of(variable.name());
      case Term.Rec rec -> {
        Set<String> free = new HashSet<>(free(rec.body()));
        free.remove(rec.name());
        yield free;
      }
      case Term.Choice choice -> {
        Set<String> free = new HashSet<>();
        choice.branches().forEach(branch -> free.addAll(free(branch)));
        yield free;
      }
    };
  }

  private static Set<String> free(Term.Branch branch) {
    Set<String> free = new HashSet<>(free(branch.next()));
    branch.arguments().forEach(argument -> free.addAll(free(argument.type())));
    free.removeAll(branch.binders());
    return free;
  }

  /** {@code T{S/a}}, without capture. */
  static Term substitute(Term term, String variable, Term by) {
    return substitute(term, Map.of(variable, by));
  }

  static Term substitute(Term term, Map<String, Term> by) {
    return switch (term) {
      case Term.End _, Term.Base _ -> term;
      case Term.Var variable -> by.getOrDefault(variable.name(), variable);
      case Term.Rec rec -> {
        Map<String, Term> inside = new HashMap<>(by);
        String name = bind(rec.name(), inside, rec.body());
        yield new Term.Rec(name, substitute(rec.body(), inside));
      }
      case Term.Choice choice ->
          new Term.Choice(
              choice.sends(),
              choice.branches().stream().map(branch -> substitute(branch, by)).toList());
    };
  }

  private static Term.Branch substitute(Term.Branch branch, Map<String, Term> by) {
    Map<String, Term> inside = new HashMap<>(by);
    List<String> binders = new ArrayList<>();
    for (String binder : branch.binders()) {
      binders.add(bind(binder, inside, new Term.Choice(true, List.of(branch))));
    }
    return new Term.Branch(
        branch.tag(),
        binders,
        branch.arguments().stream()
            .map(t -> new Term.Qualified(t.linear(), substitute(t.type(), inside)))
            .toList(),
        substitute(branch.next(), inside));
  }

  /** The binder's name inside, which is another one if it would capture a free variable. */
  private static String bind(String binder, Map<String, Term> inside, Term scope) {
    inside.remove(binder);
    Set<String> coming = new HashSet<>();
    inside.forEach(
        (name, by) -> {
          Set<String> free = free(by);
          if (!free.isEmpty() && free(scope).contains(name)) {
            coming.addAll(free);
          }
        });
    String name = binder;
    while (coming.contains(name)) {
      name += "_";
    }
    if (!name.equals(binder)) {
      inside.put(binder, new Term.Var(name));
    }
    return name;
  }

  /** {@code T{rec a.T/a}}, until no recursion stands in front. */
  static Term unfolded(Term term) {
    Term head = term;
    while (head instanceof Term.Rec rec) {
      head = substitute(rec.body(), rec.name(), rec);
    }
    return head;
  }

  /** The same type with bound variables of its own. */
  static Term renamed(Term term, String prefix) {
    return renamed(term, prefix, new AtomicInteger(), Map.of());
  }

  private static Term renamed(
      Term term, String prefix, AtomicInteger used, Map<String, String> names) {
    return switch (term) {
      case Term.End _, Term.Base _ -> term;
      case Term.Var variable -> new Term.Var(names.getOrDefault(variable.name(), variable.name()));
      case Term.Rec rec -> {
        Map<String, String> inside = new HashMap<>(names);
        inside.put(rec.name(), prefix + used.incrementAndGet());
        yield new Term.Rec(inside.get(rec.name()), renamed(rec.body(), prefix, used, inside));
      }
      case Term.Choice choice ->
          new Term.Choice(
              choice.sends(),
              choice.branches().stream().map(b -> renamed(b, prefix, used, names)).toList());
    };
  }

  private static Term.Branch renamed(
      Term.Branch branch, String prefix, AtomicInteger used, Map<String, String> names) {
    Map<String, String> inside = new HashMap<>(names);
    branch.binders().forEach(binder -> inside.put(binder, prefix + used.incrementAndGet()));
    return new Term.Branch(
        branch.tag(),
        branch.binders().stream().map(inside::get).toList(),
        branch.arguments().stream()
            .map(t -> new Term.Qualified(t.linear(), renamed(t.type(), prefix, used, inside)))
            .toList(),
        renamed(branch.next(), prefix, used, inside));
  }

  /** Table 2: type variables of messages occur within messages only. */
  static boolean isWellFormed(Term term) {
    return isWellFormed(term, Set.of(), Set.of());
  }

  static boolean isWellFormed(Term term, Set<String> outer, Set<String> inner) {
    return switch (term) {
      case Term.End _, Term.Base _ -> true;
      case Term.Var variable -> outer.contains(variable.name());
      case Term.Rec rec -> isWellFormed(rec.body(), with(outer, List.of(rec.name())), inner);
      case Term.Choice choice ->
          choice.branches().stream().allMatch(branch -> isWellFormed(branch, outer, inner));
    };
  }

  private static boolean isWellFormed(Term.Branch branch, Set<String> outer, Set<String> inner) {
    Set<String> carried = with(with(outer, inner), branch.binders());
    return branch.arguments().stream().allMatch(t -> isWellFormed(t.type(), carried, Set.of()))
        && isWellFormed(branch.next(), outer, with(inner, branch.binders()));
  }

  private static Set<String> with(Set<String> names, Iterable<String> more) {
    Set<String> all = new HashSet<>(names);
    more.forEach(all::add);
    return all;
  }
}
