package org.copyless.concurrency.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.copyless.channel.Endpoint;
import org.copyless.heap.ExchangeHeap;

/**
 * What a contract's text means, written by hand: state, message, next state. Not made by the
 * contract parser, so that its mistakes are not repeated here. Immutable.
 */
final class Protocol {
  /** Opens a channel of the contract. */
  interface Opener extends Function<ExchangeHeap, Pair> {}

  /** Both ends of a new channel. */
  record Pair(Endpoint imp, Endpoint exp) {}

  /** What a message does in a state. */
  record Move(boolean byExporter, String next) {}

  private final String name;
  private final boolean unbounded;
  private final Opener opener;
  private final Map<String, Map<String, Move>> moves = new HashMap<>();
  private final Map<String, List<String>> parameters = new HashMap<>();

  private Protocol(String name, boolean unbounded, Opener opener) {
    this.name = name;
    this.unbounded = unbounded;
    this.opener = opener;
  }

  /**
   * Reads a table.
   *
   * @param unbounded whether what the exporting end sends is queued without bound
   * @param table lines of {@code message(parameter, …)}, and of {@code state message? next} where
   *     the importing end sends, {@code state message! next} where the exporting one does
   */
  static Protocol of(String name, boolean unbounded, String table, Opener opener) {
    Protocol protocol = new Protocol(name, unbounded, opener);
    for (String line : table.lines().toList()) {
      protocol.read(line.strip());
    }
    return protocol;
  }

  private void read(String line) {
    int bracket = line.indexOf('(');
    if (bracket >= 0) {
      String inside = line.substring(bracket + 1, line.indexOf(')'));
      parameters.put(
          line.substring(0, bracket), inside.isEmpty() ? List.of() : List.of(inside.split(", ")));
      return;
    }
    String[] words = line.split(" ", -1);
    String message = words[1].substring(0, words[1].length() - 1);
    moves
        .computeIfAbsent(words[0], _ -> new HashMap<>())
        .put(message, new Move(words[1].endsWith("!"), words[2]));
  }

  String name() {
    return name;
  }

  boolean isUnbounded() {
    return unbounded;
  }

  Pair open(ExchangeHeap heap) {
    return opener.apply(heap);
  }

  /** Returns what a message does in a state; null if it may not be sent there. */
  Move move(String state, String message) {
    return moves.getOrDefault(state, Map.of()).get(message);
  }

  /** Returns what may be sent in a state, by one of the two ends, in the order of the alphabet. */
  List<String> possible(String state, boolean byExporter) {
    return moves.getOrDefault(state, Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue().byExporter() == byExporter)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Returns whatever an end sends in some state, in the order of the alphabet. */
  List<String> messages(boolean byExporter) {
    return moves.keySet().stream()
        .flatMap(state -> possible(state, byExporter).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** Returns the states in which an end receives, in the order of the alphabet. */
  List<String> receiving(boolean exporter) {
    List<String> states = new ArrayList<>(moves.keySet());
    states.removeIf(state -> possible(state, !exporter).isEmpty());
    states.sort(null);
    return states;
  }

  /** Returns the names of a message's parameters. */
  List<String> parameters(String message) {
    return parameters.get(message);
  }
}
