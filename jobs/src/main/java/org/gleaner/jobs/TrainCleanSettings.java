package org.gleaner.jobs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.network.Encoders;
import org.gleaner.network.NetworkDefinition;
import org.gleaner.network.TrainerSettings;

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
 */
record TrainCleanSettings(
    ReadSettings read,
    ReadSettings dev,
    String model,
    boolean overwrite,
    String segmenter,
    int vocabularySize,
    NetworkDefinition definition,
    TrainerSettings trainer) {
  private static final List<String> NUMBERS =
      List.of("epochs", "batch-size", "workers", "averaging-frequency", "seed");

  static TrainCleanSettings of(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    List<String> dev = settings.list("dev");
    String encoder = settings.named("encoder", Encoders.CATALOGUE);
    Map<String, String> network = new TreeMap<>(settings.pairs("set"));
    Map<String, String> training = new TreeMap<>();
    for (String key : trainerKeys()) {
      String value = network.remove(key);
      String named = NUMBERS.contains(key) ? settings.required(key) : null;
      if (value != null && named != null) {
        settings.reject("Cannot use --set " + key + ". Accepted: --" + key);
      } else if (value != null || named != null) {
        training.put(key, value == null ? named : value);
      }
    }
    return new TrainCleanSettings(
        read,
        read == null || dev.isEmpty() ? null : read.withInputs(dev),
        settings.required("model"),
        settings.flag("overwrite"),
        ScoreSettings.segmenter(settings),
        settings.integer("vocabulary-size", 2, 10_000_000),
        definition(settings, encoder, network),
        trainer(settings, training));
  }

  private static Iterable<String> trainerKeys() {
    Options all = Options.none();
    var unused = TrainerSettings.of(all);
    return all.used().keySet();
  }

  private static NetworkDefinition definition(
      Settings settings, String encoder, Map<String, String> options) {
    NetworkDefinition[] definition = new NetworkDefinition[1];
    if (Encoders.CATALOGUE.names().contains(encoder)) {
      settings.check(() -> definition[0] = new NetworkDefinition(encoder, "clean", options));
    }
    return definition[0];
  }

  private static TrainerSettings trainer(Settings settings, Map<String, String> given) {
    Options options = Options.of(given);
    TrainerSettings trainer = TrainerSettings.of(options);
    settings.check(options::requireEmpty);
    return trainer;
  }

  OutputCheck check() {
    List<String> inputs = new java.util.ArrayList<>(read.inputs());
    inputs.addAll(dev == null ? List.of() : dev.inputs());
    return new OutputCheck(model, inputs, overwrite);
  }
}
