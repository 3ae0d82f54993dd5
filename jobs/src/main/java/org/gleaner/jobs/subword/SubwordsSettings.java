package org.gleaner.jobs.subword;

import org.gleaner.io.OutputCheck;
import org.gleaner.io.ReadSettings;
import org.gleaner.jobs.run.CommonOptions;
import org.gleaner.jobs.run.Settings;
import org.gleaner.text.subword.MergeLearner;
import org.gleaner.text.subword.SubwordKind;

/**
 * What {@code subwords} was asked for.
 *
 * @param read the documents
 * @param output the folder to write
 * @param overwrite whether an output that is there is replaced
 * @param kind of the pieces
 * @param lowerCase whether WordPiece drops capital letters and accents
 * @param limits of the vocabulary
 * @param maxWords most distinct words to learn from
 */
record SubwordsSettings(
    ReadSettings read,
    String output,
    boolean overwrite,
    SubwordKind kind,
    boolean lowerCase,
    MergeLearner.Limits limits,
    int maxWords) {
  private static final int MOST_WORDS = 50_000_000;

  static SubwordsSettings of(Settings settings) {
    String wordPiece = SubwordKind.WORDPIECE.label();
    String kind = settings.choice("kind", wordPiece, SubwordKind.BYTE_LEVEL_BPE.label());
    return new SubwordsSettings(
        CommonOptions.read(settings),
        settings.required("output"),
        settings.flag("overwrite"),
        kind.equals(wordPiece) ? SubwordKind.WORDPIECE : SubwordKind.BYTE_LEVEL_BPE,
        !settings.flag("keep-case"),
        new MergeLearner.Limits(
            settings.integer("vocabulary-size", 1, 10_000_000),
            settings.integer("min-frequency", 1, Integer.MAX_VALUE)),
        settings.integer("max-words", 1, MOST_WORDS));
  }

  OutputCheck check() {
    return new OutputCheck(output, read.inputs(), overwrite);
  }
}
