package org.gleaner.keyphrase.document;

import static org.gleaner.keyphrase.document.TestDocuments.document;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.junit.jupiter.api.Test;

final class CorpusStatisticsTest {
  private static final LanguageTools PLAIN = LanguageTools.of(null);

  private static CorpusCounter counted(int fromSeed, int toSeed) {
    CorpusCounter counter = new CorpusCounter(3);
    LanguageTools english = TestDocuments.ENGLISH;
    for (int seed = fromSeed; seed < toSeed; seed++) {
      counter.add(english.tokenizer().tokenize(TestDocuments.random(seed)), english);
    }
    return counter;
  }

  private static byte[] bytes(CorpusStatistics statistics) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CorpusStatisticsFile.write(statistics, out);
    return out.toByteArray();
  }

  private static CorpusStatistics read(byte[] bytes) throws IOException {
    return CorpusStatisticsFile.read(new ByteArrayInputStream(bytes));
  }

  private static long hash(String... stems) {
    long hash = PhraseHash.EMPTY;
    for (String stem : stems) {
      hash = PhraseHash.append(hash, PhraseHash.ofStem(stem));
    }
    return hash;
  }

  @Test
  void countsDocumentsOncePerPhrase() {
    CorpusStatistics statistics =
        new CorpusCounter(2)
            .add(document(PLAIN, "red apple red apple", "apple red"))
            .add(document(PLAIN, "red bread ."))
            .statistics();
    assertEquals(2, statistics.documents());
    assertEquals(6, statistics.phrases());
    assertEquals(2, statistics.frequencies().get(hash("red")));
    assertEquals(1, statistics.frequencies().get(hash("red", "apple")));
    assertEquals(1, statistics.frequencies().get(hash("apple", "red")));
    assertEquals(0, statistics.frequencies().get(hash("apple", "bread")));
  }

  @Test
  void idfIsThatOfTheOtherDocumentsWhenLeavingOneOut() {
    CorpusStatistics all =
        new CorpusCounter(1)
            .add(document(PLAIN, "red apple"))
            .add(document(PLAIN, "red bread"))
            .add(document(PLAIN, "green bread"))
            .statistics();
    double log2 = Math.log(2);
    assertEquals(Math.log(4 / 3.0) / log2, all.inverseDocumentFrequency(hash("red")), 1e-12);
    CorpusStatistics others = all.leaveOneOut();
    assertEquals(Math.log(3 / 2.0) / log2, others.inverseDocumentFrequency(hash("red")), 1e-12);
    assertEquals(Math.log(3) / log2, others.inverseDocumentFrequency(hash("apple")), 1e-12);
    assertEquals(Math.log(3) / log2, others.inverseDocumentFrequency(hash("unseen")), 1e-12);
    assertEquals(Math.log(3) / log2, others.greatestInverseDocumentFrequency(), 1e-12);
    assertEquals(1, CorpusStatistics.none().inverseDocumentFrequency(hash("red")), 0);
    assertEquals(1, CorpusStatistics.none().leaveOneOut().greatestInverseDocumentFrequency(), 0);
  }

  @Test
  void mergedPartsEqualTheWhole() throws IOException {
    byte[] whole = bytes(counted(0, 60).statistics());
    CorpusCounter empty = new CorpusCounter(3);
    CorpusCounter merged =
        empty.merge(counted(40, 60)).merge(counted(0, 25)).merge(counted(25, 40));
    assertArrayEquals(whole, bytes(merged.statistics()));
  }

  @Test
  void pruningForgetsRarePhrasesOnly() {
    CorpusCounter counter = counted(0, 60);
    LongCounts before = counter.statistics().frequencies();
    LongCounts after = counter.prune(3).statistics().frequencies();
    int kept = 0;
    for (long key : before.sortedKeys()) {
      boolean frequent = before.get(key) >= 3;
      kept += frequent ? 1 : 0;
      assertEquals(frequent ? before.get(key) : 0, after.get(key));
    }
    assertTrue(kept > 10 && kept < before.size());
    assertEquals(kept, after.size());
    assertEquals(60, counter.statistics().documents());
  }

  @Test
  void fileAndSerialisationKeepAll() throws Exception {
    CorpusStatistics statistics = counted(0, 30).statistics();
    byte[] file = bytes(statistics);
    CorpusStatistics back = read(file);
    assertEquals(statistics.documents(), back.documents());
    assertArrayEquals(file, bytes(back));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ObjectOutputStream(out).writeObject(statistics.leaveOneOut());
    CorpusStatistics copy =
        (CorpusStatistics)
            new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())).readObject();
    assertArrayEquals(file, bytes(copy));
    assertEquals(
        statistics.leaveOneOut().greatestInverseDocumentFrequency(),
        copy.greatestInverseDocumentFrequency(),
        0);
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    byte[] file = bytes(counted(0, 30).statistics());
    for (int length : new int[] {0, 5, 20, file.length / 2, file.length - 9}) {
      assertInvalid(Arrays.copyOf(file, length));
    }
    assertInvalid("plain text, no gzip at all".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertInvalid(file(0x474C4453, 2, 5, 0));
    assertInvalid(file(0x12345678, 1, 5, 0));
    assertInvalid(file(0x474C4453, 1, -1, 0));
    assertInvalid(file(0x474C4453, 1, 5, -1));
    assertInvalid(file(0x474C4453, 1, 5, Integer.MAX_VALUE));
    assertInvalid(file(0x474C4453, 1, 5, 1, 7, 6));
    assertInvalid(file(0x474C4453, 1, 5, 1, 7, 0));
    assertInvalid(file(0x474C4453, 1, 5, 2, 7, 1, 7, 1));
    assertInvalid(file(0x474C4453, 1, 5, 1, 7, 1, 8, 1));
    assertEquals(5, read(file(0x474C4453, 1, 5, 2, 7, 1, 8, 5)).documents());
  }

  private static void assertInvalid(byte[] bytes) {
    GleanerException failure = assertThrows(GleanerException.class, () -> read(bytes));
    assertEquals(ErrorCode.INVALID_MODEL, failure.code());
    assertTrue(failure.getMessage().startsWith("Cannot read corpus statistics: "));
  }

  private static byte[] file(
      int magic, int format, long documents, int phrases, int... keysAndCounts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DataOutputStream data = new DataOutputStream(new GZIPOutputStream(out))) {
      data.writeInt(magic);
      data.writeInt(format);
      data.writeLong(documents);
      data.writeInt(phrases);
      for (int i = 0; i < keysAndCounts.length; i += 2) {
        data.writeLong(keysAndCounts[i]);
        data.writeInt(keysAndCounts[i + 1]);
      }
    }
    return out.toByteArray();
  }

  @Test
  void wordsOfPhrasesAreLimited() {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> new CorpusCounter(6));
    assertEquals("Cannot count phrases of words: 6. Accepted: 1 to 5", failure.getMessage());
  }
}
