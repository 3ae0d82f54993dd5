package org.gleaner.jobs.score;

import java.io.Serializable;
import java.util.List;
import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.keyphrase.KeyphraseMethod;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;

/**
 * What {@code score} was asked for.
 *
 * @param read the documents
 * @param output the folder to write
 * @param overwrite whether an output that is there is replaced
 * @param cleaner model folder of the cleaning network; null to keep every segment
 * @param segmenter for plain text: a name in the catalogue, or auto
 * @param language ISO 639-1 code, or auto
 * @param method of the keyphrases
 * @param top how many keyphrases a document has at most
 * @param keyphraseChars how much of a cleaned text keyphrases are taken from
 * @param partitions tasks to cut the work into at least; 0 for as many as run at the same time
 */
public record ScoreSettings(
    ReadSettings read,
    String output,
    boolean overwrite,
    String cleaner,
    String segmenter,
    String language,
    KeyphraseMethod method,
    int top,
    int keyphraseChars,
    int partitions)
    implements Serializable {

  public static ScoreSettings of(Settings settings) {
    return new ScoreSettings(
        CommonOptions.read(settings),
        settings.required("output"),
        settings.flag("overwrite"),
        settings.text("cleaner"),
        CommonOptions.segmenter(settings),
        settings.required("language"),
        KeyphraseMethod.read(settings, "keyphrases"),
        settings.integer("top", 0, 1000),
        settings.integer("keyphrase-chars", 1, Integer.MAX_VALUE),
        settings.integer("partitions", 0, 100_000));
  }

  /** The same of other inputs, over an output that may be there. */
  ScoreSettings with(List<String> inputs, String folder) {
    return new ScoreSettings(
        read.withInputs(inputs),
        folder,
        true,
        cleaner,
        segmenter,
        language,
        method,
        top,
        keyphraseChars,
        partitions);
  }

  OutputCheck check() {
    return new OutputCheck(output, read.inputs(), overwrite);
  }
}
