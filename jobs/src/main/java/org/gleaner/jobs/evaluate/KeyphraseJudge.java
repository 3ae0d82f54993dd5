package org.gleaner.jobs.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.FailedDocument;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.keyphrase.CorpusStatisticsPass;
import org.gleaner.jobs.keyphrase.LanguageExtractors;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.evaluation.KeyphraseEvaluation;
import org.gleaner.keyphrase.evaluation.KeyphraseProtocol;

/** Extracts keyphrases and compares them with the gold ones. Not thread-safe; one for each task. */
final class KeyphraseJudge {
  /** How much of a document is looked at. */
  static final int MAX_CHARS = 1_000_000;

  private static final int TOP = 15;

  private final EvaluateKeyphraseSettings settings;
  private final LanguageExtractors extractors;

  KeyphraseJudge(EvaluateKeyphraseSettings settings, CorpusStatistics statistics) {
    this.settings = settings;
    this.extractors = new LanguageExtractors(settings.method().scorer(), statistics, MAX_CHARS);
  }

  /**
   * What came of a line.
   *
   * @param evaluations one for each protocol; null if the line was set aside
   * @param aside why it was; null if it was not
   */
  record Judged(List<KeyphraseEvaluation> evaluations, Row aside) implements Serializable {}

  /** Judges a row of {@link org.gleaner.io.Corpus#lines()}. */
  Judged judge(Row line) {
    if (line.getAs(Columns.CODE) != null) {
      return new Judged(null, QuarantinedLines.of(line));
    }
    try {
      return new Judged(evaluations(line), null);
    } catch (RuntimeException | StackOverflowError e) {
      FailedDocument failed = FailedDocument.of(e, line.getAs(Columns.TEXT));
      return new Judged(null, QuarantinedLines.of(line, failed));
    }
  }

  private List<KeyphraseEvaluation> evaluations(Row line) {
    String text = line.getAs(Columns.TEXT);
    String language =
        CorpusStatisticsPass.language(
            settings.language(),
            line,
            line.fieldIndex(Columns.LANGUAGE),
            line.fieldIndex(Columns.TEXT));
    List<String> phrases =
        extractors.extract(text, language, TOP).stream().map(Keyphrase::phrase).toList();
    List<String> gold = line.getList(line.fieldIndex(EvaluateKeyphraseSettings.GOLD));
    List<KeyphraseEvaluation> all = none(settings.protocols());
    for (KeyphraseEvaluation evaluation : all) {
      evaluation.add(text, phrases, gold);
    }
    return all;
  }

  /** Evaluations of no document yet. */
  static List<KeyphraseEvaluation> none(List<String> protocols) {
    List<KeyphraseEvaluation> evaluations = new ArrayList<>();
    for (String protocol : protocols) {
      evaluations.add(KeyphraseProtocol.CATALOGUE.named(protocol).evaluation());
    }
    return evaluations;
  }
}
