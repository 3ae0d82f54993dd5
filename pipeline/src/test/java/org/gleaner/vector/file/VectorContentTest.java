package org.gleaner.vector.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;
import org.junit.jupiter.api.Test;

/** Files of word vectors that are judged by their content. */
final class VectorContentTest {
  private static final String ROWS = "king 1 .1 0\nqueen .9 .2 0\ntree 0 .1 1\n";

  private static WordVectorTable read(byte[] bytes) throws IOException {
    return VectorFormats.read(new ByteArrayInputStream(bytes), word -> true);
  }

  private static WordVectorTable read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static WordVectorTable named(String format, String text) throws IOException {
    return VectorFormats.CATALOGUE
        .named(format)
        .read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertWords(WordVectorTable table, String... words) {
    assertEquals(words.length, table.size());
    for (String word : words) {
      assertTrue(table.vocabulary().id(word) >= 0, word);
    }
  }

  private static String refused(byte[] bytes) {
    GleanerException e = assertThrows(GleanerException.class, () -> read(bytes));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
    return e.getMessage();
  }

  private static String refused(String text) {
    return refused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void headerMayHaveAnyWhiteSpaceAndAMark() throws IOException {
    for (String header : List.of("", "3 3\n", "3\t3\n", "\uFEFF3 3\r\n", " 3  3 \n", "\uFEFF")) {
      WordVectorTable table = read(header + ROWS);
      assertWords(table, "king", "queen", "tree");
      assertArrayEquals(new float[] {.9f, .2f, 0}, table.vector("queen"), header);
      assertWords(read(header + ROWS.replace(' ', '\t')), "king", "queen", "tree");
      assertWords(read(header + ROWS.replace(" ", "  ")), "king", "queen", "tree");
    }
    assertWords(named("word2vec-text", "\uFEFF3\t3\n" + ROWS), "king", "queen", "tree");
    assertWords(named("glove", "\uFEFF" + ROWS), "king", "queen", "tree");
  }

  @Test
  void lineWithoutAWordIsLeftOut() throws IOException {
    for (String header : List.of("", "4 3\n")) {
      assertWords(read(header + ROWS + " 0.5 0.5 0.5\n"), "king", "queen", "tree");
      assertWords(read(header + " 0.5 0.5 0.5\n" + ROWS), "king", "queen", "tree");
      assertWords(read(header + "\t0.5\t0.5\t0.5\n\n" + ROWS), "king", "queen", "tree");
      assertTrue(refused(header + ROWS + "bush .5 .5\n").contains("has 2 numbers. Accepted: 3"));
    }
  }

  @Test
  void wordsOfDigitsAndOfSeveralPartsAreWords() throws IOException {
    WordVectorTable table = read("5 1 .1 0\n. . . 2 .1 0\n2 3 .5 .5 .5\n");
    assertWords(table, "5", ". . .", "2 3");
  }

  @Test
  void numbersThatAreNotFiniteAreRefused() {
    for (String number : List.of("NaN", "Infinity", "-Infinity", "1e60")) {
      for (String header : List.of("", "4 3\n")) {
        String message = refused(header + ROWS + "x 1 2 " + number + "\n");
        int line = header.isEmpty() ? 4 : 5;
        assertTrue(message.contains("line " + line + " has a number that is not finite"), message);
      }
    }
    WordVectorTable table = table(3, 5);
    table.vector(1)[2] = Float.NaN;
    assertTrue(refused(written("word2vec-binary", table)).contains("word 2 has a number"));
  }

  private static WordVectorTable table(int size, int dimensions) {
    RandomStream random = new RandomStream(size * 31L + dimensions);
    String[] words = new String[size];
    float[][] vectors = new float[size][dimensions];
    for (int i = 0; i < size; i++) {
      words[i] = i % 3 == 0 ? Integer.toString(i) : i % 3 == 1 ? "wört" + i : "a\u00A0" + i;
      for (int j = 0; j < dimensions; j++) {
        vectors[i][j] = random.nextFloat() - (i % 2 == 0 ? 0.5f : 0);
      }
    }
    return new WordVectorTable(new WordVocabulary(words, new long[size]), vectors, null);
  }

  private static byte[] written(String format, WordVectorTable table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      VectorFormats.CATALOGUE.named(format).write(table, out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Test
  void whatWasWrittenComesBackWhateverItsName() throws IOException {
    for (String format : VectorFormats.CATALOGUE.names()) {
      for (int size : new int[] {1, 2, 3, 40, 3_000}) {
        for (int dimensions : new int[] {1, 2, 3, 50, 300}) {
          WordVectorTable table = table(size, dimensions);
          WordVectorTable back = read(written(format, table));
          assertEquals(size, back.size(), format + " " + size + " " + dimensions);
          for (int i = 0; i < size; i++) {
            assertArrayEquals(table.vector(i), back.vector(table.vocabulary().word(i)));
          }
        }
      }
    }
    WordVectorTable wide = table(3, 20_000);
    assertEquals(20_000, read(written("word2vec-text", wide)).dimensions());
    assertEquals(20_000, read(written("word2vec-binary", wide)).dimensions());
  }

  @Test
  void textInAnotherCharacterSetIsText() throws IOException {
    byte[] latin = "1 3\nstraße 1 .1 0\n".getBytes(Charset.forName("windows-1252"));
    assertEquals(3, read(latin).dimensions());
  }

  @Test
  void binaryFileThatGoesOnIsNotWhole() throws IOException {
    byte[] whole = written("word2vec-binary", table(5, 4));
    byte[] more = Arrays.copyOf(whole, whole.length + 1);
    assertTrue(refused(more).contains("goes on after the 5 words"));
    assertTrue(refused(Arrays.copyOf(whole, whole.length - 9)).contains("announces 5"));
    GleanerException e =
        assertThrows(GleanerException.class, () -> named("word2vec-binary", "3 3\n" + ROWS));
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
  }

  @Test
  void whatIsNoneOfTheFormatsIsTold() {
    assertTrue(refused("PK\u0003\u0004abc").contains("ZIP archive"));
    byte[] pickle = new byte[200];
    pickle[0] = (byte) 0x80;
    assertTrue(refused(pickle).contains("neither text in UTF-8 nor word2vec's binary format"));
    assertTrue(refused("").contains("none of the words"));
    assertTrue(refused("5\n").contains("no numbers"));
    GleanerException e = assertThrows(GleanerException.class, () -> named("glove", "3 3\n" + ROWS));
    assertTrue(e.getMessage().contains("Name another format"), e.getMessage());
  }

  @Test
  void wordsWithGapsAreNotExported() {
    WordVocabulary vocabulary = new WordVocabulary(new String[] {"new york", "a"}, new long[2]);
    float[][] vectors = {{1}, {2}};
    WordVectorTable writable =
        VectorFormats.writable(new WordVectorTable(vocabulary, vectors, null));
    assertWords(writable, "a");
    assertArrayEquals(new float[] {2}, writable.vector("a"));
  }
}
