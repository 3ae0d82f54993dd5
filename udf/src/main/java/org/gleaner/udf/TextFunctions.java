package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.Options;
import org.gleaner.search.TextSimilarities;
import org.gleaner.text.LanguageCode;
import org.gleaner.text.Segment;
import org.gleaner.text.Span;
import org.gleaner.text.Token;
import org.gleaner.text.language.LanguageDetector;
import org.gleaner.text.segment.Segmenters;
import org.gleaner.text.sentence.SentenceSplitter;
import org.gleaner.text.term.Analyzer;
import org.gleaner.text.term.Tokenizers;

/** The functions that need nothing but texts. */
final class TextFunctions {
  /** The most words of an n-gram. */
  static final int LONGEST_NGRAM = 5;

  /** The language is detected in each text. */
  static final String AUTO = "auto";

  private static final List<Analyzer> ANALYZERS = analyzers();

  private TextFunctions() {}

  private static List<Analyzer> analyzers() {
    List<Analyzer> analyzers = new ArrayList<>();
    for (int n = 1; n <= LONGEST_NGRAM; n++) {
      analyzers.add(Analyzer.of(Options.of(Map.of("min-ngram", Integer.toString(n)))));
    }
    return analyzers;
  }

  static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (Span span : new SentenceSplitter().split(text)) {
      sentences.add(text.substring(span.begin(), span.end()));
    }
    return sentences;
  }

  /** Checks a language: a code in any form, or auto. */
  static void requireLanguage(String language) {
    if (!language.equals(AUTO)) {
      LanguageCode.of(language);
    }
  }

  static List<String> tokens(String text, String language) {
    String code = language.equals(AUTO) ? LanguageDetector.detect(text) : LanguageCode.of(language);
    List<String> tokens = new ArrayList<>();
    for (Token token : Tokenizers.CATALOGUE.named(Tokenizers.nameFor(code)).tokenize(text)) {
      tokens.add(token.text());
    }
    return tokens;
  }

  static List<String> ngrams(String text, int words) {
    return ANALYZERS.get(words - 1).terms(text);
  }

  static List<String> htmlSegments(String html) {
    List<String> segments = new ArrayList<>();
    for (Segment segment : Segmenters.CATALOGUE.named("html").segment(html)) {
      segments.add(segment.text());
    }
    return segments;
  }

  static double similarity(String text, String other, String measure) {
    return TextSimilarities.CATALOGUE.named(measure).of(ngrams(text, 1), ngrams(other, 1));
  }
}
