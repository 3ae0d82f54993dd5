package org.gleaner.text.chinese;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words equal jieba's; see bench/golden/chinese.py. */
final class ChineseTokenizerTest {
  private static final Tokenizer CHINESE = Tokenizers.CATALOGUE.named("chinese");

  private static JsonNode golden() throws IOException {
    try (InputStream in = ChineseTokenizerTest.class.getResourceAsStream("chinese.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static List<String> words(Tokenizer tokenizer, String text) {
    return tokenizer.tokenize(text).stream().map(Token::text).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  @Test
  void wordsEqualJiebas() throws IOException {
    JsonNode sentences = golden().get("sentences");
    assertTrue(sentences.size() > 20);
    for (JsonNode sentence : sentences) {
      String text = sentence.get("text").asText();
      assertEquals(texts(sentence.get("words")), words(CHINESE, text), text);
    }
  }

  @Test
  void aByteOrderMarkLosesNoWord(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), "\uFEFF云计算 5\r\n\r\n创新办 3 i\r\n");
    Tokenizer tokenizer =
        Tokenizers.FACTORIES
            .named("chinese")
            .apply(Options.of(Map.of("dictionary", file.toString())));
    List<String> words = words(tokenizer, "李小福是创新办主任也是云计算方面的专家");
    assertTrue(words.containsAll(List.of("云计算", "创新办")), words.toString());
  }

  @Test
  void ownWordsAreKeptWhole(@TempDir Path folder) throws IOException {
    JsonNode own = golden().get("own");
    Path file = Files.write(folder.resolve("words.txt"), texts(own.get("words")));
    Tokenizer tokenizer =
        Tokenizers.FACTORIES
            .named("chinese")
            .apply(Options.of(Map.of("dictionary", file.toString())));
    for (JsonNode sentence : own.get("sentences")) {
      String text = sentence.get("text").asText();
      assertEquals(texts(sentence.get("words")), words(tokenizer, text), text);
    }
    assertEquals(
        List.of("低风险", "的"),
        words(
            Tokenizers.FACTORIES.named("chinese").apply(Options.ofSettings("words=低风险")), "低风险的"));
    assertEquals(List.of("低", "风险", "的"), words(CHINESE, "低风险的"), "others are not touched");
  }

  @Test
  void aMissingDictionaryIsTold() {
    GleanerException e =
        assertThrows(
            GleanerException.class,
            () ->
                Tokenizers.FACTORIES
                    .named("chinese")
                    .apply(Options.ofSettings("dictionary=nowhere.txt")));
    assertEquals("Cannot read dictionary: nowhere.txt", e.getMessage());
  }

  @Test
  void whatIsNotChineseIsCutAsElsewhere() {
    assertEquals(
        List.of("Do", "n't", "stop", "!", "我", "爱", "www.example.org", "。", "Voilà", "."),
        words(CHINESE, "Don't stop! 我爱 www.example.org。 Voilà."));
  }

  @Test
  void sentencesAreNumbered() {
    List<Token> tokens = CHINESE.tokenize("我爱北京。你呢？ 好!");
    assertEquals(0, tokens.get(0).sentence());
    assertEquals(2, tokens.get(tokens.size() - 1).sentence());
  }

  @Test
  void longStretchesTakeLinearTime() {
    String text = "我来到北京清华大学龘靐齉爩".repeat(20_000);
    List<Token> tokens = CHINESE.tokenize(text);
    assertEquals(
        text.length(), tokens.stream().mapToInt(token -> token.end() - token.begin()).sum());
  }
}
