package org.gleaner.jobs.keyphrase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.input.Excerpt;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.document.CorpusCounter;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;

/** One keyphrase extractor for each language that turns up in a task. Not thread-safe. */
public final class LanguageExtractors {
  private static final Tokenizer TOKENIZER = Tokenizers.CATALOGUE.named("word");

  private final Scorer scorer;
  private final CorpusStatistics statistics;
  private final int maxChars;
  private final Map<String, KeyphraseExtractor> byLanguage = new HashMap<>();

  public LanguageExtractors(Scorer scorer, CorpusStatistics statistics, int maxChars) {
    this.scorer = scorer;
    this.statistics = statistics;
    this.maxChars = maxChars;
  }

  /** The keyphrases of the start of a text. */
  public List<Keyphrase> extract(String text, String language, int top) {
    return byLanguage
        .computeIfAbsent(
            language == null ? "" : language,
            code -> new KeyphraseExtractor(scorer, LanguageTools.of(language), statistics))
        .extract(Excerpt.of(text, maxChars), top);
  }

  /** Counts the phrases of the start of a text. */
  static void count(CorpusCounter counter, String text, String language, int maxChars) {
    counter.add(TOKENIZER.tokenize(Excerpt.of(text, maxChars)), LanguageTools.of(language));
  }
}
