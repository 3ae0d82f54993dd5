package org.gleaner.jobs.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.io.Field;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.keyphrase.evaluation.KeyphraseProtocol;

/**
 * What {@code evaluate --task keyphrase} was asked for.
 *
 * @param read the gold documents
 * @param method the method
 * @param protocols names of the protocols
 * @param language ISO 639-1 code, or auto
 * @param statisticsFrom where document frequencies are counted; null for the input itself
 */
public record EvaluateKeyphraseSettings(
    ReadSettings read,
    KeyphraseMethod method,
    List<String> protocols,
    String language,
    ReadSettings statisticsFrom)
    implements Serializable {
  static final String GOLD = "keyphrases";

  public static EvaluateKeyphraseSettings of(Settings settings) {
    ReadSettings read = CommonOptions.read(settings);
    List<String> statistics = settings.list("statistics-from");
    return new EvaluateKeyphraseSettings(
        read == null ? null : read.withField(Field.required(GOLD, Field.Kind.TEXTS)),
        KeyphraseMethod.read(settings, "method"),
        protocols(settings),
        settings.required("language"),
        read == null || statistics.isEmpty() ? null : read.withInputs(statistics));
  }

  /** Everything that is read. */
  List<String> inputs() {
    List<String> inputs = new ArrayList<>(read.inputs());
    inputs.addAll(statisticsFrom == null ? List.of() : statisticsFrom.inputs());
    return inputs;
  }

  private static List<String> protocols(Settings settings) {
    List<String> names = new ArrayList<>(KeyphraseProtocol.CATALOGUE.names());
    List<String> accepted = new ArrayList<>(names);
    accepted.add("all");
    String chosen = settings.choice("protocol", accepted.toArray(new String[0]));
    return chosen.equals("all") ? List.copyOf(names) : List.of(chosen);
  }
}
