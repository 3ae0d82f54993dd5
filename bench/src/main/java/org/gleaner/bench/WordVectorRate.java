package org.gleaner.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.feature.Word2Vec;
import org.apache.spark.mllib.feature.Word2VecModel;
import org.apache.spark.sql.SparkSession;
import org.gleaner.Options;
import org.gleaner.vector.file.VectorFormats;
import org.gleaner.vector.evaluate.WordSimilarities;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.train.WordVectorsTrainer;

/**
 * Words a second of training word vectors on {@code local[2]}, ours and MLlib's, by the clock and
 * by the processor time of two threads (which other programs on the machine change less), and
 * Spearman's correlation with a WordSim file. Arguments: a text file of words with a document on
 * each line, a WordSim file, and then for each run {@code mllib} or our options with commas
 * between.
 */
public final class WordVectorRate {
  private static final int THREADS = 2;

  private WordVectorRate() {}

  /** Measures. */
  public static void main(String[] arguments) throws IOException {
    SparkSession session =
        SparkSession.builder()
            .master("local[" + THREADS + "]")
            .config("spark.ui.enabled", "false")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    JavaRDD<String[]> sentences =
        JavaSparkContext.fromSparkContext(session.sparkContext())
            .textFile(arguments[0], THREADS)
            .map(line -> line.split(" ", -1));
    long words = sentences.map(sentence -> (long) sentence.length).reduce(Long::sum);
    WordSimilarities pairs;
    try (BufferedReader in = Files.newBufferedReader(Path.of(arguments[1]))) {
      pairs = WordSimilarities.read(in);
    }
    for (int i = 2; i < arguments.length; i++) {
      measure(arguments[i], sentences, words, pairs);
    }
  }

  private static void measure(
      String run, JavaRDD<String[]> sentences, long words, WordSimilarities pairs)
      throws IOException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long begin = System.nanoTime();
    long processor = system.getProcessCpuTime();
    WordVectorTable table = run.equals("mllib") ? mllib(sentences) : ours(run, sentences);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double busy = (system.getProcessCpuTime() - processor) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-40s %9.0f words/s, %9.0f by processor time, Spearman %.3f (%d words, all included)%n",
        run,
        words / seconds,
        THREADS * words / busy,
        pairs.evaluate(table).spearman(),
        table.size());
  }

  private static WordVectorTable ours(String options, JavaRDD<String[]> sentences) {
    WordVectorSettings settings = WordVectorSettings.of(Options.ofSettings(options.split(",", -1)));
    return new WordVectorsTrainer(settings, round -> {}).train(sentences);
  }

  private static WordVectorTable mllib(JavaRDD<String[]> sentences) throws IOException {
    JavaRDD<List<String>> lists = sentences.map(words -> new ArrayList<>(Arrays.asList(words)));
    Word2VecModel model =
        new Word2Vec()
            .setVectorSize(100)
            .setWindowSize(5)
            .setMinCount(5)
            .setNumPartitions(THREADS)
            .setNumIterations(1)
            .setSeed(1)
            .fit(lists);
    StringBuilder text = new StringBuilder();
    scala.collection.JavaConverters.mapAsJavaMap(model.getVectors())
        .forEach(
            (word, vector) -> {
              text.append(word);
              for (float value : vector) {
                text.append(' ').append(value);
              }
              text.append('\n');
            });
    return VectorFormats.CATALOGUE
        .named("glove")
        .read(
            new java.io.ByteArrayInputStream(
                text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
