package org.gleaner.text.term;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gleaner.Options;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.CharKind;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.token.Elisions;
import org.gleaner.text.token.WordTokenizer;

/**
 * Text to the terms that bag-of-words methods count: tokens, in lower case, with straight
 * apostrophes, without stop words, stemmed, joined to n-grams. Immutable and thread-safe, as its
 * tokenizer is.
 *
 * <p>Options, beside those of the tokenizer:
 *
 * <ul>
 *   <li>{@code tokenizer}: a name in {@link Tokenizers#FACTORIES}, by default {@code word}
 *   <li>{@code lower-case}: {@code true} (default) or {@code false}; token by token, in no
 *       language's own way
 *   <li>{@code marks}: {@code drop} (default) leaves out tokens without letter or digit, {@code
 *       keep} does not
 *   <li>{@code stop-words}: language of a list in {@link StopWords}, or {@code none} (default)
 *   <li>{@code stemmer}: a name in {@link Stemmers}, or {@code none} (default)
 *   <li>{@code min-ngram}, {@code max-ngram}: words of a term, by default 1 and 1; they are joined
 *       by one blank and span what was left out
 * </ul>
 *
 * Tokens of more than {@value #MAX_TOKEN_CHARS} chars are left out.
 */
public final class Analyzer {
  /** The longest token that makes a term. */
  public static final int MAX_TOKEN_CHARS = 255;

  private final Tokenizer tokenizer;
  private final boolean lowerCase;
  private final boolean keepMarks;
  private final Set<String> stopWords;
  private final UnaryOperator<String> stemmer;
  private final int minNgram;
  private final int maxNgram;

  private Analyzer(Options options) {
    String name = options.text("tokenizer", "word");
    this.lowerCase = options.bool("lower-case", true);
    this.keepMarks = options.choice("marks", "drop", "drop", "keep").equals("keep");
    String language = options.text("stop-words", "none");
    String stemming = options.text("stemmer", "none");
    this.stemmer = Stemmers.CATALOGUE.named(stemming);
    this.tokenizer = tokenizer(name, options, language, stemming);
    this.stopWords =
        language.equals("none") ? Set.of() : StopWords.pieces(StopWords.of(language), tokenizer);
    this.minNgram = options.integer("min-ngram", 1, 1, 5);
    this.maxNgram = options.integer("max-ngram", Math.max(1, minNgram), minNgram, 5);
  }

  /**
   * The analyzer of some options, which it consumes; others may be left over.
   *
   * @throws IllegalArgumentException if a name is unknown; wrong numbers are reported by {@link
   *     Options#requireEmpty}
   */
  public static Analyzer of(Options options) {
    return new Analyzer(options);
  }

  /** The word tokenizer knows the language if one of the stop words or of the stemmer elides. */
  private static Tokenizer tokenizer(
      String name, Options options, String language, String stemming) {
    Tokenizer tokenizer = Tokenizers.FACTORIES.named(name).apply(options);
    String stemmed = stemming.replaceFirst("^snowball-", "");
    String elided = Elisions.in(language) ? language : stemmed;
    return name.equals("word") && Elisions.in(elided) ? new WordTokenizer(elided) : tokenizer;
  }

  /** The terms of a text in order, to a list. */
  public List<String> terms(String text) {
    List<String> terms = new ArrayList<>();
    analyze(text, terms::add);
    return terms;
  }

  /** Gives the terms of a text in order, with their repetitions. */
  public void analyze(String text, TermSink sink) {
    if (maxNgram == 1) {
      words(text, sink);
    } else {
      List<String> words = new ArrayList<>(text.length() / 6 + 4);
      words(text, words::add);
      ngrams(words, sink);
    }
  }

  private void words(String text, TermSink sink) {
    for (Token token : tokenizer.tokenize(text)) {
      String word = token.text();
      if (word.length() <= MAX_TOKEN_CHARS && (keepMarks || hasLetterOrDigit(word))) {
        String form = Apostrophes.fold(lowerCase ? word.toLowerCase(Locale.ROOT) : word);
        if (!stopWords.contains(form)) {
          sink.accept(stemmer.apply(form));
        }
      }
    }
  }

  private static boolean hasLetterOrDigit(String word) {
    for (int i = 0; i < word.length(); i++) {
      byte kind = CharKind.at(word, i);
      if (kind != CharKind.OTHER && kind != CharKind.MARK && kind != CharKind.SPACE) {
        return true;
      }
    }
    return false;
  }

  /** All terms that begin at a word, the shortest first, then those of the next word. */
  private void ngrams(List<String> words, TermSink sink) {
    StringBuilder term = new StringBuilder();
    for (int begin = 0; begin < words.size(); begin++) {
      term.setLength(0);
      int most = Math.min(maxNgram, words.size() - begin);
      for (int length = 1; length <= most; length++) {
        String word = words.get(begin + length - 1);
        term.append(length == 1 ? "" : " ").append(word);
        if (length >= minNgram) {
          sink.accept(length == 1 ? word : term.toString());
        }
      }
    }
  }
}
