package org.gleaner.keyphrase.document;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gleaner.Recent;
import org.gleaner.keyphrase.tagger.BoundedCache;
import org.gleaner.keyphrase.tagger.PartOfSpeech;
import org.gleaner.keyphrase.tagger.PartOfSpeechTagger;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Stemmer;
import org.gleaner.text.term.StopWords;
import org.gleaner.text.term.Tokenizers;

/**
 * The tools of a language: tokenizer, stop words, stemmer and tagger. English has all; other
 * languages have the stop words that {@link StopWords} knows, words are compared in lower case
 * instead of by stem, and there are no tags. One for each of the 16 languages used last in a JVM;
 * thread-safe. The forms of up to 131,072 words are remembered, some 25 MB.
 */
public final class LanguageTools {
  private static final int CACHED_WORDS = 1 << 17;
  private static final int MOST_LANGUAGES = 16;

  /** By language; each may grow to {@link #CACHED_WORDS} words. */
  private static final Recent<LanguageTools> LOADED = new Recent<>(MOST_LANGUAGES);

  private final Tokenizer tokenizer;
  private final Set<String> stopWords;
  private final GenericWords genericWords;
  private final UnaryOperator<String> stemmer;
  private final boolean tagged;
  private final BoundedCache<WordForm> forms = new BoundedCache<>(CACHED_WORDS, this::compute);

  private LanguageTools(
      Tokenizer tokenizer,
      Set<String> stopWords,
      GenericWords genericWords,
      UnaryOperator<String> stemmer,
      boolean tagged) {
    this.tokenizer = tokenizer;
    this.stopWords = Set.copyOf(stopWords);
    this.genericWords = genericWords;
    this.stemmer = stemmer;
    this.tagged = tagged;
  }

  /**
   * The tools of a language.
   *
   * @param language ISO 639-1 code, null where unknown; a language without a list of stop words
   *     counts as unknown
   */
  public static LanguageTools of(String language) {
    boolean known = language != null && StopWords.languages().contains(language);
    return LOADED.get(known ? language : "", LanguageTools::load);
  }

  /** These tools with another list of stop words (lower case). */
  public LanguageTools withStopWords(Set<String> words) {
    return new LanguageTools(tokenizer, words, genericWords, stemmer, tagged);
  }

  /** The tokenizer of words. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  /** Whether a word in lower case is a stop word. */
  public boolean isStopWord(String lowerCase) {
    return stopWords.contains(lowerCase);
  }

  /** The form of a word as it stands in a text. */
  public WordForm form(String surface) {
    return forms.get(surface);
  }

  /** The tags of tokens, or empty if the language has no tagger. */
  Optional<PartOfSpeech[]> tag(List<Token> tokens) {
    return tagged ? Optional.of(PartOfSpeechTagger.english().tag(tokens)) : Optional.empty();
  }

  private WordForm compute(String surface) {
    String lower = surface.toLowerCase(Locale.ROOT);
    String stem = stemmer.apply(lower);
    boolean stopWord = stopWords.contains(lower) || isClitic(lower);
    return WordForm.of(surface, stem, stopWord, genericWords.kind(lower, stem));
  }

  /** Whether this is what a tokenizer cuts off a contraction: 's, 'll, n't. */
  private static boolean isClitic(String lower) {
    int apostrophe = Math.max(lower.indexOf('\''), lower.indexOf('’'));
    return apostrophe == 0 || lower.equals("n't") || lower.equals("n’t");
  }

  private static LanguageTools load(String language) {
    boolean english = language.equals("en");
    UnaryOperator<String> stemmer = english ? Stemmer::stem : UnaryOperator.identity();
    return new LanguageTools(
        Tokenizers.CATALOGUE.named("word"),
        language.isEmpty() ? Set.of() : StopWords.of(language),
        new GenericWords(language, stemmer),
        stemmer,
        english);
  }
}
