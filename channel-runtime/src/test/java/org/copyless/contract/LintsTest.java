package org.copyless.contract;

import static org.copyless.contract.Contracts.accepted;
import static org.copyless.contract.Contracts.base;
import static org.copyless.contract.Contracts.extension;
import static org.copyless.contract.Contracts.letters;
import static org.copyless.contract.Contracts.messages;
import static org.copyless.contract.Contracts.pointedAt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Warnings: what is sound but probably not meant, and what is not warned of. */
class LintsTest {
  /** What the warnings of a key point at; texts are over messages {@code a} to {@code z}. */
  private static List<String> warned(ProblemKey key, String text) {
    return warned(key, new ContractDeclaration("C", text, letters(), Optional.empty(), false));
  }

  private static List<String> warned(ProblemKey key, ContractDeclaration contract) {
    accepted(contract);
    return ContractParser.parse(contract).warnings().stream()
        .filter(problem -> problem.key().equals(key.key()))
        .map(problem -> problem.method().orElseGet(() -> pointedAt(contract.text(), problem)))
        .toList();
  }

  @Test
  @DisplayName("a contract with errors has no warnings")
  void silentAfterErrors() {
    ParseResult result = ContractParser.parse("S: a? -> S; T: b?;", letters());
    assertEquals(1, result.errors().size());
    assertEquals(List.of(), result.warnings());
  }

  @Test
  @DisplayName("the contracts of the paper have none")
  void paper() {
    assertEquals(
        List.of(),
        ContractParser.parse(Contracts.NIC_DEVICE, Contracts.NIC_DEVICE_MESSAGES).problems());
    assertEquals(
        List.of(),
        ContractParser.parse(Contracts.NIC_EVENTS, Contracts.NIC_EVENTS_MESSAGES).problems());
  }

  @Nested
  class UnreachableStates {
    private static List<String> unreachable(String text) {
      return warned(ProblemKey.UNREACHABLE_STATE, text);
    }

    @Test
    @DisplayName("a state that nothing leads to, and not those that only it leads to")
    void first() {
      assertEquals(
          List.of("T"), unreachable("S: a? -> b! -> S; V: c! -> d? -> V; T: a? -> b! -> V;"));
    }

    @Test
    @DisplayName("one of those that only lead to each other")
    void circle() {
      assertEquals(List.of("T"), unreachable("S: a? -> b! -> S; T: c? -> U; U: d! -> T;"));
      assertEquals(List.of("T"), unreachable("S: a? -> b! -> S; T: c? -> d! -> T;"));
    }

    @Test
    @DisplayName("another start is marked initial, and so is the first one")
    void otherStart() {
      String text = "initial S: a? -> b! -> S; initial T: c? -> S;";
      assertEquals(List.of(), unreachable(text));
      assertEquals("S", accepted(text).initial().name());
    }

    @Test
    @DisplayName("subroutines are reached by their calls")
    void subroutine() {
      assertEquals(List.of(), unreachable("S: a? -> Sub -> S; Sub: b!;"));
    }

    @Test
    @DisplayName("in an extension only its own states are judged, from all of the base")
    void extensions() {
      Automaton base = base("S: a! -> b? -> S; T: c! -> d? -> S;");
      assertEquals(
          List.of("V"),
          warned(
              ProblemKey.UNREACHABLE_STATE,
              extension(base, "override T: n! -> U; U: o? -> S; V: p? -> S;")));
    }
  }

  @Nested
  class UnusedMessages {
    @Test
    @DisplayName("each is reported at its method")
    void reported() {
      assertEquals(
          List.of("b", "c"),
          warned(
              ProblemKey.UNUSED_MESSAGE,
              new ContractDeclaration(
                  "C", "S: A?;", messages("a?", "b!", "c"), Optional.empty(), false)));
    }

    @Test
    @DisplayName("those of the base are not judged again")
    void extensions() {
      Automaton base = base("S: a! -> b? -> S;");
      assertEquals(
          List.of("y"),
          warned(
              ProblemKey.UNUSED_MESSAGE,
              new ContractDeclaration(
                  "D",
                  "override S: x! -> c? -> S;",
                  messages("x!", "y!"),
                  Optional.of(base),
                  false)));
    }
  }

  @Nested
  class MissingReplies {
    private static List<String> missing(String text) {
      return warned(ProblemKey.MISSING_REPLY, text);
    }

    @Test
    @DisplayName("a request without answer and without target, where others are answered")
    void reported() {
      assertEquals(List.of("c"), missing("S: one { a? -> b! -> S; c?; }"));
      assertEquals(List.of("d"), missing("S: one { a? -> b! -> S; c? -> e! -> d?; }"));
    }

    @Test
    @DisplayName("a target that is written is meant")
    void explicit() {
      assertEquals(List.of(), missing("S: one { a? -> b! -> S; c? -> END; } END: ;"));
    }

    @Test
    @DisplayName("where no request is answered, none is missing an answer")
    void noneAnswered() {
      assertEquals(List.of(), missing("S: one { a? -> T; c?; } T: d?;"));
      assertEquals(List.of(), missing("S: b! -> a?;"));
    }

    @Test
    @DisplayName("a subroutine ends in its caller")
    void subroutine() {
      assertEquals(List.of(), missing("S: a? -> b! -> Sub -> S; Sub: c?;"));
    }

    @Test
    @DisplayName("a conversation may end with an answer")
    void answered() {
      assertEquals(List.of(), missing("S: one { a? -> b! -> S; c? -> d!; }"));
    }
  }
}
