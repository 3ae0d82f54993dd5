package org.gleaner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.RandomText;
import org.gleaner.text.token.WordTokenizer;
import org.junit.jupiter.api.Test;

final class VocabularyTest {
  private final Map<String, Long> counts =
      Map.of(
          "the", 9L, "b", 3L, "a", 3L, "rare", 1L, "[PAD]", 50L, "x\ny", 9L, "\uD83D", 9L, "", 9L);

  private static String written(Vocabulary vocabulary) throws IOException {
    StringWriter writer = new StringWriter();
    vocabulary.write(writer);
    return writer.toString();
  }

  @Test
  void numbersByCountThenText() throws IOException {
    Vocabulary vocabulary = Vocabulary.of(counts, 2, 100);
    assertEquals("[PAD]\n[UNK]\nthe\na\nb\n", written(vocabulary));
    assertEquals(5, vocabulary.size());
    assertEquals(2, vocabulary.id("the"));
    assertEquals(3, vocabulary.id("a"));
    assertEquals("b", vocabulary.token(4));
    assertEquals(Vocabulary.UNKNOWN, vocabulary.id("rare"));
    assertEquals(Vocabulary.UNKNOWN, vocabulary.id("\uD83D"));
    assertEquals(Vocabulary.PADDING, vocabulary.id("[PAD]"));
    assertThrows(IndexOutOfBoundsException.class, () -> vocabulary.token(5));
    assertThrows(NullPointerException.class, () -> vocabulary.id(null));
  }

  @Test
  void keepsItsSize() {
    Vocabulary vocabulary = Vocabulary.of(counts, 1, 3);
    assertEquals(3, vocabulary.size());
    assertEquals(2, vocabulary.id("the"));
    assertEquals(2, Vocabulary.of(Map.of(), 1, 2).size());
  }

  @Test
  void rejectsSenselessLimits() {
    for (int[] limits : new int[][] {{0, 10}, {1, 1}, {1, Vocabulary.MAX_TOKENS + 1}}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> Vocabulary.of(counts, limits[0], limits[1]));
      assertTrue(e.getMessage().startsWith("Cannot limit vocabulary: minimum count " + limits[0]));
    }
  }

  @Test
  void comesBackFromItsFile() throws IOException {
    Map<String, Long> random = new HashMap<>();
    for (String text : RandomText.many(13, 500)) {
      for (Token token : new WordTokenizer().tokenize(text)) {
        random.merge(token.text(), 1L, Long::sum);
      }
    }
    Vocabulary vocabulary = Vocabulary.of(random, 1, 10_000);
    Vocabulary read = Vocabulary.read(new StringReader(written(vocabulary)));
    assertEquals(written(vocabulary), written(read));
    for (String token : random.keySet()) {
      assertEquals(vocabulary.id(token), read.id(token));
    }
  }

  @Test
  void rejectsDamagedFiles() {
    Map<String, String> problems =
        Map.of(
            "",
            "the first lines are not [PAD], [UNK]",
            "[UNK]\n[PAD]\n",
            "the first lines are not [PAD], [UNK]",
            "[PAD]\n[UNK]\na\n\nb\n",
            "a token is empty",
            "[PAD]\n[UNK]\na\na\n",
            "a token is there twice",
            "[PAD]\n[UNK]\n" + "a".repeat(1_001),
            "a token is longer than 1000 chars");
    problems.forEach(
        (file, problem) -> {
          GleanerException e =
              assertThrows(GleanerException.class, () -> Vocabulary.read(new StringReader(file)));
          assertEquals(ErrorCode.INVALID_MODEL, e.code());
          assertTrue(e.getMessage().contains(problem), e.getMessage());
        });
  }

  @Test
  void anEndlessLineStopsEarly() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) {
            java.util.Arrays.fill(buffer, offset, offset + length, 'a');
            return length;
          }

          @Override
          public void close() {}
        };
    assertThrows(GleanerException.class, () -> Vocabulary.read(endless));
  }

  @Test
  void theOrderOfTheCountsDoesNotMatter() throws IOException {
    Map<String, Long> other = new java.util.TreeMap<>(java.util.Comparator.reverseOrder());
    other.putAll(counts);
    assertEquals(written(Vocabulary.of(counts, 1, 100)), written(Vocabulary.of(other, 1, 100)));
  }
}
