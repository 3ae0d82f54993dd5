package org.gleaner.keyphrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.gleaner.Options;
import org.gleaner.keyphrase.document.CorpusStatistics;
import org.gleaner.keyphrase.document.Keyphrase;
import org.gleaner.keyphrase.document.LanguageTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApostrophesTest {
  private static final String CONTRACTIONS =
      "We don\u2019t know why the parser doesn\u2019t stop. They\u2019re sure it won\u2019t work;"
          + " we\u2019ve tried. You\u2019ll see that the parser isn\u2019t slow. I\u2019d say it\u2019s the"
          + " tokenizer\u2019s fault, and we\u2019re fixing it. They\u2019ve said they\u2019ll help if you"
          + " don\u2019t mind.";
  private static final String ELISIONS =
      "L\u2019intelligence artificielle change l\u2019industrie. Qu\u2019est-ce que l\u2019apprentissage"
          + " automatique ? C\u2019est une branche de l\u2019intelligence artificielle. D\u2019autres parlent"
          + " d\u2019intelligence artificielle. L\u2019Europe veut r\u00E9guler l\u2019intelligence"
          + " artificielle.";

  private static List<String> phrases(String method, String language, String text) {
    KeyphraseExtractor extractor =
        new KeyphraseExtractor(
            Scorers.CATALOGUE.named(method).apply(Options.none()),
            LanguageTools.of(language),
            CorpusStatistics.none());
    return extractor.extract(text, 20).stream()
        .map(Keyphrase::phrase)
        .map(phrase -> phrase.toLowerCase(Locale.ROOT))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yake", "rake", "textrank", "tf-idf", "topicrank"})
  void partsOfContractionsAreNoPhrases(String method) {
    List<String> curly = phrases(method, "en", CONTRACTIONS);
    assertTrue(curly.contains("parser"), curly.toString());
    for (String part :
        List.of("n\u2019t", "\u2019re", "\u2019ve", "\u2019ll", "wo", "do", "does")) {
      assertTrue(!curly.contains(part), curly + " " + part);
    }
    List<String> straight = phrases(method, "en", CONTRACTIONS.replace('\u2019', '\''));
    assertEquals(straight, curly.stream().map(phrase -> phrase.replace('\u2019', '\'')).toList());
  }

  /** A preposition may join two nouns, an article only after one. */
  @Test
  void phrasesOfYakeHaveNoArticleAfterANoun() {
    for (String text : List.of(ELISIONS, ELISIONS.replace('\u2019', '\''))) {
      for (String phrase : phrases("yake", "fr", text)) {
        assertTrue(!phrase.matches(".*(r\u00E9guler|aide|change) l['\u2019].*"), phrase);
      }
    }
    String rights = "Le droit de l'homme est le droit de l'homme. Un chef d'\u0153uvre reste.";
    List<String> phrases = phrases("yake", "fr", rights);
    assertTrue(phrases.contains("droit de l'homme") || phrases.contains("droit"), "" + phrases);
    assertTrue(phrases.contains("chef d'\u0153uvre"), phrases.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yake", "rake", "textrank", "position-weighted-tf-idf", "topicrank"})
  void elidedWordsAreNoPartOfPhrases(String method) {
    for (String text : List.of(ELISIONS, ELISIONS.replace('\u2019', '\''))) {
      List<String> phrases = phrases(method, "fr", text);
      assertTrue(phrases.contains("intelligence artificielle"), phrases.toString());
      for (String phrase : phrases) {
        assertTrue(!phrase.matches("(l|d|c|qu)['\u2019].*"), phrases.toString());
      }
    }
  }

  @Test
  void stopWordsOfOnesOwnMayBeContractions() {
    LanguageTools tools = LanguageTools.of("en").withStopWords(java.util.Set.of("shan\u2019t"));
    assertTrue(tools.isStopWord("sha") && tools.isStopWord("n't") && tools.isStopWord("shan't"));
  }
}
