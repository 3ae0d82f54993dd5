package org.gleaner.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.text.Token;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.normal.Normalizer;
import org.gleaner.text.segment.Segmenters;
import org.gleaner.text.sentence.SentenceSplitter;
import org.gleaner.text.token.WordTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large input, and input that makes careless code look back or ahead over and over. */
final class LargeTextTest {
  private static final int LARGE = 20_000_000;

  @Test
  void aLineOfManyMegabytes() {
    String unit = "Dr. Smith didn't see 3.5% of it, e.g. the caf\u00E9. ";
    String text = unit.repeat(LARGE / unit.length());
    int units = text.length() / unit.length();
    assertEquals(units, new SentenceSplitter().split(text).size());
    assertEquals(text.length(), Normalizer.normalize(text).text().length());
    List<Token> tokens = new WordTokenizer().tokenize(text);
    assertEquals(14 * units, tokens.size());
    assertEquals(units - 1, tokens.get(tokens.size() - 1).sentence());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.",
        "a. ",
        "A. ",
        "'",
        "n't",
        "x'",
        "www.",
        "http://(",
        "http://)",
        "a@",
        "a@b.",
        "1,",
        "1,234,",
        "1:",
        "-",
        "a-",
        ".",
        "...",
        "[1]",
        ".[1] ",
        ".\" ",
        "(",
        "U.S.",
        "Mr. ",
        "\n ",
        " ",
        "a   ",
        "\r",
        "\u0301",
        "a\u0301\u0316",
        "\u00C3",
        "\u00C2\u00A9 ",
        "\u00C3\u0192",
        "\uD83D",
        "\uDE00",
        "\uD83D\uDE00\u200D",
        "\u200D",
        "\u3002",
        "\u6F22",
        "\u1100\u1161"
      })
  void repeatedPieces(String piece) {
    String text = piece.repeat(1_000_000 / piece.length());
    List<Token> tokens = new WordTokenizer().tokenize(text);
    int end = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
    assertEquals(text.length(), WhiteSpace.skip(text, end, text.length()));
    String normal = Normalizer.normalize(text).text();
    assertTrue(normal.length() <= text.length());
    for (String name : List.of("paragraphs", "triple-space")) {
      assertTrue(Segmenters.CATALOGUE.named(name).segment(text).size() <= text.length());
    }
  }
}
