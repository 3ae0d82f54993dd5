package org.gleaner.jobs.train;

import java.util.List;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.model.CheckpointFolder;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.train.TrainerSettings;

/**
 * What {@code train --task clean} was asked for.
 *
 * @param read the documents
 * @param dev documents to choose by; null to set some of the others apart
 * @param model the folder to write
 * @param overwrite whether a model that is there is replaced
 * @param segmenter for plain text: a name in the catalogue, or auto
 * @param vocabularySize most words the network knows
 * @param definition of the network
 * @param trainer how it is trained
 * @param checkpoint where it keeps how far training has come
 */
public record TrainCleanSettings(
    ReadSettings read,
    ReadSettings dev,
    String model,
    boolean overwrite,
    String segmenter,
    int vocabularySize,
    NetworkDefinition definition,
    TrainerSettings trainer,
    CheckpointFolder checkpoint) {
  public static TrainCleanSettings of(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    List<String> dev = settings.list("dev");
    TrainerOptions options = TrainerOptions.of(settings, "clean", settings.pairs("set"));
    return new TrainCleanSettings(
        read,
        read == null || dev.isEmpty() ? null : read.withInputs(dev),
        settings.required("model"),
        settings.flag("overwrite"),
        CommonOptions.segmenter(settings),
        settings.integer("vocabulary-size", 2, 10_000_000),
        options.definition(),
        options.trainer(),
        CheckpointFolder.of(settings));
  }

  OutputCheck check() {
    List<String> inputs = new java.util.ArrayList<>(read.inputs());
    inputs.addAll(dev == null ? List.of() : dev.inputs());
    return new OutputCheck(model, inputs, overwrite);
  }
}
