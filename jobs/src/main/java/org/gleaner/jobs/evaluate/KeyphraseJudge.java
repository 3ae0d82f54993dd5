package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.keyphrase.DocumentLanguage;
import org.gleaner.jobs.keyphrase.LanguageExtractors;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.evaluation.KeyphraseEvaluation;
import org.gleaner.keyphrase.evaluation.KeyphraseProtocol;

/** Extracts keyphrases and compares them with the gold ones. Not thread-safe; one for each task. */
final class KeyphraseJudge {
  /** The number of chars of a document that are read. */
  static final int MAX_CHARS = 1_000_000;

  private static final int TOP = 15;

  private final LanguageExtractors extractors;
  private final List<String> protocols;
  private final String language;

  /**
   * A judge.
   *
   * @param protocols their names
   * @param language ISO 639-1 code, or auto
   */
  KeyphraseJudge(LanguageExtractors extractors, List<String> protocols, String language) {
    this.extractors = extractors;
    this.protocols = protocols;
    this.language = language;
  }

  /** Judges a row of {@link org.gleaner.io.Corpus#lines()}, one evaluation for each protocol. */
  Judged<List<KeyphraseEvaluation>> judge(Row line) {
    if (line.getAs(Columns.CODE) != null) {
      return Judged.aside(QuarantinedLines.of(line));
    }
    Outcome<List<KeyphraseEvaluation>> outcome =
        Outcome.of(line.getAs(Columns.TEXT), () -> evaluations(line));
    return outcome.isDone()
        ? Judged.of(outcome.value())
        : Judged.aside(QuarantinedLines.of(line, outcome.failed()));
  }

  private List<KeyphraseEvaluation> evaluations(Row line) {
    String text = line.getAs(Columns.TEXT);
    String known = DocumentLanguage.of(language, line.getAs(Columns.LANGUAGE), text);
    List<String> phrases =
        extractors.extract(text, known, TOP).stream().map(Keyphrase::phrase).toList();
    List<String> gold = line.getList(line.fieldIndex(EvaluateKeyphrase.GOLD));
    List<KeyphraseEvaluation> all = none(protocols);
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
