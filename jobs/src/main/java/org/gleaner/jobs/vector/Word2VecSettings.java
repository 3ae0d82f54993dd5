package org.gleaner.jobs.vector;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.model.WordVectorModel;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.text.term.NamedTokenizer;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.file.VectorFormats;

/**
 * What {@code word2vec} was asked for.
 *
 * @param read the documents; null to judge a model that is there
 * @param model the folder to write, or to judge
 * @param overwrite whether a model that is there is replaced
 * @param tokenizer what cuts text into words
 * @param lowerCase whether words are put into lower case
 * @param training how the vectors are trained
 * @param similarities files of word pairs to judge by
 * @param analogies files of analogies to judge by
 * @param format of a model that is judged
 * @param export formats to write beside the model's own
 */
record Word2VecSettings(
    ReadSettings read,
    String model,
    boolean overwrite,
    NamedTokenizer tokenizer,
    boolean lowerCase,
    WordVectorSettings training,
    List<String> similarities,
    List<String> analogies,
    String format,
    List<String> export) {
  private static final List<String> NAMED =
      List.of(
          "method",
          "dimensions",
          "window",
          "epochs",
          "min-count",
          "learning-rate",
          "workers",
          "seed");

  static Word2VecSettings of(Settings settings) {
    ReadSettings read = settings.isGiven("input") ? CommonOptions.read(settings) : null;
    Map<String, String> given = given(settings);
    Options options = Options.of(given);
    WordVectorSettings training = WordVectorSettings.of(options);
    given.keySet().removeAll(options.used().keySet());
    String name = settings.named("tokenizer", Tokenizers.FACTORIES);
    if (Tokenizers.FACTORIES.names().contains(name)) {
      settings.check(() -> requireNonNull(Tokenizers.FACTORIES.named(name).apply(options)));
    }
    settings.check(options::requireEmpty);
    return new Word2VecSettings(
        read,
        settings.required("model"),
        settings.flag("overwrite"),
        new NamedTokenizer(name, given),
        !settings.flag("keep-case"),
        training,
        settings.list("evaluate-similarity"),
        settings.list("evaluate-analogies"),
        WordVectorModel.format(settings),
        export(settings));
  }

  private static List<String> export(Settings settings) {
    for (String format : settings.list("export")) {
      settings.check(() -> VectorFormats.CATALOGUE.named(format));
    }
    return settings.list("export");
  }

  private static Map<String, String> given(Settings settings) {
    Map<String, String> given = new TreeMap<>(settings.pairs("set"));
    for (String key : NAMED) {
      String value = settings.text(key);
      if (given.containsKey(key)) {
        settings.reject("Cannot use --set " + key + ". Accepted: --" + key);
      } else if (value != null) {
        given.put(key, value);
      }
    }
    return given;
  }

  /** The check of the folder to write; null if none is written. */
  OutputCheck check() {
    if (read == null) {
      return null;
    }
    List<String> inputs = new ArrayList<>(read.inputs());
    return new OutputCheck(model, inputs, overwrite);
  }
}
