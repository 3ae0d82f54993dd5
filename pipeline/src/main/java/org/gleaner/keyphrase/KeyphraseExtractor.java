package org.gleaner.keyphrase;

import java.util.List;
import java.util.Objects;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.text.Token;

/**
 * Text or tokens to keyphrases: one scorer with the tools of a language and the statistics of a
 * corpus. Immutable and thread-safe; make one for each JVM or task, not for each document.
 */
public final class KeyphraseExtractor {
  /** Tokens near the cut may differ from those of the whole text, so it lies beyond what counts. */
  private static final int MOST_CHARS = AnalysedDocument.MOST_CHARS + 100_000;

  private final Scorer scorer;
  private final LanguageTools language;
  private final CorpusStatistics statistics;

  /** An extractor; give {@link CorpusStatistics#none()} to scorers that need no corpus. */
  public KeyphraseExtractor(Scorer scorer, LanguageTools language, CorpusStatistics statistics) {
    this.scorer = Objects.requireNonNull(scorer, "scorer");
    this.language = Objects.requireNonNull(language, "language");
    this.statistics = Objects.requireNonNull(statistics, "statistics");
  }

  /**
   * The keyphrases of a text, best first; their offsets point at the first occurrence.
   *
   * @param top how many at most, at least 0
   */
  public List<Keyphrase> extract(String text, int top) {
    String counted = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS);
    return extract(language.tokenizer().tokenize(counted), top);
  }

  /** The keyphrases of a tokenised document, best first; offsets are those of the tokens. */
  public List<Keyphrase> extract(List<Token> tokens, int top) {
    if (top < 0) {
      throw new IllegalArgumentException(
          "Cannot extract keyphrases: " + top + ". Accepted: 0, 1 ...");
    }
    return scorer.rank(new AnalysedDocument(tokens, language), statistics, top);
  }
}
