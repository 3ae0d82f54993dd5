package org.gleaner.jobs.input;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.keyphrase.document.LanguageTools;
import org.gleaner.keyphrase.document.PhraseSpans;
import org.gleaner.network.task.LabelledText;
import org.gleaner.text.Span;
import org.gleaner.text.language.LanguageDetector;

/**
 * Marks the noun phrases and names of texts, which {@code mask-units=phrases} masks whole. Travels.
 */
final class MarkedPhrases implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String language;

  /**
   * Marks of phrases.
   *
   * @param language a code; auto for that of each document
   */
  MarkedPhrases(String language) {
    this.language = language;
  }

  /** The texts of a document with their phrases; a text is tagged by itself. */
  List<LabelledText> of(String document, List<LabelledText> items) {
    String spoken = language.equals("auto") ? LanguageDetector.detect(document) : language;
    LanguageTools tools = LanguageTools.of(spoken);
    return items.stream().map(item -> marked(item, tools)).toList();
  }

  private static LabelledText marked(LabelledText item, LanguageTools tools) {
    List<int[]> phrases = new ArrayList<>();
    for (String text : item.texts()) {
      List<Span> spans = PhraseSpans.of(text, tools);
      int[] bounds = new int[2 * spans.size()];
      for (int i = 0; i < spans.size(); i++) {
        bounds[2 * i] = spans.get(i).begin();
        bounds[2 * i + 1] = spans.get(i).end();
      }
      phrases.add(bounds);
    }
    return item.withPhrases(phrases);
  }
}
