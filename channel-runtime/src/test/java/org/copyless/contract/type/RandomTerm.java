package org.copyless.contract.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random closed terms that are well formed, with nested recursions and bound type variables. */
final class RandomTerm {
  private static final int LONGEST = 120;

  private final Random random;
  private int names;

  RandomTerm(Random random) {
    this.random = random;
  }

  /** A term that is small enough for substitution, which may double it at each step. */
  Term next() {
    Term term;
    do {
      term = term(List.of(), List.of(), 3 + random.nextInt(3), false);
    } while (term.toString().length() > LONGEST);
    return term;
  }

  /**
   * A term in which some variables may stand anywhere, others within messages only.
   *
   * @param guarded whether a message stands in front, so that a variable may
   */
  private Term term(List<String> outer, List<String> inner, int depth, boolean guarded) {
    int kind = random.nextInt(10);
    if (depth <= 0 || kind == 0) {
      return guarded && !outer.isEmpty() && random.nextInt(4) > 0
          ? new Term.Var(pick(outer))
          : new Term.End();
    }
    if (kind < 5) {
      String name = "x" + names++;
      return new Term.Rec(name, choice(with(outer, List.of(name)), inner, depth - 1));
    }
    return choice(outer, inner, depth - 1);
  }

  private Term choice(List<String> outer, List<String> inner, int depth) {
    List<Term.Branch> branches = new ArrayList<>();
    int width = 1 + random.nextInt(2);
    for (int i = 0; i < width; i++) {
      branches.add(branch("m" + (random.nextInt(2) * 2 + i), outer, inner, depth));
    }
    return new Term.Choice(random.nextBoolean(), branches);
  }

  private Term.Branch branch(String tag, List<String> outer, List<String> inner, int depth) {
    List<String> binders = random.nextInt(4) == 0 ? List.of("b" + names++) : List.of();
    List<String> carriedOuter = with(with(outer, inner), binders);
    List<Term.Qualified> arguments =
        switch (random.nextInt(4)) {
          case 0 -> List.of();
          case 1 -> List.of(new Term.Qualified(false, new Term.Base("int")));
          default ->
              List.of(new Term.Qualified(true, term(carriedOuter, List.of(), depth - 1, true)));
        };
    return new Term.Branch(tag, binders, arguments, term(outer, with(inner, binders), depth, true));
  }

  private String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  private static List<String> with(List<String> names, List<String> more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(more);
    return all;
  }
}
