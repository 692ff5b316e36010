package org.copyless.jmh.peer;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.copyless.jmh.window.Contender;

/** A word forth and back between two actors of Pekko. */
public final class PekkoPair implements Contender {
  private final Semaphore done = new Semaphore(0);
  private final ActorSystem<Message> system;

  /**
   * Starts the actors.
   *
   * @param threads how many run actors
   */
  public PekkoPair(int threads) {
    String dispatcher = "pekko.actor.default-dispatcher.";
    system =
        ActorSystem.create(
            Behaviors.setup(
                context -> {
                  ActorRef<Message> answering = context.spawn(answering(), "answering");
                  return new Asking(answering, done).behavior(context.getSelf());
                }),
            "copyless",
            ConfigFactory.parseMap(
                    Map.of(
                        dispatcher + "executor",
                        "fork-join-executor",
                        dispatcher + "fork-join-executor.parallelism-min",
                        threads,
                        dispatcher + "fork-join-executor.parallelism-max",
                        threads,
                        "pekko.loglevel",
                        "OFF",
                        "pekko.stdout-loglevel",
                        "OFF"))
                .withFallback(ConfigFactory.load()));
  }

  /** What actors tell each other. */
  private sealed interface Message {}

  /** Asks for so many round trips. */
  private record Begin(int rounds) implements Message {}

  /** There. */
  private record Ping(int word, ActorRef<Message> from) implements Message {}

  /** And back. */
  private record Pong(int word) implements Message {}

  private static Behavior<Message> answering() {
    return Behaviors.receive(Message.class)
        .onMessage(
            Ping.class,
            ping -> {
              ping.from().tell(new Pong(ping.word()));
              return Behaviors.same();
            })
        .build();
  }

  /** The actor that counts. */
  private static final class Asking {
    private final ActorRef<Message> answering;
    private final Semaphore done;
    private int left;

    Asking(ActorRef<Message> answering, Semaphore done) {
      this.answering = answering;
      this.done = done;
    }

    Behavior<Message> behavior(ActorRef<Message> self) {
      return Behaviors.receive(Message.class)
          .onMessage(
              Begin.class,
              begin -> {
                left = begin.rounds();
                answering.tell(new Ping(0, self));
                return Behaviors.same();
              })
          .onMessage(
              Pong.class,
              pong -> {
                if (--left > 0) {
                  answering.tell(new Ping(pong.word() + 1, self));
                } else {
                  done.release();
                }
                return Behaviors.same();
              })
          .build();
    }
  }

  @Override
  public String name() {
    return "pekko";
  }

  @Override
  public void ask(int rounds) throws InterruptedException {
    system.tell(new Begin(rounds));
    done.acquire();
  }

  @Override
  public void close() {
    system.terminate();
  }
}
