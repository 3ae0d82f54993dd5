package org.gleaner.text.subword;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.RandomText;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubwordTokenizerTest {
  private static final String ALL = "wordpiece,byte-level-bpe,unigram";

  @TempDir Path folder;

  static JsonNode cases() throws IOException {
    try (InputStream in = SubwordTokenizerTest.class.getResourceAsStream("cases.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static Tokenizer tokenizer(String kind, String... more) {
    if (kind.equals("sentencepiece")) {
      return sentencePiece(model());
    }
    String path = SubwordTokenizerTest.class.getResource(kind + ".json").getPath();
    List<String> settings = new ArrayList<>(List.of("vocabulary=" + path));
    settings.addAll(List.of(more));
    Options options = Options.ofSettings(settings.toArray(new String[0]));
    Tokenizer made = Tokenizers.FACTORIES.named(kind).apply(options);
    options.requireEmpty();
    return made;
  }

  private static List<String> texts(List<Token> tokens) {
    return tokens.stream().map(Token::text).toList();
  }

  private List<String> wordPieces(String vocabulary, String text, String... settings)
      throws IOException {
    Path file = Files.writeString(folder.resolve("vocab.txt"), vocabulary.replace(' ', '\n'));
    List<String> all = new ArrayList<>(List.of("vocabulary=" + file));
    all.addAll(List.of(settings));
    Options options = Options.ofSettings(all.toArray(new String[0]));
    return texts(SubwordTokenizer.of(SubwordKind.WORDPIECE, options).tokenize(text));
  }

  private static Path model() {
    return Path.of(SubwordTokenizerTest.class.getResource("sentencepiece.model").getPath());
  }

  private static SubwordTokenizer sentencePiece(Path model) {
    return SubwordTokenizer.of(SubwordKind.UNIGRAM, Options.ofSettings("vocabulary=" + model));
  }

  @Test
  void readsModelsOfSentencePiece() throws IOException {
    SubwordTokenizer tokenizer = sentencePiece(model());
    JsonNode examples;
    try (InputStream in = SubwordTokenizerTest.class.getResourceAsStream("sentencepiece.json")) {
      examples = new ObjectMapper().readTree(in);
    }
    assertEquals(34, examples.size());
    for (JsonNode example : examples) {
      String text = example.get("text").asText();
      int[] ids = new ObjectMapper().convertValue(example.get("ids"), int[].class);
      assertArrayEquals(ids, tokenizer.ids(text), RandomText.escaped(text));
      for (Token token : tokenizer.tokenize(text)) {
        assertTrue(token.begin() <= token.end() && token.end() <= text.length());
      }
    }
    byte[] whole = Files.readAllBytes(model());
    int endOfFirstPiece = 2 + whole[1];
    for (int length : new int[] {0, 1, endOfFirstPiece, 20, whole.length - 1}) {
      Path cut = Files.write(folder.resolve("cut.model"), java.util.Arrays.copyOf(whole, length));
      GleanerException told = assertThrows(GleanerException.class, () -> sentencePiece(cut));
      assertEquals(ErrorCode.INVALID_MODEL, told.code());
    }
  }

  @Test
  void readsPairsOfSentencePiece() throws IOException {
    String path = SubwordTokenizerTest.class.getResource("sentencepiece-bpe.model").getPath();
    Options options = Options.ofSettings("vocabulary=" + path);
    SubwordTokenizer tokenizer = SubwordTokenizer.of(SubwordKind.BYTE_LEVEL_BPE, options);
    JsonNode examples;
    try (InputStream in =
        SubwordTokenizerTest.class.getResourceAsStream("sentencepiece-bpe.json")) {
      examples = new ObjectMapper().readTree(in);
    }
    assertEquals(34, examples.size());
    for (JsonNode example : examples) {
      int[] ids = new ObjectMapper().convertValue(example.get("ids"), int[].class);
      String text = example.get("text").asText();
      assertArrayEquals(ids, tokenizer.ids(text), RandomText.escaped(text));
    }
    Options unigram = Options.ofSettings("vocabulary=" + path);
    assertEquals(
        ErrorCode.INVALID_MODEL,
        assertThrows(
                GleanerException.class, () -> SubwordTokenizer.of(SubwordKind.UNIGRAM, unigram))
            .code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-level-bpe", "unigram"})
  void equalsTheReferenceOnItsCases(String kind) throws IOException {
    SubwordTokenizer tokenizer = (SubwordTokenizer) tokenizer(kind, "written-specials=special");
    assertEquals(29, cases().get(kind).size());
    for (JsonNode example : cases().get(kind)) {
      String text = example.get("text").asText();
      List<Token> tokens = tokenizer.tokenize(text);
      assertEquals(example.get("tokens").size(), tokens.size(), RandomText.escaped(text));
      int[] ids = new int[tokens.size()];
      for (int i = 0; i < tokens.size(); i++) {
        JsonNode offsets = example.get("offsets").get(i);
        assertEquals(example.get("tokens").get(i).asText(), tokens.get(i).text());
        assertEquals(text.offsetByCodePoints(0, offsets.get(0).asInt()), tokens.get(i).begin());
        assertEquals(text.offsetByCodePoints(0, offsets.get(1).asInt()), tokens.get(i).end());
        ids[i] = example.get("ids").get(i).asInt();
      }
      assertArrayEquals(ids, tokenizer.ids(text));
    }
  }

  @Test
  void wordPieceCasesOfBert() throws IOException {
    String vocabulary = "[UNK] [CLS] [SEP] want ##want ##ed wa un runn ##ing ,";
    assertEquals(
        List.of("un", "##want", "##ed", ",", "runn", "##ing"),
        wordPieces(vocabulary, "UNwant\u00e9d,running"));
    assertEquals(List.of("[UNK]", "runn", "##ing"), wordPieces(vocabulary, "unwantedX running"));
    assertEquals(
        List.of("[CLS]", "un", "[SEP]"), wordPieces(vocabulary, "un", "special-tokens=true"));
    String characters = "[UNK] ah \u535a \u63a8 zz hallo h\u00e4llo H\u00e4LLo ! how are you ? A";
    assertEquals(
        List.of("ah", "\u535a", "\u63a8", "zz"), wordPieces(characters, "ah\u535a\u63a8zz"));
    assertEquals(
        List.of("hallo", "!", "how", "are", "you", "?"),
        wordPieces(characters, " \tH\u00e4LLo!how  \n Are yoU?  "));
    assertEquals(List.of("H\u00e4LLo", "A"), wordPieces(characters, "H\u00e4LLo A", "case=keep"));
    assertEquals(List.of("A"), wordPieces("[UNK] A", "\u0000A\u001b", "case=keep"));
    assertEquals(
        List.of("I", "un", "##am", "##bi", "##gouos", "##ly", "good", "[UNK]", "!"),
        wordPieces(
            "[UNK] I un ##am ##bi ##gouos ##ly good !", "I unambigouosly good 3Asd!", "case=keep"));
    assertEquals(List.of("[UNK]"), wordPieces("[UNK] a ##a", "a".repeat(101)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-level-bpe", "unigram", "sentencepiece"})
  void offsetsAreInOrderAndPartNoPair(String kind) {
    Tokenizer tokenizer = tokenizer(kind);
    for (String text : RandomText.many(1, 1_000)) {
      Token last = new Token("", 0, 0, 0);
      for (Token token : tokenizer.tokenize(text)) {
        Supplier<String> message = () -> token + " in " + RandomText.escaped(text);
        assertTrue(token.begin() >= last.begin() && token.end() >= last.end(), message);
        assertTrue(token.begin() < token.end() && token.end() <= text.length(), message);
        assertTrue(
            token.begin() >= last.end() || text.codePointCount(token.begin(), last.end()) == 1,
            message);
        assertTrue(token.sentence() >= last.sentence(), message);
        assertWhole(text, token.begin(), message);
        assertWhole(text, token.end(), message);
        last = token;
      }
    }
  }

  private static void assertWhole(String text, int at, Supplier<String> message) {
    boolean inside =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    assertTrue(!inside, message);
  }

  @Test
  void bytesLoseNothing() {
    Tokenizer tokenizer = tokenizer("byte-level-bpe");
    for (String text : RandomText.many(2, 1_000)) {
      int end = 0;
      for (Token token : tokenizer.tokenize(text)) {
        assertTrue(token.begin() <= end, token::toString);
        end = token.end();
      }
      assertEquals(text.length(), end);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-level-bpe", "unigram", "sentencepiece"})
  void sameTextSameTokensInEveryThread(String kind) {
    List<String> texts = RandomText.many(3, 200);
    Tokenizer tokenizer = tokenizer(kind);
    List<List<Token>> expected = texts.stream().map(tokenizer::tokenize).toList();
    List<List<Token>> parallel =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> tokenizer(kind).tokenize(texts.get(i)))
            .toList();
    assertEquals(expected, parallel);
  }

  @Test
  void sentencesAreNumbered() {
    List<Token> tokens = tokenizer("byte-level-bpe").tokenize("A page. A word.");
    assertEquals(0, tokens.get(0).sentence());
    assertEquals(1, tokens.get(tokens.size() - 1).sentence());
  }

  @Test
  void truncationIsNotDone() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    String json =
        Files.readString(
            Path.of(SubwordTokenizerTest.class.getResource("wordpiece.json").getPath()));
    Files.writeString(
        file,
        json.replace(
            "\"truncation\":null",
            "\"truncation\":{\"direction\":\"Right\",\"max_length\":2,\"strategy\":\"LongestFirst\",\"stride\":0}"));
    Options options = Options.ofSettings("vocabulary=" + folder);
    assertEquals(
        5,
        SubwordTokenizer.of(SubwordKind.WORDPIECE, options).tokenize("the dog the dog the").size());
  }

  @Test
  void wrongVocabulariesAreTold() throws IOException {
    for (String kind : ALL.split(",", -1)) {
      IllegalArgumentException none =
          assertThrows(
              IllegalArgumentException.class,
              () -> Tokenizers.FACTORIES.named(kind).apply(Options.none()));
      assertEquals(
          "Cannot make tokenizer: "
              + kind
              + " without vocabulary. Give the option vocabulary, a local file",
          none.getMessage());
    }
    assertEquals(ErrorCode.INPUT_NOT_FOUND, failure("absent").code());
    Path file = Files.writeString(folder.resolve("t.json"), "{\"model\":{\"type\":\"BPE\"}}");
    assertTrue(failure(file.toString()).getMessage().endsWith("\"BPE\". Accepted: WordPiece"));
    Files.writeString(file, "{\"model\":{\"type\":\"WordPiece\"}}");
    assertEquals(ErrorCode.INVALID_MODEL, failure(file.toString()).code());
    Files.writeString(file, "nonsense");
    assertEquals(ErrorCode.INVALID_MODEL, failure(file.toString()).code());
  }

  private static GleanerException failure(String path) {
    return assertThrows(
        GleanerException.class,
        () -> SubwordTokenizer.of(SubwordKind.WORDPIECE, Options.ofSettings("vocabulary=" + path)));
  }
}
