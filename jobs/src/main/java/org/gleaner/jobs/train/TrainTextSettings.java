package org.gleaner.jobs.train;

import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.model.CheckpointFolder;
import org.gleaner.jobs.model.Embeddings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.network.KnownWords;

/**
 * What {@code train} was asked for with a text task.
 *
 * @param read the texts
 * @param dev texts to choose by; null to set some of the others apart
 * @param model the folder to write
 * @param overwrite whether a model that is there is replaced
 * @param words which words the network knows
 * @param embeddings what it knows of them at first; null if nothing
 * @param options of the network and its training
 * @param checkpoint where it keeps how far training has come
 */
record TrainTextSettings(
    ReadSettings read,
    ReadSettings dev,
    String model,
    boolean overwrite,
    KnownWords words,
    Embeddings embeddings,
    TrainerOptions options,
    CheckpointFolder checkpoint) {

  static TrainTextSettings of(Settings settings, String task) {
    ReadSettings read = CommonOptions.read(settings);
    List<String> dev = settings.list("dev");
    Map<String, String> given = settings.pairs("set");
    int size = settings.integer("vocabulary-size", 2, 5_000_000);
    Embeddings embeddings = Embeddings.of(settings);
    KnownWords words = known(settings, given, size).with(embeddings);
    return new TrainTextSettings(
        read,
        read == null || dev.isEmpty() ? null : read.withInputs(dev),
        settings.required("model"),
        settings.flag("overwrite"),
        words,
        embeddings,
        TrainerOptions.of(settings, task, given),
        CheckpointFolder.of(settings));
  }

  /** Takes its own options out of those given. */
  private static KnownWords known(Settings settings, Map<String, String> given, int size) {
    Options options = Options.of(given);
    KnownWords words = KnownWords.of(options, size, 2);
    given.keySet().removeAll(options.used().keySet());
    return words;
  }

  OutputCheck check() {
    List<String> inputs = new java.util.ArrayList<>(read.inputs());
    inputs.addAll(dev == null ? List.of() : dev.inputs());
    return new OutputCheck(model, inputs, overwrite);
  }
}
