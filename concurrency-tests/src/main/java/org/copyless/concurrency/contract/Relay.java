package org.copyless.concurrency.contract;

import org.copyless.annotation.Contract;
import org.copyless.annotation.In;
import org.copyless.annotation.State;

/** One endpoint, of whatever kind and in whatever state, handed on. */
@Contract(
    """
    state START: one {
      Asker? -> DONE;
      Answerer? -> DONE;
      Source? -> DONE;
      HalfSource? -> DONE;
      Sink? -> DONE;
      HalfSink? -> DONE;
      Flooder? -> DONE;
      Basin? -> DONE;
    }
    state DONE: one {}
    """)
public interface Relay {
  /**
   * An end that asks.
   *
   * @param end in the state in which it sends
   */
  @In
  void asker(QuestionsImp end);

  /**
   * An end that answers.
   *
   * @param end in the state in which it receives; questions may lie in it
   */
  @In
  void answerer(QuestionsExp end);

  /**
   * An end that sends items.
   *
   * @param end at the beginning of a window
   */
  @In
  void source(WindowImp end);

  /**
   * An end that sends items.
   *
   * @param end in the midst of a window
   */
  @In
  void halfSource(@State("START_ITEM_ITEM") WindowImp end);

  /**
   * An end that receives items.
   *
   * @param end at the beginning of a window; items may lie in it
   */
  @In
  void sink(WindowExp end);

  /**
   * An end that receives items.
   *
   * @param end in the midst of a window; items may lie in it
   */
  @In
  void halfSink(@State("START_ITEM_ITEM") WindowExp end);

  /**
   * An end that sends without bound.
   *
   * @param end in the state in which it sends
   */
  @In
  void flooder(FloodExp end);

  /**
   * An end that receives without bound.
   *
   * @param end in the state in which it receives; any number of items may lie in it
   */
  @In
  void basin(FloodImp end);
}
