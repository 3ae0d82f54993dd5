package org.gleaner.pass;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.subword.MergeLearner;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.TokenizerJson;
import org.gleaner.text.subword.WordCutter;
import org.gleaner.vector.count.WordCounting;
import scala.Tuple2;

/**
 * One pass over a corpus that learns a vocabulary of pieces. Words are counted on the executors;
 * the most frequent come to the driver, which merges pairs. The order and the partitions of the
 * texts do not matter.
 */
public final class SubwordPass implements Serializable {
  private static final long serialVersionUID = 1L;

  private final SubwordKind kind;
  private final boolean lowerCase;
  private final int maxWords;

  /**
   * A pass.
   *
   * @param kind WordPiece or byte-level BPE
   * @param lowerCase for WordPiece, whether text is put into lower case without accents
   * @param maxWords most distinct words that come to the driver, about 300 bytes each: the most
   *     frequent, ties by text
   */
  public SubwordPass(SubwordKind kind, boolean lowerCase, int maxWords) {
    this.kind = WordCutter.requireLearnt(kind);
    this.lowerCase = lowerCase;
    this.maxWords = maxWords;
  }

  /**
   * Learns a vocabulary.
   *
   * @return the content of a {@code tokenizer.json}, as the tokenizer of that kind reads it
   * @throws GleanerException with EMPTY_TEXT if the texts have no word
   */
  public String run(JavaRDD<String> texts, MergeLearner.Limits limits) {
    Map<String, Long> counts = count(texts);
    if (counts.isEmpty()) {
      throw new GleanerException(
          ErrorCode.EMPTY_TEXT, "Cannot learn vocabulary: the texts have no words. Give others");
    }
    return kind == SubwordKind.WORDPIECE
        ? TokenizerJson.wordPiece(MergeLearner.wordPiece(counts, limits), lowerCase)
        : TokenizerJson.byteLevel(MergeLearner.byteLevel(counts, limits));
  }

  /** How often the most frequent words occur. */
  Map<String, Long> count(JavaRDD<String> texts) {
    JavaPairRDD<String, Long> words =
        WordCounting.added(
            WordCounting.counts(texts, SubwordPass::chunks).mapPartitionsToPair(this::words));
    return WordCounting.mostFrequent(words, maxWords);
  }

  private Iterator<Tuple2<String, Long>> words(Iterator<Tuple2<String, Long>> chunks) {
    WordCutter cutter = new WordCutter(kind, lowerCase);
    Map<String, Long> counts = new HashMap<>();
    while (chunks.hasNext()) {
      Tuple2<String, Long> chunk = chunks.next();
      for (String word : cutter.words(chunk._1())) {
        counts.merge(word, chunk._2(), Long::sum);
      }
    }
    return pairs(counts).iterator();
  }

  private static Iterable<String> chunks(String text) {
    return text == null ? List.of() : WordCutter.chunks(text);
  }

  private static List<Tuple2<String, Long>> pairs(Map<String, Long> counts) {
    List<Tuple2<String, Long>> pairs = new ArrayList<>(counts.size());
    counts.forEach((text, count) -> pairs.add(new Tuple2<>(text, count)));
    return pairs;
  }
}
