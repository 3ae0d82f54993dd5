package org.gleaner.jobs.train;

import java.util.Locale;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.network.train.TrainingRound;

/** Prints the progress of a training, every few rounds. */
final class TrainingProgress {
  private static final int ROUNDS = 10;

  private final JobContext context;
  private final int epochs;
  private final long begin = System.nanoTime();
  private double resumed = -1;

  TrainingProgress(JobContext context, int epochs) {
    this.context = context;
    this.epochs = epochs;
  }

  void show(TrainingRound round) {
    double done = round.epoch() - 1 + (double) round.round() / round.rounds();
    if (resumed < 0) {
      resumed = done - 1.0 / round.rounds();
    }
    boolean last = round.round() == round.rounds();
    if (!last && round.round() % ROUNDS != 0) {
      return;
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    context.say(
        String.format(
            Locale.ROOT,
            "Epoch %d of %d, round %d of %d: loss %.4f, %.1f documents/s, at most %.0f s left",
            round.epoch(),
            epochs,
            round.round(),
            round.rounds(),
            round.loss(),
            round.examplesPerSecond(),
            seconds / (done - resumed) * (epochs - done)));
  }
}
