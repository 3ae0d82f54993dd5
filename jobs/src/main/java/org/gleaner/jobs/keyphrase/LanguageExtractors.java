package org.gleaner.jobs.keyphrase;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.input.Excerpt;
import org.gleaner.keyphrase.KeyphraseExtractor;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.Scorer;

/** One keyphrase extractor for each language that turns up in a task. Not thread-safe. */
public final class LanguageExtractors {
  private final KeyphraseMethod method;
  private final Scorer scorer;
  private final CorpusStatistics statistics;
  private final int maxChars;
  private final Map<String, KeyphraseExtractor> byLanguage = new HashMap<>();

  /**
   * Extractors of a method.
   *
   * @param maxChars how much of a text counts
   */
  public LanguageExtractors(KeyphraseMethod method, CorpusStatistics statistics, int maxChars) {
    this.method = method;
    this.scorer = method.scorer();
    this.statistics = statistics;
    this.maxChars = maxChars;
  }

  /**
   * The keyphrases of the start of a text.
   *
   * @param language a code, or null where unknown
   */
  public List<Keyphrase> extract(String text, String language, int top) {
    LanguageTools tools = LanguageTools.of(language);
    return byLanguage
        .computeIfAbsent(
            language == null ? "" : language,
            code -> new KeyphraseExtractor(scorer, tools, statistics))
        .extract(method.tokenizer(tools).tokenize(Excerpt.of(text, maxChars)), top);
  }
}
