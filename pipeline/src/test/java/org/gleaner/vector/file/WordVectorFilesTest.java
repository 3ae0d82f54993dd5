package org.gleaner.vector.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.random.RandomStream;
import org.gleaner.vector.Golden;
import org.gleaner.vector.NgramBuckets;
import org.gleaner.vector.NgramVectors;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;
import org.junit.jupiter.api.Test;

/** Files of word vectors: round trips, other programs' files, damage. */
final class WordVectorFilesTest {
  private static WordVectorTable table() {
    RandomStream random = new RandomStream(2);
    String[] words = {"king", "straße", "東京", "x"};
    float[][] vectors = new float[4][9];
    float[][] ngrams = new float[2][9];
    for (float[][] rows : new float[][][] {vectors, ngrams}) {
      for (float[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          row[i] = random.nextFloat() * 1e-3f - random.nextFloat();
        }
      }
    }
    int[] used = {NgramBuckets.buckets("kin", 3, 6, 1000)[0], 999};
    return new WordVectorTable(
        new WordVocabulary(words, new long[] {9, 5, 5, 1}),
        vectors,
        new NgramVectors(3, 6, 1000, used, ngrams));
  }

  private static void assertEqual(WordVectorTable expected, WordVectorTable actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.vocabulary().word(i), actual.vocabulary().word(i));
      assertArrayEquals(expected.vector(i), actual.vector(i));
    }
  }

  private static byte[] bytes(String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorFormats.CATALOGUE.named(format).write(table(), out);
    return out.toByteArray();
  }

  private static WordVectorTable read(String format, byte[] bytes) throws IOException {
    return VectorFormats.CATALOGUE.named(format).read(new ByteArrayInputStream(bytes));
  }

  @Test
  void everyFormatReadsWhatItWrites() throws IOException {
    for (String format : VectorFormats.CATALOGUE.names()) {
      assertEqual(table(), read(format, bytes(format)));
    }
  }

  @Test
  void filesOfGensimAreReadAndWrittenAlike() throws IOException {
    for (String format : new String[] {"word2vec-text", "word2vec-binary"}) {
      String file = format.equals("word2vec-text") ? "word_vectors.txt" : "word_vectors.bin";
      byte[] bytes = Golden.open(file).readAllBytes();
      WordVectorTable table = read(format, bytes);
      assertArrayEquals(new float[] {1.5f, -2.25f, 3e-9f}, table.vector("king"));
      assertArrayEquals(new float[] {7.125f, 8, 9}, table.vector("東京"));
      assertEquals(3, table.size());
    }
  }

  @Test
  void damageIsTold() throws IOException {
    for (String format : VectorFormats.CATALOGUE.names()) {
      byte[] whole = bytes(format);
      // A GloVe file does not say how many words it has: half of one may be whole.
      int half = format.equals("glove") ? 2 : whole.length / 2;
      for (int length : new int[] {0, 1, 5, half}) {
        GleanerException e =
            assertThrows(
                GleanerException.class,
                () -> read(format, Arrays.copyOf(whole, length)),
                format + " " + length);
        assertEquals(ErrorCode.INVALID_MODEL, e.code());
      }
    }
    GleanerException short_ =
        assertThrows(GleanerException.class, () -> read("glove", text("a 1 2 3\nb 1 2\n")));
    assertEquals(
        "Cannot read word vectors: line 2 has 2 numbers. Accepted: 3", short_.getMessage());
    GleanerException missing =
        assertThrows(GleanerException.class, () -> read("word2vec-text", text("3 2\na 1 2\n")));
    assertTrue(missing.getMessage().contains("there are 1 words, but the first line announces 3"));
    assertThrows(GleanerException.class, () -> read("glove", text("a 1 x 3\n")));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void wordWithBlanksIsReadButNotWritten() throws IOException {
    WordVectorTable table = read("word2vec-text", text("2 2\nnew york 1 2\na 3 4\n"));
    assertArrayEquals(new float[] {1, 2}, table.vector("new york"));
    assertThrows(
        IllegalArgumentException.class,
        () -> VectorFormats.CATALOGUE.named("glove").write(table, new ByteArrayOutputStream()));
  }

  private static Map<String, ByteArrayOutputStream> folder() throws IOException {
    Map<String, ByteArrayOutputStream> files = new HashMap<>();
    WordVectorFolder.write(
        table(),
        Map.of("input", "here"),
        name -> files.computeIfAbsent(name, n -> new ByteArrayOutputStream()));
    return files;
  }

  private static WordVectorFolder.Source source(Map<String, byte[]> files) {
    return name -> {
      if (!files.containsKey(name)) {
        throw new NoSuchFileException(name);
      }
      return new ByteArrayInputStream(files.get(name));
    };
  }

  private static Map<String, byte[]> contents() throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    folder().forEach((name, out) -> contents.put(name, out.toByteArray()));
    return contents;
  }

  @Test
  void folderKeepsEverything() throws IOException {
    WordVectorFolder.Source source = source(contents());
    WordVectorTable read = WordVectorFolder.read(source);
    assertEqual(table(), read);
    assertEquals(5, read.vocabulary().count(1));
    assertEquals("here", WordVectorFolder.provenance(source).get("input"));
    assertArrayEquals(table().vector("kin"), read.vector("kin"), "composed of n-grams");
  }

  @Test
  void phrasesAreKeptAndAFolderOfBeforeThemIsRead() throws IOException {
    Map<String, byte[]> contents = new HashMap<>();
    Map<String, ByteArrayOutputStream> files = new HashMap<>();
    WordVectorFolder.write(
        table().withPhrases(4),
        Map.of(),
        name -> files.computeIfAbsent(name, n -> new ByteArrayOutputStream()));
    files.forEach((name, out) -> contents.put(name, out.toByteArray()));
    assertEquals(4, WordVectorFolder.read(source(contents)).phraseWords());
    String config = new String(contents.get("config.json"), StandardCharsets.UTF_8);
    String first = config.replace("\"format\" : 2", "\"format\" : 1");
    contents.put("config.json", text(first.replaceAll("\"phrase-words\" : 4,", "")));
    assertEquals(1, WordVectorFolder.read(source(contents)).phraseWords());
    contents.put("config.json", text(config.replace("\"format\" : 2", "\"format\" : 3")));
    GleanerException e =
        assertThrows(GleanerException.class, () -> WordVectorFolder.read(source(contents)));
    assertTrue(e.getMessage().contains("format 3. Accepted: 1 to 2"), e.getMessage());
    contents.put("config.json", text(config.replace("words\" : 4", "words\" : 0")));
    assertInvalid(contents);
  }

  @Test
  void everyDamagedByteOfAFolderIsFound() throws IOException {
    Map<String, byte[]> contents = contents();
    assertEquals(3, contents.size());
    for (String name : contents.keySet()) {
      Map<String, byte[]> lacking = new HashMap<>(contents);
      lacking.remove(name);
      assertInvalid(lacking);
      if (name.endsWith(".bin")) {
        for (int at = 0; at < contents.get(name).length; at++) {
          Map<String, byte[]> damaged = new HashMap<>(contents);
          byte[] bytes = contents.get(name).clone();
          bytes[at] ^= 0x10;
          damaged.put(name, bytes);
          assertInvalid(damaged);
        }
      }
      Map<String, byte[]> cut = new HashMap<>(contents);
      cut.put(name, Arrays.copyOf(contents.get(name), contents.get(name).length - 1));
      assertInvalid(cut);
    }
  }

  private static void assertInvalid(Map<String, byte[]> files) {
    GleanerException e =
        assertThrows(GleanerException.class, () -> WordVectorFolder.read(source(files)));
    assertEquals(ErrorCode.INVALID_MODEL, e.code(), e.getMessage());
  }
}
