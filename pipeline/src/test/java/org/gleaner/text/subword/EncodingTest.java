package org.gleaner.text.subword;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What networks read: special pieces around texts, types, and text that looks special. */
final class EncodingTest {
  private static final String VOCABULARY =
      TokenizerJson.wordPiece(
          new TokenizerJson.Pieces(
              List.of(
                  "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[", "]", "mask", "who", "?",
                  "she"),
              List.of()),
          true);

  private static SubwordTokenizer tokenizer() {
    return SubwordTokenizer.ofJson(VOCABULARY);
  }

  private static List<String> names(Encoding encoding) {
    return IntStream.range(0, encoding.size()).mapToObj(encoding::name).toList();
  }

  @Test
  void twoTextsHaveSpecialPiecesAroundThemAndTypes() {
    SubwordTokenizer tokenizer = tokenizer();
    Template template = tokenizer.template();
    Encoding pair = template.around(tokenizer.encode("Who?"), tokenizer.encode(" She "));
    assertEquals(List.of("[CLS]", "who", "?", "[SEP]", "she", "[SEP]"), names(pair));
    assertArrayEquals(new int[] {2, 8, 9, 3, 10, 3}, pair.ids());
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1}, pair.types());
    assertArrayEquals(
        new int[] {Encoding.SPECIAL, 0, 0, Encoding.SPECIAL, 1, Encoding.SPECIAL},
        IntStream.range(0, pair.size()).map(pair::text).toArray());
    assertEquals(1, pair.begin(4));
    assertEquals(4, pair.end(4));
    assertArrayEquals(new int[] {2}, template.before(2));
    assertArrayEquals(new int[] {3}, template.between());
    assertArrayEquals(new int[] {3}, template.after(2));
    assertEquals(2, template.added(1));
    assertEquals(3, template.added(2));
    assertEquals(List.of("who"), names(tokenizer.encode("who?").range(0, 1)));
    IllegalArgumentException three =
        assertThrows(IllegalArgumentException.class, () -> template.added(3));
    assertEquals("Cannot put special pieces around texts: 3. Accepted: 1, 2", three.getMessage());
  }

  @Test
  void whatIsWrittenInATextIsText() {
    assertEquals(List.of("[", "mask", "]"), names(tokenizer().encode("[MASK]")));
    PieceCutter special = PieceCutter.of(VOCABULARY, true);
    assertEquals(List.of("[MASK]"), names(Encoding.of(special.cut("[MASK]"), special)));
  }

  /** Pieces of single bytes and of the beginning of a text stand for no text that names them. */
  @Test
  void aModelThatHasSpecialPiecesDoesNotMatchThem() {
    String json =
        "{\"added_tokens\":[{\"id\":1,\"content\":\"<s>\",\"special\":true}],\"model\":"
            + "{\"type\":\"Unigram\",\"unk_id\":0,\"byte_fallback\":true,\"vocab\":[[\"<unk>\",-9],"
            + "[\"<s>\",0],[\"<0x41>\",0],[\"<\",-1],[\"s\",-1],[\">\",-1],[\"0\",-1],[\"x\",-1],"
            + "[\"4\",-1],[\"1\",-1]]}}";
    SubwordTokenizer text = SubwordTokenizer.ofJson(json);
    assertEquals(List.of("<", "s", ">"), names(text.encode("<s>")));
    assertEquals(6, text.encode("<0x41>").size());
    assertEquals(List.of("<0x41>"), names(text.encode("A")));
    PieceCutter special = PieceCutter.of(json, true);
    assertEquals(List.of("<s>"), names(Encoding.of(special.cut("<s>"), special)));
    assertEquals(List.of("<0x41>"), names(Encoding.of(special.cut("<0x41>"), special)));
  }

  /** A million chars without a blank: hours, if time grew with their square. */
  @ParameterizedTest
  @ValueSource(strings = {"wordpiece", "byte-level-bpe", "unigram"})
  void longWordsTakeLinearTime(String name) throws IOException {
    SubwordTokenizer tokenizer;
    try (InputStream in = EncodingTest.class.getResourceAsStream(name + ".json")) {
      tokenizer = SubwordTokenizer.ofJson(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    for (String unit : List.of("ab", "e\u0301", "\u0301\u0323", "\u4e2d", " ", "<s>", "\n")) {
      String text = unit.repeat(1_000_000 / unit.length());
      Encoding encoding = tokenizer.encode(text);
      assertTrue(encoding.size() == 0 || encoding.end(encoding.size() - 1) <= text.length());
    }
  }
}
