package org.gleaner.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.LocalSpark;
import org.gleaner.RandomText;
import org.gleaner.text.subword.MergeLearner;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.SubwordTokenizer;
import org.gleaner.text.subword.WordCutter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SubwordPassTest {
  private static final String FOLDER = "/org/gleaner/text/subword/";

  private static JavaRDD<String> texts(List<String> texts, int partitions) {
    return JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext())
        .parallelize(texts, partitions);
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream in = SubwordPassTest.class.getResourceAsStream(FOLDER + name)) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static List<String> sentences() throws IOException {
    List<String> sentences = new ArrayList<>();
    json("cases.json").get("sentences").forEach(sentence -> sentences.add(sentence.asText()));
    return sentences;
  }

  @Test
  void bytePairsEqualTheReferenceWhateverThePartitions() throws IOException {
    MergeLearner.Limits limits = new MergeLearner.Limits(423, 1);
    JsonNode reference = json("byte-level-bpe.json").get("model");
    for (int partitions : new int[] {1, 5}) {
      String learnt =
          new SubwordPass(SubwordKind.BYTE_LEVEL_BPE, false, 100_000)
              .run(texts(sentences(), partitions), limits);
      JsonNode model = new ObjectMapper().readTree(learnt).get("model");
      assertEquals(reference.get("vocab"), model.get("vocab"));
      assertEquals(reference.get("merges"), model.get("merges"));
    }
  }

  @Test
  void wordPiecesAreLearntFromPreparedText() throws IOException {
    String learnt =
        new SubwordPass(SubwordKind.WORDPIECE, true, 100_000)
            .run(texts(sentences(), 3), new MergeLearner.Limits(300, 1));
    SubwordTokenizer tokenizer = SubwordTokenizer.ofJson(learnt);
    assertEquals("weights", tokenizer.tokenize("W\u00e9IGHTS").get(0).text());
    assertEquals(2, tokenizer.tokenize("\u6211\u4eec").size());
    assertEquals(300, new ObjectMapper().readTree(learnt).get("model").get("vocab").size());
  }

  @ParameterizedTest
  @EnumSource(names = {"WORDPIECE", "BYTE_LEVEL_BPE"})
  void wordsAreThoseOfWholeTexts(SubwordKind kind) {
    List<String> texts = RandomText.many(6, 1_500);
    WordCutter cutter = new WordCutter(kind, true);
    Map<String, Long> expected = new HashMap<>();
    for (String text : texts) {
      String whole =
          WordCutter.chunks(text).isEmpty() ? "" : String.join("", WordCutter.chunks(text));
      cutter.words(whole).forEach(word -> expected.merge(word, 1L, Long::sum));
    }
    assertEquals(expected, new SubwordPass(kind, true, Integer.MAX_VALUE).count(texts(texts, 3)));
  }

  @Test
  void onlyTheMostFrequentWordsComeToTheDriver() {
    List<String> texts = List.of("b a c a", "c a b d");
    assertEquals(
        Map.of("a", 3L, "b", 2L),
        new SubwordPass(SubwordKind.WORDPIECE, true, 2).count(texts(texts, 2)));
  }

  @Test
  void whatCannotBeLearntIsTold() {
    IllegalArgumentException unigram =
        assertThrows(
            IllegalArgumentException.class, () -> new SubwordPass(SubwordKind.UNIGRAM, true, 1));
    assertEquals(
        "Cannot learn vocabulary: unigram. Accepted: wordpiece, byte-level-bpe",
        unigram.getMessage());
    SubwordPass pass = new SubwordPass(SubwordKind.WORDPIECE, true, 10);
    GleanerException none =
        assertThrows(
            GleanerException.class,
            () -> pass.run(texts(List.of(" ", ""), 1), new MergeLearner.Limits(10, 1)));
    assertEquals(ErrorCode.EMPTY_TEXT, none.code());
  }
}
