package org.gleaner.jobs.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.jobs.run.Settings;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.train.TrainerSettings;

/**
 * The options of a training: those of the trainer, some of which are options of the command line
 * and the others given by {@code --set}, and those of the network.
 *
 * @param definition of the network; null if its options are wrong
 * @param trainer how it is trained
 */
record TrainerOptions(NetworkDefinition definition, TrainerSettings trainer) {
  private static final List<String> NUMBERS =
      List.of("epochs", "batch-size", "workers", "averaging-frequency", "seed");

  /** Reads them for a task. */
  static TrainerOptions of(Settings settings, String task, Map<String, String> given) {
    String encoder = settings.named("encoder", Encoders.CATALOGUE);
    Map<String, String> network = new TreeMap<>(given);
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
    return new TrainerOptions(
        definition(settings, task, encoder, network), trainer(settings, training));
  }

  private static Iterable<String> trainerKeys() {
    Options all = Options.none();
    var unused = TrainerSettings.of(all);
    return all.used().keySet();
  }

  private static NetworkDefinition definition(
      Settings settings, String task, String encoder, Map<String, String> options) {
    NetworkDefinition[] definition = new NetworkDefinition[1];
    if (Encoders.CATALOGUE.names().contains(encoder)) {
      settings.check(
          () -> definition[0] = new NetworkDefinition(encoder, task, options).requireFit());
    }
    return definition[0];
  }

  private static TrainerSettings trainer(Settings settings, Map<String, String> given) {
    Options options = Options.of(given);
    TrainerSettings trainer = TrainerSettings.of(options);
    settings.check(options::requireEmpty);
    return trainer;
  }
}
