package org.gleaner.text.subword;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.gleaner.RandomText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every component against the reference: numbers, offsets, and what stands around texts. */
final class PieceGoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  List<DynamicTest> everyComponentEqualsTheReference() throws IOException {
    JsonNode golden;
    try (InputStream in = PieceGoldenTest.class.getResourceAsStream("pieces.json.gz")) {
      golden = JSON.readTree(new GZIPInputStream(in));
    }
    JsonNode tokenizers = golden.get("tokenizers");
    assertEquals(21, tokenizers.size());
    return java.util.stream.StreamSupport.stream(tokenizers.spliterator(), false)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asText(), () -> check(one, golden)))
        .toList();
  }

  private static void check(JsonNode one, JsonNode golden) {
    PieceCutter cutter = PieceCutter.of(one.get("tokenizer").toString(), true);
    JsonNode texts = golden.get("texts");
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).asText();
      check(one.get("cases").get(i), Encoding.of(cutter.cut(text), cutter), text, text);
    }
    String first = texts.get(0).asText();
    String second = texts.get(1).asText();
    Encoding a = Encoding.of(cutter.cut(first), cutter);
    Encoding b = Encoding.of(cutter.cut(second), cutter);
    check(one.get("single"), cutter.template().around(a), first, first);
    Encoding pair = cutter.template().around(a, b);
    check(one.get("pair"), pair, first, second);
    assertArrayEquals(ints(one.get("pair").get("types")), pair.types());
    assertEquals(pair.size() - a.size() - b.size(), cutter.template().added(2));
  }

  private static int[] ints(JsonNode array) {
    return JSON.convertValue(array, int[].class);
  }

  private static void check(JsonNode expected, Encoding encoding, String first, String second) {
    assertArrayEquals(ints(expected.get("ids")), encoding.ids(), RandomText.escaped(first));
    int[] offsets = new int[encoding.size() * 2];
    for (int i = 0; i < encoding.size(); i++) {
      String text = encoding.text(i) == 1 ? second : first;
      offsets[2 * i] = text.codePointCount(0, encoding.begin(i));
      offsets[2 * i + 1] = text.codePointCount(0, encoding.end(i));
    }
    assertArrayEquals(ints(expected.get("offsets")), offsets, RandomText.escaped(first));
  }
}
