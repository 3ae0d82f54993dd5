package org.gleaner.jobs.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two groups of five words that never meet, and the training of word vectors that part them. */
final class Words {
  static final int WORDS = 10;
  static final int TOKENS = 24_000;
  static final int EPOCHS = 10;

  private static final int A_LINE = 12;

  private Words() {}

  /** A training of two rounds an epoch, judged by four pairs of words. */
  static List<String> train(Hdfs hdfs, String model) throws IOException {
    Random random = new Random(3);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < TOKENS / A_LINE; i++) {
      for (int j = 0; j < A_LINE; j++) {
        lines.append(i % 2 == 0 ? "cat" : "iron").append(random.nextInt(WORDS / 2)).append(' ');
      }
      lines.append('\n');
    }
    hdfs.write("/words.txt", lines.toString());
    hdfs.write("/pairs.txt", "cat1 cat2 9\ncat1 iron2 1\niron3 iron4 9\ncat3 iron4 1\n");
    List<String> job = new ArrayList<>(List.of("word2vec", "--input", hdfs.uri("/words.txt")));
    job.addAll(List.of("--model", hdfs.uri(model), "--workers", "2"));
    job.addAll(List.of("--epochs", Integer.toString(EPOCHS), "--dimensions", "12"));
    job.addAll(List.of("--set", "sample=0", "--set", "rounds=2"));
    job.addAll(List.of("--evaluate-similarity", hdfs.uri("/pairs.txt")));
    return job;
  }
}
