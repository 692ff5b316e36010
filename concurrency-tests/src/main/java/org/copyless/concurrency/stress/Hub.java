package org.copyless.concurrency.stress;

import static org.copyless.channel.Select.row;

import org.copyless.annotation.Claims;
import org.copyless.channel.ChannelClosed;
import org.copyless.channel.EndpointMap;
import org.copyless.channel.Select;
import org.copyless.concurrency.contract.QuestionsExp;
import org.copyless.heap.TrackedDeque;

/**
 * Answers the questions of many, whoever asks first, with a select over a map of endpoints. Now and
 * then an endpoint leaves and wanders alone, or comes in from there; now and then the whole map
 * goes to another process.
 */
final class Hub {
  private static final int ONE_LEAVES_IN = 40;
  private static final int ALL_MOVE_ONCE_IN = 200;

  private static final Select QUESTION =
      Select.matrix(
          row(QuestionsExp.Number.class),
          row(QuestionsExp.Bytes.class),
          row(QuestionsExp.Chain.class),
          row(QuestionsExp.Rows.class),
          row(QuestionsExp.Turn.class),
          row(ChannelClosed.class));

  private final Network network;

  Hub(Network network) {
    this.network = network;
  }

  /** Serves new endpoints, which nobody has asked yet. */
  void open(@Claims TrackedDeque<QuestionsExp> ends) throws InterruptedException {
    EndpointMap<QuestionsExp, Answerer> map = create();
    for (QuestionsExp end = ends.pollFirst(); end != null; end = ends.pollFirst()) {
      network.stumble();
      map.add(end, new Answerer(network));
    }
    ends.close();
    serve(map);
  }

  /** Serves an endpoint that has wandered. */
  void enter(@Claims QuestionsExp end, Answerer answerer) throws InterruptedException {
    EndpointMap<QuestionsExp, Answerer> map = create();
    map.add(end, answerer);
    serve(map);
  }

  private EndpointMap<QuestionsExp, Answerer> create() {
    return EndpointMap.create(network.heap(), QuestionsExp.START);
  }

  private void serve(@Claims EndpointMap<QuestionsExp, Answerer> map) throws InterruptedException {
    while (!map.isEmpty()) {
      if (Network.random().nextInt(ALL_MOVE_ONCE_IN) == 0) {
        network.start("hub", map, this::serve);
        return;
      }
      QUESTION.await(map);
      network.stumble();
      answer(map);
    }
    map.close();
  }

  private void answer(EndpointMap<QuestionsExp, Answerer> map) throws InterruptedException {
    QuestionsExp end = map.selected();
    Answerer answerer = map.data();
    if (!answerer.answer(end)) {
      end.close();
    } else if (Network.random().nextInt(ONE_LEAVES_IN) == 0) {
      network.start("leaver", end, answerer::travel);
    } else {
      map.add(end, answerer);
    }
  }
}
