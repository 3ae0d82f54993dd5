package org.gleaner.text.subword;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gleaner.RandomText;
import org.gleaner.text.subword.normal.ByteAlphabet;
import org.junit.jupiter.api.Test;

final class MergeLearnerTest {
  /** How GPT-2 cuts words. */
  private static final Pattern WORDS =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

  private static JsonNode reference() throws IOException {
    try (InputStream in = MergeLearnerTest.class.getResourceAsStream("byte-level-bpe.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static Map<String, Long> counts() throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (JsonNode sentence : SubwordTokenizerTest.cases().get("sentences")) {
      Matcher word = WORDS.matcher(sentence.asText());
      while (word.find()) {
        counts.merge(ByteAlphabet.of(word.group()), 1L, Long::sum);
      }
    }
    return counts;
  }

  @Test
  void equalsTheReferenceMergeByMerge() throws IOException {
    TokenizerJson.Pieces pieces = MergeLearner.byteLevel(counts(), new MergeLearner.Limits(423, 1));
    JsonNode model = reference().get("model");
    List<TokenizerJson.Merge> merges = new ArrayList<>();
    for (JsonNode merge : model.get("merges")) {
      merges.add(new TokenizerJson.Merge(merge.get(0).asText(), merge.get(1).asText()));
    }
    assertEquals(162, merges.size());
    assertEquals(merges, pieces.merges());
    assertEquals(model.get("vocab").size(), pieces.tokens().size());
    for (int id = 0; id < pieces.tokens().size(); id++) {
      assertEquals(id, model.get("vocab").get(pieces.tokens().get(id)).asInt());
    }
  }

  @Test
  void theReferenceReadsWhatIsLearnt() throws IOException {
    TokenizerJson.Pieces pieces = MergeLearner.byteLevel(counts(), new MergeLearner.Limits(423, 1));
    String written = TokenizerJson.byteLevel(pieces);
    assertEquals(
        reference().get("added_tokens"), new ObjectMapper().readTree(written).get("added_tokens"));
    SubwordTokenizer own = SubwordTokenizer.ofJson(written);
    SubwordTokenizer other = SubwordTokenizer.ofJson(reference().toString());
    for (String text : RandomText.many(4, 300)) {
      assertEquals(other.tokenize(text), own.tokenize(text), RandomText.escaped(text));
    }
  }

  @Test
  void wordPieceEqualsBruteForce() {
    Random random = new Random(5);
    for (int run = 0; run < 30; run++) {
      Map<String, Long> counts = new TreeMap<>();
      for (int i = 0; i < 60; i++) {
        StringBuilder word = new StringBuilder();
        for (int length = 1 + random.nextInt(8); length > 0; length--) {
          word.append((char) ('a' + random.nextInt(1 + run % 4)));
        }
        counts.merge(word.toString(), 1L + random.nextInt(5), Long::sum);
      }
      MergeLearner.Limits limits = new MergeLearner.Limits(60, 2);
      assertEquals(bruteForce(counts, limits), MergeLearner.wordPiece(counts, limits).tokens());
    }
  }

  /** Counts all pairs anew before each merge. */
  private static List<String> bruteForce(Map<String, Long> counts, MergeLearner.Limits limits) {
    List<String> tokens = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    Map<String, List<String>> split = new TreeMap<>();
    TreeMap<String, Boolean> begins = new TreeMap<>();
    TreeMap<String, Boolean> insides = new TreeMap<>();
    for (String word : counts.keySet()) {
      List<String> pieces = new ArrayList<>();
      for (int i = 0; i < word.length(); i++) {
        begins.put(word.substring(i, i + 1), true);
        pieces.add((i == 0 ? "" : "##") + word.charAt(i));
        if (i > 0) {
          insides.put(pieces.get(i), true);
        }
      }
      split.put(word, pieces);
    }
    tokens.addAll(begins.keySet());
    tokens.addAll(insides.keySet());
    while (tokens.size() < limits.vocabularySize()) {
      TreeMap<Long, Long> pairs = new TreeMap<>();
      split.forEach(
          (word, pieces) -> {
            for (int i = 1; i < pieces.size(); i++) {
              long pair = tokens.indexOf(pieces.get(i - 1)) * 1000L + tokens.indexOf(pieces.get(i));
              pairs.merge(pair, counts.get(word), Long::sum);
            }
          });
      long best = -1;
      for (Map.Entry<Long, Long> pair : pairs.entrySet()) {
        if (pair.getValue() >= limits.minFrequency()
            && (best < 0 || pair.getValue() > pairs.get(best))) {
          best = pair.getKey();
        }
      }
      if (best < 0) {
        return tokens;
      }
      String left = tokens.get((int) (best / 1000));
      String right = tokens.get((int) (best % 1000));
      String merged = left + right.substring(2);
      if (!tokens.contains(merged)) {
        tokens.add(merged);
      }
      split.values().forEach(pieces -> replace(pieces, left, right, merged));
    }
    return tokens;
  }

  private static void replace(List<String> pieces, String left, String right, String merged) {
    for (int i = 0; i + 1 < pieces.size(); i++) {
      if (pieces.get(i).equals(left) && pieces.get(i + 1).equals(right)) {
        pieces.set(i, merged);
        pieces.remove(i + 1);
      }
    }
  }

  @Test
  void aLearntWordPieceVocabularyIsRead() {
    Map<String, Long> counts = Map.of("learning", 5L, "learner", 3L, "burning", 4L);
    TokenizerJson.Pieces pieces = MergeLearner.wordPiece(counts, new MergeLearner.Limits(100, 2));
    SubwordTokenizer tokenizer = SubwordTokenizer.ofJson(TokenizerJson.wordPiece(pieces, true));
    assertEquals("learning", tokenizer.tokenize("Learning").get(0).text());
    assertEquals("[UNK]", tokenizer.tokenize("xyz").get(0).text());
    assertTrue(tokenizer.tokenize("burner").size() > 1);
  }

  @Test
  void limitsAreChecked() {
    assertEquals(
        "Cannot learn pieces: vocabulary size 0, minimum frequency 1. Accepted: both from 1",
        assertThrows(IllegalArgumentException.class, () -> new MergeLearner.Limits(0, 1))
            .getMessage());
  }
}
