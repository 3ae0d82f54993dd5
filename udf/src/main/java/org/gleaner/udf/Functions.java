package org.gleaner.udf;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.Catalogue;
import org.gleaner.io.Schemas;
import org.gleaner.text.LanguageDetector;
import org.gleaner.text.Normalizer;
import org.gleaner.text.Segment;
import org.gleaner.text.Segmenters;
import org.gleaner.text.SentenceSplitter;
import org.gleaner.text.Span;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizers;

/** The SQL functions by name. A null argument gives a null result. */
public final class Functions {
  private static final ArrayType STRINGS = DataTypes.createArrayType(DataTypes.StringType, false);

  /** All functions; the name is what SQL calls. */
  public static final Catalogue<SqlFunction> CATALOGUE =
      Catalogue.<SqlFunction>of("SQL function")
          .add(
              "normalize_text",
              new SqlFunction(
                  "text",
                  "the text in Unicode NFC, without control characters, mojibake repaired",
                  "normalize_text('caf\u00c3\u00a9  au lait')",
                  DataTypes.StringType,
                  arguments -> Normalizer.normalize((String) arguments[0]).text()))
          .add(
              "language",
              new SqlFunction(
                  "text",
                  "the ISO 639-1 code of the text's language, or null if unsure",
                  "language('The quick brown fox jumps over the lazy dog, and then it sleeps.')",
                  DataTypes.StringType,
                  arguments -> LanguageDetector.detect((String) arguments[0])))
          .add(
              "sentences",
              new SqlFunction(
                  "text",
                  "the sentences of the text in order",
                  "sentences('Dr. Who came. He left.')",
                  STRINGS,
                  arguments -> sentences((String) arguments[0])))
          .add(
              "tokens",
              new SqlFunction(
                  "text",
                  "the words, numbers and signs of the text in order",
                  "tokens('It costs 3.50 euros.')",
                  STRINGS,
                  arguments -> tokens((String) arguments[0])))
          .add(
              "html_segments",
              new SqlFunction(
                  "html",
                  "the visible blocks of a page in order",
                  "html_segments('<p>One</p><p>Two</p>')",
                  STRINGS,
                  arguments -> segments((String) arguments[0])))
          .add(
              "keyphrases",
              new SqlFunction(
                  "text, n, method",
                  "the n best keyphrases with score and offsets, by a method of the scorer catalogue",
                  "keyphrases('Parameter averaging trains neural networks.', 3, 'textrank')",
                  Schemas.KEYPHRASES,
                  arguments ->
                      Keyphrases.of(
                          (String) arguments[0], (Integer) arguments[1], (String) arguments[2])))
          .build();

  private Functions() {}

  private static List<String> sentences(String text) {
    List<String> sentences = new ArrayList<>();
    for (Span span : new SentenceSplitter().split(text)) {
      sentences.add(text.substring(span.begin(), span.end()));
    }
    return sentences;
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (Token token : Tokenizers.CATALOGUE.named("word").tokenize(text)) {
      tokens.add(token.text());
    }
    return tokens;
  }

  private static List<String> segments(String html) {
    List<String> segments = new ArrayList<>();
    for (Segment segment : Segmenters.CATALOGUE.named("html").segment(html)) {
      segments.add(segment.text());
    }
    return segments;
  }
}
