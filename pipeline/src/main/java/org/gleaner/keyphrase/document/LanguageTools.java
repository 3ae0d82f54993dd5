package org.gleaner.keyphrase.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gleaner.Recent;
import org.gleaner.keyphrase.tagger.BoundedCache;
import org.gleaner.keyphrase.tagger.Tagger;
import org.gleaner.keyphrase.tagger.Taggers;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Stemmer;
import org.gleaner.text.term.Stemmers;
import org.gleaner.text.term.StopWords;
import org.gleaner.text.term.Tokenizers;
import org.gleaner.text.token.Elisions;
import org.gleaner.text.token.WordTokenizer;

/**
 * The tools of a language: tokenizer, stop words, stemmer, tagger and the grammar of its noun
 * phrases. What a language has not is left out: without a stemmer words are compared in lower case,
 * without a tagger candidates are bounded by stop words, without a list of these by short words.
 * One for each of the 16 languages used last in a JVM; thread-safe. The forms of up to 131,072
 * words are remembered, some 25 MB.
 */
public final class LanguageTools {
  private static final int CACHED_WORDS = 1 << 17;
  private static final int MOST_LANGUAGES = 16;

  /** The longest word that bounds phrases in a language without a list. */
  private static final int SHORT = 3;

  /** By language; each may grow to {@link #CACHED_WORDS} words. */
  private static final Recent<LanguageTools> LOADED = new Recent<>(MOST_LANGUAGES);

  private final String language;
  private final Set<String> stopWords;
  private final UnaryOperator<String> stemmer;
  private final GenericWords genericWords;
  private final PhraseGrammar grammar;
  private final CalendarWords calendar;
  private final BoundedCache<WordForm> forms = new BoundedCache<>(CACHED_WORDS, this::compute);

  private LanguageTools(String language, Set<String> stopWords) {
    this.language = language;
    this.stopWords = StopWords.pieces(stopWords, tokenizer());
    this.stemmer = stemmer(language);
    this.genericWords = new GenericWords(language, stemmer);
    this.grammar = PhraseGrammar.of(language);
    this.calendar = new CalendarWords(language, tokenizer());
  }

  /**
   * The tools of a language.
   *
   * @param language in any form of {@link LanguageCode}, null where unknown
   * @throws IllegalArgumentException if it is not null and not known; the message lists the known
   */
  public static LanguageTools of(String language) {
    return LOADED.get(language == null ? "" : LanguageCode.of(language), LanguageTools::load);
  }

  private static LanguageTools load(String language) {
    boolean listed = StopWords.languages().contains(language);
    return new LanguageTools(language, listed ? StopWords.of(language) : Set.of());
  }

  /** These tools with another list of stop words (lower case). */
  public LanguageTools withStopWords(Set<String> words) {
    return new LanguageTools(language, words);
  }

  /** The tokenizer of words. */
  public Tokenizer tokenizer() {
    return Elisions.in(language)
        ? new WordTokenizer(language)
        : Tokenizers.CATALOGUE.named(Tokenizers.nameFor(language));
  }

  /** Whether a word in lower case, its apostrophes straight, is a stop word. */
  public boolean isStopWord(String lowerCase) {
    return stopWords.contains(language.equals("el") ? withoutAccents(lowerCase) : lowerCase);
  }

  /** Whether the language of the text is not known. */
  boolean isUnknown() {
    return language.isEmpty();
  }

  boolean isFrench() {
    return language.equals("fr");
  }

  /** The Greek list is written without accents. */
  private static String withoutAccents(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
  }

  /** Whether a word bounds a phrase though it is on no list: the language has none. */
  boolean isShortStopWord(String word) {
    return stopWords.isEmpty() && !language.isEmpty() && word.length() <= SHORT;
  }

  /** The form of a word as it stands in a text. */
  public WordForm form(String surface) {
    return forms.get(surface);
  }

  /** How noun phrases are built. */
  PhraseGrammar grammar() {
    return grammar;
  }

  /** The words of dates and bylines. */
  CalendarWords calendar() {
    return calendar;
  }

  /** The tagger, or empty if the language has none. */
  Optional<Tagger> tagger() {
    return Taggers.of(language);
  }

  private WordForm compute(String surface) {
    String lower = Apostrophes.fold(surface.toLowerCase(Locale.ROOT));
    String stem = stemmer.apply(lower);
    boolean stopWord = isStopWord(lower) || isClitic(lower) || isShortStopWord(lower);
    return WordForm.of(surface, stem, stopWord, genericWords.kind(lower, stem));
  }

  /** Whether this is what a tokenizer cuts off a contraction: 's, 'll, n't. */
  private static boolean isClitic(String lower) {
    return lower.startsWith("'") || lower.equals("n't");
  }

  private static UnaryOperator<String> stemmer(String language) {
    if (language.equals("en")) {
      return Stemmer::stem;
    }
    String snowball = "snowball-" + language;
    boolean known = Stemmers.CATALOGUE.names().contains(snowball);
    return known ? Stemmers.CATALOGUE.named(snowball) : UnaryOperator.identity();
  }
}
