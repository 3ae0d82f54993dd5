package org.gleaner.jobs;

/** One label for a text, by a network or by a classical classifier. */
final class Classify {
  private static final String TASK = "classify";

  private Classify() {}

  /** With {@code --method} a classical classifier, else a network. */
  static Job.Run train(Settings settings) {
    return settings.isGiven("method")
        ? TrainClassical.prepare(settings)
        : TrainText.prepare(settings, TASK);
  }

  /** By what the model folder holds. */
  static Job.Run evaluate(Settings settings) {
    return settings.isGiven("model")
            && EvaluateClassical.takes(ModelVersions.inUse(settings.text("model")))
        ? EvaluateClassical.prepare(settings)
        : EvaluateText.prepare(settings, TASK);
  }
}
