package org.copyless.jmh.window;

/** Both sides do what one contender's asking side does, at the same time. */
public final class BothSides implements Contender {
  private final Contender contender;

  /**
   * Has nothing to set up.
   *
   * @param contender whose asking side may run on two threads
   */
  public BothSides(Contender contender) {
    this.contender = contender;
  }

  @Override
  public String name() {
    return contender.name();
  }

  @Override
  public void ask(int rounds) throws Exception {
    contender.ask(rounds);
  }

  @Override
  public void answer(int rounds) throws Exception {
    contender.ask(rounds);
  }

  @Override
  public void close() {
    contender.close();
  }
}
