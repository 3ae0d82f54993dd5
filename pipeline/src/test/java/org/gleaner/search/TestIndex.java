package org.gleaner.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gleaner.text.term.Analyzer;

/** What tests count and index, in one thread. */
final class TestIndex {
  private TestIndex() {}

  static Dictionary dictionary(List<String> texts, Analyzer analyzer, DictionaryLimits limits) {
    TermCounter counter = new TermCounter();
    for (String text : texts) {
      counter.add(text, analyzer);
    }
    List<TermCount> allowed = new ArrayList<>(counter.counts());
    allowed.removeIf(count -> !limits.allows(count, counter.documents()));
    allowed.sort(TermCount.MOST_FREQUENT);
    return Dictionary.of(
        allowed.subList(0, Math.min(allowed.size(), limits.vocabularySize())), counter.documents());
  }

  /** Documents of words by Zipf's law, some of them empty. */
  static List<String> texts(long seed, int number) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      StringBuilder text = new StringBuilder();
      for (int words = random.nextInt(40); words > 0; words--) {
        text.append('w').append((int) Math.exp(random.nextDouble() * 6)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  static IndexShard shard(
      List<String> texts,
      int from,
      int to,
      TermVectors vectors,
      double[] idf,
      TermWeighting weighting) {
    IndexShardBuilder builder = new IndexShardBuilder(idf.length);
    for (int i = from; i < to; i++) {
      TermVector vector = vectors.of(texts.get(i));
      builder.add("d" + i, texts.get(i), vector, weighting.norm(vector, idf));
    }
    return builder.build();
  }
}
