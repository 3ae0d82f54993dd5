package org.gleaner.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.gleaner.Options;
import org.gleaner.stage.DocumentSegmenter;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.TextNormalizer;
import org.gleaner.stage.TokenIndexer;
import org.gleaner.stage.TokenIndexerModel;
import org.gleaner.text.Segment;
import org.gleaner.text.Token;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.normal.Normalizer;
import org.gleaner.text.segment.Segmenters;
import org.gleaner.text.term.NamedTokenizer;
import org.gleaner.text.term.Tokenizers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stages, a direct call and the SQL functions say the same of texts. */
final class TextParityTest {
  private static final int MOST_IDS = 60;

  @TempDir static Path folder;
  private static final List<String> TEXTS = new ArrayList<>();
  private static Dataset<Row> documents;

  @BeforeAll
  static void write() throws java.io.IOException {
    Map<String, String> paragraphs = Paragraphs.ofFirst(8);
    Path input = Paragraphs.write(folder.resolve("input.jsonl"), paragraphs);
    TEXTS.addAll(paragraphs.values());
    TEXTS.add("caf\u00c3\u00a9  au lait\u200b, 3.50 &amp; don't \ud83d\ude42   a@b.org");
    TEXTS.add("<html><body><p>One <b>two</b></p>\n\n<ul><li>Three   four</ul>\n\nfive   six");
    TEXTS.add("");
    documents =
        CommandLineRun.spark().createDataset(TEXTS, Encoders.STRING()).toDF("text").repartition(3);
    Files.writeString(folder.resolve("unigram.json"), unigram());
    for (String kind : List.of("wordpiece", "byte-level-bpe")) {
      CommandLineRun run =
          CommandLineRun.of(
              "subwords",
              "--input",
              input.toString(),
              "--kind",
              kind,
              "--vocabulary-size",
              "400",
              "--output",
              folder.resolve(kind).toString());
      assertEquals(0, run.exit(), run.err());
    }
  }

  /** Pieces of the letters, and of some ends of words. */
  private static String unigram() {
    StringBuilder pieces = new StringBuilder("[\"<unk>\", 0], [\"\u2581\", -3]");
    for (char letter = 'a'; letter <= 'z'; letter++) {
      pieces.append(", [\"").append(letter).append("\", -5]");
    }
    for (String piece : List.of("ing", "ed", "tion", "\u2581the", "\u2581of", "\u2581an", "er")) {
      pieces.append(", [\"").append(piece).append("\", -4]");
    }
    return "{\"version\": \"1.0\", \"pre_tokenizer\": {\"type\": \"Metaspace\", \"replacement\":"
        + " \"\u2581\", \"prepend_scheme\": \"always\"}, \"model\": {\"type\": \"Unigram\","
        + " \"unk_id\": 0, \"vocab\": ["
        + pieces
        + "]}}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "word|",
        "whitespace|",
        "letters|",
        "character|",
        "chinese|",
        "regex|pattern=[a-z]+",
        "wordpiece|vocabulary=wordpiece/tokenizer.json",
        "byte-level-bpe|vocabulary=byte-level-bpe/tokenizer.json",
        "unigram|vocabulary=unigram.json"
      })
  void tokensOfTheStageAreTheTokenizers(String name, String option) {
    String[] options =
        option == null
            ? new String[0]
            : new String[] {option.replace("vocabulary=", "vocabulary=" + folder + "/")};
    NamedTokenizer tokenizer = new NamedTokenizer(name, Options.pairs(options));
    assertSame(
        text -> tokenizer.tokenize(text).stream().map(TextParityTest::line).toList(),
        new DocumentTokenizer()
            .setTokenizer(name)
            .setTokenizerOptions(options)
            .transform(documents),
        "transform(tokens, t -> concat_ws('|', t.text, t.begin, t.end, t.sentence))");
  }

  @Test
  void tokensOfSqlAreTheTokenizers() {
    assertSame(
        text ->
            Tokenizers.CATALOGUE.named("word").tokenize(text).stream().map(Token::text).toList(),
        documents,
        "tokens(text)");
  }

  @Test
  void textOfTheStageAndOfSqlIsTheNormalizers() {
    Function<String, List<String>> direct = text -> List.of(Normalizer.normalize(text).text());
    assertSame(direct, new TextNormalizer().transform(documents), "array(normalized)");
    assertSame(direct, documents, "array(normalize_text(text))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"html", "paragraphs", "triple-space"})
  void segmentsOfTheStageAreTheSegmenters(String name) {
    assertSame(
        text -> segments(name, text).stream().map(TextParityTest::line).toList(),
        new DocumentSegmenter().setSegmenter(name).transform(documents),
        "transform(segments, s -> concat_ws('|', s.text, s.begin, s.end))");
  }

  @Test
  void segmentsOfSqlAreTheSegmenters() {
    assertSame(
        text -> segments("html", text).stream().map(Segment::text).toList(),
        documents,
        "html_segments(text)");
  }

  @Test
  void idsOfTheStageAreTheVocabularys() {
    Map<String, Long> counts = new HashMap<>();
    TEXTS.forEach(text -> words(text).forEach(word -> counts.merge(word, 1L, Long::sum)));
    Vocabulary vocabulary = Vocabulary.of(counts, 2, MOST_IDS);
    Dataset<Row> tokens = new DocumentTokenizer().transform(documents);
    TokenIndexerModel model =
        new TokenIndexer()
            .setMinCount(2)
            .setVocabularySize(MOST_IDS)
            .setMaxLength(20)
            .setLowerCase(true)
            .fit(tokens);
    Function<String, List<String>> direct =
        text -> {
          Integer[] ids = new Integer[20];
          Arrays.fill(ids, Vocabulary.PADDING);
          List<String> words = words(text);
          for (int i = 0; i < Math.min(ids.length, words.size()); i++) {
            ids[i] = vocabulary.id(words.get(i));
          }
          return Arrays.stream(ids).map(String::valueOf).toList();
        };
    assertSame(direct, model.transform(tokens), "cast(ids as array<string>)");
  }

  private static List<String> words(String text) {
    return Tokenizers.CATALOGUE.named("word").tokenize(text).stream()
        .map(token -> token.text().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<Segment> segments(String name, String text) {
    return Segmenters.CATALOGUE.named(name).segment(text);
  }

  private static String line(Token token) {
    return token.text() + "|" + token.begin() + "|" + token.end() + "|" + token.sentence();
  }

  private static String line(Segment segment) {
    return segment.text() + "|" + segment.begin() + "|" + segment.end();
  }

  /** An array of texts in SQL is, text by text, what a direct call gives. */
  private static void assertSame(
      Function<String, List<String>> direct, Dataset<Row> rows, String sql) {
    Map<String, List<String>> found = new HashMap<>();
    for (Row row : rows.selectExpr("text", sql).collectAsList()) {
      found.put(row.getString(0), row.getList(1));
    }
    Map<String, List<String>> expected = new HashMap<>();
    TEXTS.forEach(text -> expected.put(text, direct.apply(text)));
    assertEquals(expected, found);
  }
}
