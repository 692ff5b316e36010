package org.copyless.contract.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the model is compared with is right itself: the theorems, over random terms. */
class RandomTermsTest {
  private static final long SEED = 8_000;
  private static final int TERMS = 3_000;

  @Test
  @DisplayName("F1: the paper's dual is wrong for some nested recursions, message closure for none")
  void duals() {
    RandomTerm terms = new RandomTerm(new Random(SEED));
    int wrong = 0;
    for (int i = 0; i < TERMS; i++) {
      Term term = terms.next();
      assertTrue(Terms.isWellFormed(term), term::toString);
      Term dual = SyntacticDual.byMessageClosure(term);
      assertTrue(Terms.isWellFormed(dual), dual::toString);
      assertTrue(SyntacticDual.related(term, dual), term::toString);
      assertTrue(Table10.equivalent(term, SyntacticDual.byMessageClosure(dual)), term::toString);
      wrong += SyntacticDual.related(term, SyntacticDual.ofThePaper(term)) ? 0 : 1;
    }
    int found = wrong;
    assertTrue(found > 0 && found < TERMS / 20, () -> "wrong=" + found);
  }

  @Test
  @DisplayName("T <= S if and only if dual S <= dual T; then T does not weigh more")
  void subtyping() {
    RandomTerm terms = new RandomTerm(new Random(SEED + 1));
    int related = 0;
    Term before = terms.next();
    for (int i = 0; i < TERMS; i++) {
      Term left = before;
      Term right = terms.next();
      before = right;
      boolean holds = Table10.holds(left, right);
      assertTrue(Table10.holds(left, left), left::toString);
      assertEquals(
          holds,
          Table10.holds(
              SyntacticDual.byMessageClosure(right), SyntacticDual.byMessageClosure(left)),
          () -> left + "\n" + right);
      assertTrue(!holds || weight(left) <= weight(right), () -> left + "\n" + right);
      related += holds ? 1 : 0;
    }
    int found = related;
    assertTrue(found > TERMS / 200, () -> "related=" + found);
  }

  @Test
  @DisplayName("Th. 6.2, Prop. 6.2: equations and bounds agree, also after unfolding")
  void weights() {
    RandomTerm terms = new RandomTerm(new Random(SEED + 2));
    int heavy = 0;
    int infinite = 0;
    for (int i = 0; i < TERMS; i++) {
      Term term = terms.next();
      int weight = weight(term);
      assertEquals(SyntacticWeight.byBounds(term, Set.of()), weight, term::toString);
      assertEquals(weight(Terms.unfolded(term)), weight, term::toString);
      heavy += weight > 1 && weight < SyntacticWeight.INFINITE ? 1 : 0;
      infinite += weight == SyntacticWeight.INFINITE ? 1 : 0;
    }
    assertTrue(heavy > TERMS / 100 && infinite > TERMS / 100, heavy + " " + infinite);
  }

  private static int weight(Term term) {
    return SyntacticWeight.byEquations(term, Set.of());
  }
}
