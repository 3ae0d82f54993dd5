package org.gleaner.text.subword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.Fuzz;
import org.gleaner.GleanerException;
import org.gleaner.JsonMutation;
import org.gleaner.Options;
import org.gleaner.RandomText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vocabularies that are damaged are refused by a message, whatever is wrong with them. */
final class VocabularyReadingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static ObjectNode vocabulary(String name) throws IOException {
    if (name.equals("sentencepiece")) {
      try (InputStream in =
          VocabularyReadingTest.class.getResourceAsStream("sentencepiece.model")) {
        return (ObjectNode) JSON.readTree(SentencePieceModel.json(in.readAllBytes()));
      }
    }
    try (InputStream in = VocabularyReadingTest.class.getResourceAsStream(name + ".json")) {
      return (ObjectNode) JSON.readTree(in);
    }
  }

  /** A small vocabulary with something of everything. */
  private static ObjectNode small(String model) throws IOException {
    String text =
        """
        {"version":"1.0","added_tokens":[{"id":0,"content":"<s>","single_word":false,
           "lstrip":false,"rstrip":false,"normalized":false,"special":true}],
         "normalizer":{"type":"Sequence","normalizers":[{"type":"NFKC"},{"type":"Strip","strip_left":true,"strip_right":true},
           {"type":"Replace","pattern":{"Regex":" {2,}"},"content":" "},
           {"type":"Replace","pattern":{"String":"aa"},"content":"bb"},{"type":"Lowercase"}]},
         "pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Whitespace"},
           {"type":"Digits","individual_digits":true},{"type":"Punctuation","behavior":"Isolated"},
           {"type":"Split","pattern":{"String":"-"},"behavior":"Isolated","invert":false}]},
         "post_processor":{"type":"TemplateProcessing",
           "single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],
           "pair":[{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
           "special_tokens":{"<s>":{"id":"<s>","ids":[0],"tokens":["<s>"]}}},
         "decoder":{"type":"Evil"},"model":%s}
        """;
    return (ObjectNode) JSON.readTree(String.format(java.util.Locale.ROOT, text, model));
  }

  private static final String PAIRS =
      "{\"type\":\"BPE\",\"vocab\":{\"<s>\":0,\"a\":1,\"b\":2,\"ab\":3,\"c\":4,\"abc\":5},"
          + "\"merges\":[\"a b\",\"ab c\"],\"unk_token\":\"<s>\",\"dropout\":null}";

  private static final String WORDS =
      "{\"type\":\"WordPiece\",\"vocab\":{\"<s>\":0,\"a\":1,\"##b\":2},\"unk_token\":\"<s>\","
          + "\"continuing_subword_prefix\":\"##\",\"max_input_chars_per_word\":100}";

  private static final String LIKELY =
      "{\"type\":\"Unigram\",\"vocab\":[[\"<s>\",0],[\"a\",-1.5],[\"ab\",-2]],\"unk_id\":0}";

  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-level-bpe", "unigram", "sentencepiece"})
  void publishedKindsAreTaken(String name) throws IOException {
    SubwordTokenizer tokenizer = SubwordTokenizer.ofJson(vocabulary(name).toString());
    assertTrue(tokenizer.vocabulary().size() >= vocabulary(name).at("/model/vocab").size());
    assertTrue(!tokenizer.tokenize("the dog").isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {PAIRS, WORDS, LIKELY})
  void smallVocabulariesAreTaken(String model) throws IOException {
    String json = small(model).toString();
    assertTrue(!SubwordTokenizer.ofJson(json).tokenize("ab  abc a-b").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ids\":[0]|\"ids\":[7]",
        "\"ids\":[0]|\"ids\":[]",
        "{\"SpecialToken\":{\"id\":\"<s>\"|{\"SpecialToken\":{\"id\":\"[NOPE]\"",
        "{\"id\":\"B\"|{\"id\":\"C\"",
        "\"type_id\":1|\"type_id\":-1",
        "{\"id\":\"B\"|{\"id\":\"A\"",
        "{\"id\":\"A\",\"type_id\":0}}],|{\"id\":\"B\",\"type_id\":0}}],",
        "{\"Regex\":\" {2,}\"}|{\"Regex\":\"(a+)+$\"}",
        "{\"String\":\"aa\"}|{\"String\":\"\"}",
        "\"type\":\"Strip\"|\"type\":\"Evil\"",
        "\"content\":\"bb\"|\"content\":null",
        "\"behavior\":\"Isolated\"|\"behavior\":\"Evil\"",
        "\"invert\":false|\"invert\":3",
        "\"id\":0,\"content\":\"<s>\"|\"id\":1,\"content\":\"<s>\"",
        "\"id\":0,\"content\"|\"id\":-1,\"content\"",
        "\"content\":\"<s>\"|\"content\":\"\"",
        "\"special\":true|\"special\":\"yes\"",
        "\"type\":\"BPE\"|\"type\":\"WordLevel\"",
        "\"dropout\":null|\"dropout\":0.5",
        "\"unk_token\":\"<s>\"|\"unk_token\":\"[UNK]\"",
        "\"dropout\":null|\"continuing_subword_prefix\":\"##########\"",
        "\"a b\"|\"a  b\"",
        "\"a b\"|\"a x\"",
        "\"a b\"|\"b a\"",
        "\"ab c\"|\"abc\"",
        "\"abc\":5|\"abc\":4",
        "\"abc\":5|\"abc\":-5",
        "\"abc\":5|\"abc\":5,\"\":6",
        "\"abc\":5|\"abc\":5,\"abc\":5",
        "\"abc\":5|\"abc\":9999999999",
      })
  void anythingElseIsRefused(String from, String to) throws IOException {
    String json = small(PAIRS).toString();
    assertTrue(json.contains(from), json);
    assertRefused(json.replace(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"continuing_subword_prefix\":\"##\"|\"continuing_subword_prefix\":5",
        "\"max_input_chars_per_word\":100|\"max_input_chars_per_word\":0",
        "\"max_input_chars_per_word\":100|\"max_input_chars_per_word\":1000000",
        "\"unk_token\":\"<s>\"|\"unk_token\":\"[UNK]\"",
        "\"unk_token\":\"<s>\",|",
      })
  void wordPiecesAreWhole(String from, String to) throws IOException {
    String json = small(WORDS).toString();
    assertTrue(json.contains(from), json);
    assertRefused(json.replace(from, to == null ? "" : to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"unk_id\":0|\"unk_id\":3",
        "\"unk_id\":0|\"unk_id\":null",
        "[\"ab\",-2]|[\"\",-2]",
        "[\"ab\",-2]|[\"a\",-2]",
        "[\"ab\",-2]|[\"ab\",1e999]",
        "[\"ab\",-2]|[\"ab\"]",
        "[\"ab\",-2]|\"ab\"",
      })
  void likelyPiecesAreWhole(String from, String to) throws IOException {
    String json = small(LIKELY).toString();
    assertTrue(json.contains(from), json);
    assertRefused(json.replace(from, to));
  }

  /** Each replacement makes the text eight times as long. */
  @Test
  void chainsOfReplacementsAreRefused() throws IOException {
    ObjectNode root = small(PAIRS);
    String step = "{\"type\":\"Replace\",\"pattern\":{\"String\":\"a\"},\"content\":\"aaaaaaaa\"}";
    root.set(
        "normalizer",
        JSON.readTree("{\"type\":\"Sequence\",\"normalizers\":[" + step + "," + step + "]}"));
    assertTrue(!SubwordTokenizer.ofJson(root.toString()).tokenize("a").isEmpty());
    String three = step + "," + step + "," + step;
    root.set(
        "normalizer", JSON.readTree("{\"type\":\"Sequence\",\"normalizers\":[" + three + "]}"));
    assertRefused(root.toString());
  }

  @Test
  void sequencesInSequencesEnd() throws IOException {
    ObjectNode root = small(PAIRS);
    for (String key : List.of("normalizer", "pre_tokenizer", "post_processor")) {
      String inner = "{\"type\":\"ByteLevel\"}";
      for (int i = 0; i < 6; i++) {
        String list = key.replace("_", "").replace("postp", "p") + "s";
        inner = "{\"type\":\"Sequence\",\"" + list + "\":[" + inner + "]}";
      }
      ObjectNode changed = root.deepCopy();
      changed.set(key, JSON.readTree(inner));
      assertRefused(changed.toString());
    }
    assertRefused("[".repeat(900) + "]".repeat(900));
    assertRefused("[".repeat(100_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"model\":{}}", "{\"model\":[]}"})
  void whatIsNoVocabularyIsRefused(String json) {
    assertRefused(json);
  }

  private static void assertRefused(String json) {
    GleanerException e = assertThrows(GleanerException.class, () -> SubwordTokenizer.ofJson(json));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    assertTrue(e.getMessage().length() < 400, e.getMessage());
  }

  /** What is let through after random changes cuts any text or says why not. */
  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-level-bpe", "unigram", "sentencepiece"})
  void mutatedVocabulariesAreRefusedOrUsed(String name) throws Exception {
    mutated(vocabulary(name), name.equals("sentencepiece") ? 150 : 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {PAIRS, WORDS, LIKELY})
  void mutatedSmallVocabulariesAreRefusedOrUsed(String model) throws Exception {
    mutated(small(model), 4_000);
  }

  private static void mutated(ObjectNode root, int trials) throws Exception {
    List<Boolean> used = new ArrayList<>();
    Fuzz.run(
        trials,
        random -> {
          String json = JsonMutation.of(root, random);
          try {
            SubwordTokenizer tokenizer = SubwordTokenizer.ofJson(json);
            used.add(true);
            tokenizer.tokenize(RandomText.of(random, 40));
            tokenizer.ids("ab abc <s> [CLS] \u00e9\u4e2d\ud83d\ude00");
          } catch (GleanerException e) {
            assertEquals(ErrorCode.INVALID_MODEL, e.code());
          }
        });
    assertTrue(used.size() > trials / 50, "only " + used.size() + " of " + trials + " were used");
  }

  /** The table is an array of offsets that are followed without looking. */
  @Test
  void mutatedTablesOfCharactersAreRefusedOrUsed() throws Exception {
    ObjectNode root = vocabulary("sentencepiece");
    ObjectNode step = precompiled(root.get("normalizer"));
    byte[] table = Base64.getDecoder().decode(step.get("precompiled_charsmap").asText());
    List<Boolean> used = new ArrayList<>();
    Fuzz.run(
        120,
        random -> {
          step.put(
              "precompiled_charsmap",
              Base64.getEncoder().encodeToString(Fuzz.damaged(table, random)));
          try {
            SubwordTokenizer tokenizer = SubwordTokenizer.ofJson(root.toString());
            used.add(true);
            for (int i = 0; i < 20; i++) {
              tokenizer.tokenize(RandomText.of(random, 40));
            }
          } catch (GleanerException e) {
            assertEquals(ErrorCode.INVALID_MODEL, e.code());
          }
        });
    assertTrue(used.size() > 5, "only " + used.size() + " were used");
  }

  private static ObjectNode precompiled(JsonNode normalizer) {
    for (JsonNode step : normalizer.get("normalizers")) {
      if (step.get("type").asText().equals("Precompiled")) {
        return (ObjectNode) step;
      }
    }
    throw new IllegalStateException("The table is missing");
  }

  @Test
  void mutatedModelsOfSentencePieceAreRefusedOrUsed(
      @org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) throws Exception {
    byte[] model;
    try (InputStream in = VocabularyReadingTest.class.getResourceAsStream("sentencepiece.model")) {
      model = in.readAllBytes();
    }
    java.nio.file.Path file = folder.resolve("mutated.model");
    Fuzz.run(
        150,
        random -> {
          java.nio.file.Files.write(file, Fuzz.damaged(model, random));
          try {
            SubwordTokenizer.of(SubwordKind.UNIGRAM, Options.ofSettings("vocabulary=" + file))
                .tokenize(RandomText.of(random, 40));
          } catch (GleanerException e) {
            assertEquals(ErrorCode.INVALID_MODEL, e.code());
          }
        });
  }
}
