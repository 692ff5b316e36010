package org.copyless.soundness.program;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a method does with channels and processes. */
public sealed interface Exchange extends Statement {
  /**
   * Opens a channel and takes its ends.
   *
   * @param desk whether its contract is {@code Desk}
   * @param exp the variable of the exporting end
   * @param imp the variable of the importing end
   */
  record Open(boolean desk, String exp, String imp) implements Exchange {}

  /**
   * Sends.
   *
   * @param end the variable of the end
   * @param event the message
   * @param argument what it carries
   */
  record Send(String end, Event event, Optional<Expression> argument) implements Exchange {}

  /** How to receive. */
  enum Mode {
    /** If something is there. */
    TRY,
    /** Wait for what comes. */
    WAIT,
    /** Wait for the one message that can come. */
    DIRECT
  }

  /**
   * Receives.
   *
   * @param end the variable of the end
   * @param stage the state in which it is
   * @param mode how
   * @param view the variable of the message; of the argument itself if it is received directly
   * @param arms for each event; an interruption comes last
   */
  record Receive(String end, Stage stage, Mode mode, String view, List<Arm> arms)
      implements Exchange {}

  /**
   * What is done when something comes.
   *
   * @param event what
   * @param body the statements
   */
  record Arm(Event event, List<Statement> body) {}

  /**
   * Waits for ends.
   *
   * @param name of the matrix, in capitals; of the variables of its messages
   * @param ends their variables; some may be sets of ends
   * @param types what they are
   * @param stages the states in which they are
   * @param rows of the matrix
   * @param interrupted where the thread is interrupted
   */
  record Await(
      String name,
      List<String> ends,
      List<Type> types,
      List<Stage> stages,
      List<Row> rows,
      List<Statement> interrupted)
      implements Exchange {
    /**
     * Names the message of an end.
     *
     * @param index of the end
     * @return a variable
     */
    public String view(int index) {
      return name.toLowerCase(Locale.ROOT) + (char) ('a' + index);
    }

    /**
     * Names the end at which a message has come.
     *
     * @param index of the end
     * @return its variable; of a set, that of the member that is taken out
     */
    public String end(int index) {
      return types.get(index).isSet() ? view(index) + "m" : ends.get(index);
    }
  }

  /**
   * A row of a matrix.
   *
   * @param heads what has to have come at each end; {@code NOTHING}: any
   * @param body its statements
   */
  record Row(List<Event> heads, List<Statement> body) {}

  /**
   * Starts a process and waits for its end.
   *
   * @param type of what is given to it
   * @param given what
   * @param parameter its name there
   * @param body what it does
   */
  record Start(Type type, Expression given, String parameter, List<Statement> body)
      implements Exchange {}

  /**
   * Starts a process with the name of a method, and waits for its end.
   *
   * @param given what is given to it
   * @param errand the method
   */
  record Dispatch(Expression given, Signature errand) implements Exchange {}
}
