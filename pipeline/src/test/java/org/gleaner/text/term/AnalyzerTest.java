package org.gleaner.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.RandomText;
import org.gleaner.text.Token;
import org.junit.jupiter.api.Test;

final class AnalyzerTest {
  private static List<String> terms(String text, String... settings) {
    Options options = Options.ofSettings(settings);
    Analyzer analyzer = Analyzer.of(options);
    options.requireEmpty();
    return analyzer.terms(text);
  }

  @Test
  void termsAreLowerCaseWordsWithoutMarks() {
    assertEquals(List.of("the", "u.s.", "do", "n't", "pay", "5"), terms("The U.S. don't pay $5!"));
    assertEquals(List.of("The", ",", "$", "5"), terms("The, $5", "lower-case=false", "marks=keep"));
  }

  @Test
  void stopWordsGoBeforePairsAreMade() {
    assertEquals(
        List.of("king", "king england", "england"),
        terms("the King of England", "stop-words=en", "max-ngram=2"));
    assertEquals(List.of("a b", "a b c", "b c"), terms("a b c", "min-ngram=2", "max-ngram=3"));
  }

  @Test
  void whatATokenizerMakesOfAStopWordIsOne() {
    String text =
        "The hotel's owner doesn't agree; it\u2019s late, we're tired, I\u2019ll go, they've won't"
            + " can\u2019t.";
    List<String> content = List.of("hotel", "owner", "agree", "late", "tired", "go");
    for (String tokenizer : List.of("word", "regex", "letters")) {
      assertEquals(content, terms(text, "stop-words=en", "tokenizer=" + tokenizer));
    }
    assertEquals(
        List.of("industrie", "europe", "italie"),
        terms("L\u2019industrie qu'il l'Europe jusqu'en d\u2019Italie", "stop-words=fr"));
    assertEquals(
        List.of("arte", "anno", "italia"),
        terms("dell\u2019arte, quest'anno, un'Italia", "stop-words=it"));
    assertEquals(List.of("avonds", "koud"), terms("\u2019s avonds is 't koud", "stop-words=nl"));
  }

  @Test
  void oneApostropheIsAsGoodAsAnother() {
    for (char apostrophe : "\u2019\u02BC\uFF07\u2018`".toCharArray()) {
      for (String text :
          List.of("Mr O'Brien's", "don't we're", "\u043F'\u044F\u0442\u044C", "l'an")) {
        assertEquals(terms(text), terms(text.replace('\'', apostrophe)), text + apostrophe);
      }
    }
  }

  @Test
  void stemmersAreThoseOfSnowball() {
    assertEquals(
        List.of("run", "generous", "happi"),
        terms("running generously happy", "stemmer=snowball-en"));
    assertEquals(List.of("gener"), terms("generously", "stemmer=porter"));
    assertEquals(List.of("aufeinand"), terms("aufeinander", "stemmer=snowball-de"));
    assertEquals(List.of("continuel"), terms("continuellement", "stemmer=snowball-fr"));
  }

  @Test
  void markupAndEntitiesOfReviewsGo() {
    assertEquals(
        List.of("it", "s", "good", "bad", "café", "a", "b", "x", "y"),
        terms(
            "It's GOOD<br /><br />bad <b>caf&eacute;</b> a&amp;b 10/10 x < y",
            "tokenizer=letters"));
    assertEquals(
        List.of("caf", "x"),
        terms("café<script>no</script> x", "tokenizer=letters", "letters=ascii"));
    Token word = Tokenizers.CATALOGUE.named("letters").tokenize("<i>Caf&eacute;s</i>").get(0);
    assertEquals(new Token("cafés", 3, 15, 0), word);
  }

  @Test
  void wrongSettingsAreTold() {
    assertThrows(IllegalArgumentException.class, () -> terms("", "tokenizer=none"));
    assertThrows(IllegalArgumentException.class, () -> terms("", "stop-words=tlh"));
    assertThrows(IllegalArgumentException.class, () -> terms("", "min-ngram=3", "max-ngram=2"));
    assertThrows(IllegalArgumentException.class, () -> terms("", "tokenizer=regex", "pattern=("));
    assertThrows(IllegalArgumentException.class, () -> terms("", "pattern=x"));
  }

  @Test
  void anyTextHasTerms() {
    for (String tokenizer : Tokenizers.CATALOGUE.names()) {
      for (String text : RandomText.many(5, 300)) {
        for (String term : terms(text, "tokenizer=" + tokenizer, "max-ngram=2", "stemmer=porter")) {
          assertEquals(term.strip(), term);
        }
      }
    }
  }
}
