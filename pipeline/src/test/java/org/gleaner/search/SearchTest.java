package org.gleaner.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.text.term.Analyzer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Search by index equals search by looking at every document. */
final class SearchTest {
  private static final int DOCUMENTS = 300;
  private static final int TOP = 15;
  private static final List<String> TEXTS = TestIndex.texts(7, DOCUMENTS);
  private static final Analyzer ANALYZER = Analyzer.of(Options.ofSettings("tokenizer=whitespace"));
  private static final TermWeighting WEIGHTING = TermWeighting.of(Options.ofSettings("tf=log"));
  private static final Dictionary DICTIONARY =
      TestIndex.dictionary(TEXTS, ANALYZER, DictionaryLimits.of(Options.none()));
  private static final TermVectors VECTORS = new TermVectors(ANALYZER, DICTIONARY);
  private static final double[] IDF = WEIGHTING.idf(DICTIONARY);
  private static final Map<String, Long> FREQUENCIES = frequencies();
  private static final double AVERAGE_LENGTH = averageLength();

  private static double averageLength() {
    double sum = 0;
    for (String text : TEXTS) {
      sum += VECTORS.of(text).length();
    }
    return sum / TEXTS.size();
  }

  private static Ranking ranking(String name) {
    return Rankings.CATALOGUE.named(name).make(Options.none(), WEIGHTING, AVERAGE_LENGTH);
  }

  private static List<Hit> search(String text, Ranking ranking, int shards) {
    Query query = ranking.query(VECTORS.of(text), DICTIONARY);
    TopHits top = new TopHits(TOP);
    for (int i = 0; i < shards; i++) {
      int from = DOCUMENTS * i / shards;
      int to = DOCUMENTS * (i + 1) / shards;
      IndexShard shard = TestIndex.shard(TEXTS, from, to, VECTORS, IDF, WEIGHTING);
      byte[] bytes = IndexFiles.bytes(shard);
      top.offerAll(IndexFiles.shard(bytes, DICTIONARY.size()).search(query, ranking, TOP));
    }
    return top.hits();
  }

  /** The formulas once more, in the plainest way. */
  private static double score(String ranking, String query, String text) {
    Map<String, Integer> wanted = counts(query);
    Map<String, Integer> there = counts(text);
    double score = 0;
    double queryNorm = 0;
    double norm = 0;
    for (Map.Entry<String, Integer> term : wanted.entrySet()) {
      queryNorm += Math.pow((1 + Math.log(term.getValue())) * smoothIdf(term.getKey()), 2);
      int count = there.getOrDefault(term.getKey(), 0);
      if (count > 0 && ranking.equals("bm25")) {
        double df = frequency(term.getKey());
        double saturated =
            count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length(text) / AVERAGE_LENGTH));
        score += term.getValue() * Math.log(1 + (DOCUMENTS - df + 0.5) / (df + 0.5)) * saturated;
      } else if (count > 0) {
        double idf = smoothIdf(term.getKey());
        score += (1 + Math.log(term.getValue())) * idf * (1 + Math.log(count)) * idf;
      }
    }
    for (Map.Entry<String, Integer> term : there.entrySet()) {
      norm += Math.pow((1 + Math.log(term.getValue())) * smoothIdf(term.getKey()), 2);
    }
    return ranking.equals("bm25") || score == 0 ? score : score / Math.sqrt(norm * queryNorm);
  }

  private static int length(String text) {
    return text.isBlank() ? 0 : text.trim().split(" ", -1).length;
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (String word : text.split(" ", -1)) {
      if (frequency(word) > 0) {
        counts.merge(word, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static long frequency(String word) {
    return FREQUENCIES.getOrDefault(word, 0L);
  }

  private static Map<String, Long> frequencies() {
    Map<String, Long> frequencies = new HashMap<>();
    for (String text : TEXTS) {
      for (String word : new HashSet<>(Arrays.asList(text.split(" ", -1)))) {
        frequencies.merge(word, 1L, Long::sum);
      }
    }
    frequencies.remove("");
    return frequencies;
  }

  private static double smoothIdf(String word) {
    return Math.log((1.0 + DOCUMENTS) / (1.0 + frequency(word))) + 1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bm25", "tf-idf"})
  void theBestOfAllShardsAreTheBestOfAllDocuments(String name) {
    for (String query : List.of("w1", "w3 w3 w17 w50", "w400 unknown w2", TEXTS.get(3))) {
      List<Hit> expected = new ArrayList<>();
      for (int i = 0; i < DOCUMENTS; i++) {
        double score = score(name, query, TEXTS.get(i));
        if (score > 0) {
          expected.add(new Hit("d" + i, score, TEXTS.get(i)));
        }
      }
      expected.sort(
          (a, b) ->
              Math.abs(a.score() - b.score()) < 1e-9
                  ? a.id().compareTo(b.id())
                  : Hit.BEST_FIRST.compare(a, b));
      List<Hit> found = search(query, ranking(name), 1);
      assertEquals(Math.min(TOP, expected.size()), found.size());
      for (int i = 0; i < found.size(); i++) {
        assertEquals(expected.get(i).score(), found.get(i).score(), 1e-9, query);
      }
      assertEquals(found, search(query, ranking(name), 7), "other shards");
      assertEquals(found, search(query, ranking(name), DOCUMENTS), "a shard for each document");
    }
  }

  @Test
  void aDocumentIsMostLikeItself() {
    for (int i = 0; i < DOCUMENTS; i += 20) {
      List<Hit> found = search(TEXTS.get(i), ranking("tf-idf"), 3);
      if (TEXTS.get(i).isBlank()) {
        assertEquals(List.of(), found);
      } else {
        assertEquals(1, found.get(0).score(), 1e-12);
      }
    }
  }

  @Test
  void theIndexGivesBackTheTermsOfADocument() {
    IndexShard shard = TestIndex.shard(TEXTS, 100, 200, VECTORS, IDF, WEIGHTING);
    for (int i = 100; i < 200; i++) {
      TermVector expected = VECTORS.of(TEXTS.get(i));
      TermVector found = shard.find("d" + i);
      assertArrayEquals(expected.terms(), found.terms());
      assertArrayEquals(expected.counts(), found.counts());
    }
    assertNull(shard.find("d99"));
  }

  @Test
  void damagedFilesAreTold() throws IOException {
    byte[] shard = IndexFiles.bytes(TestIndex.shard(TEXTS, 0, 30, VECTORS, IDF, WEIGHTING));
    for (int length = 0; length < shard.length; length += 7) {
      byte[] cut = Arrays.copyOf(shard, length);
      assertThrows(GleanerException.class, () -> IndexFiles.shard(cut, DICTIONARY.size()));
    }
    assertThrows(GleanerException.class, () -> IndexFiles.shard(shard, 3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    IndexFiles.write(DICTIONARY, bytes);
    byte[] dictionary = bytes.toByteArray();
    Dictionary read = read(dictionary);
    assertEquals(DICTIONARY.size(), read.size());
    assertEquals(DICTIONARY.number("w3"), read.number("w3"));
    assertEquals(DICTIONARY.frequency(5), read.frequency(5));
    GleanerException e = assertThrows(GleanerException.class, () -> read(shard));
    assertTrue(e.getMessage().startsWith("Cannot read dictionary: "), e.getMessage());
    assertThrows(
        GleanerException.class, () -> read(Arrays.copyOf(dictionary, dictionary.length - 3)));
    assertThrows(
        GleanerException.class, () -> read(Arrays.copyOf(dictionary, dictionary.length + 1)));
  }

  private static Dictionary read(byte[] bytes) throws IOException {
    return IndexFiles.readDictionary(new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Whatever bytes are changed, a shard is refused or can be searched without an error. */
  @Test
  void mutatedShardsAreRefusedOrSearched() {
    byte[] shard = IndexFiles.bytes(TestIndex.shard(TEXTS, 0, 30, VECTORS, IDF, WEIGHTING));
    java.util.Random random = new java.util.Random(1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = shard.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
      }
      IndexShard opened;
      try {
        opened = IndexFiles.shard(mutated, DICTIONARY.size());
      } catch (GleanerException e) {
        assertEquals(org.gleaner.ErrorCode.INVALID_MODEL, e.code());
        continue;
      }
      read++;
      for (int document = 0; document < opened.size(); document += 7) {
        opened.find(opened.documents().id(document));
      }
    }
    assertTrue(read > 0);
  }
}
