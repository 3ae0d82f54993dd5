package org.gleaner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.gleaner.Options;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.part.Example;
import org.gleaner.network.train.Trainer;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.network.train.TrainingRound;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.WordLexicon;

/**
 * What a round of averaging costs beside its steps: trainings of two workers with short steps, of
 * which a round has one or {@value #STEPS}; what is left when the steps are taken away is the
 * round's. Arguments: the Spark master ({@code local-cluster[2,1,6144]} for two Java machines, with
 * SPARK_HOME set), {@code minilm} (6 layers of 384 numbers, 22.7 million weights) or {@code cnn}
 * (2.1 million), and settings of the trainer. Prints milliseconds: the medians of both kinds of
 * rounds, and the round without its steps.
 */
public final class RoundRate {
  private static final int STEPS = 6;
  private static final int ROUNDS = 40;
  private static final int WORKERS = 2;

  private RoundRate() {}

  public static void main(String[] arguments) {
    SparkConf conf =
        new SparkConf()
            .setMaster(arguments[0])
            .setAppName("rounds")
            .set("spark.ui.enabled", "false")
            .set("spark.executor.memory", "5g")
            .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
            .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
            .set("spark.executorEnv.OMP_NUM_THREADS", "1");
    List<String> settings = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      double one = round(spark, arguments[1], settings, 1);
      double several = round(spark, arguments[1], settings, STEPS);
      System.out.printf(
          Locale.ROOT,
          "%.1f %.1f %.1f%n",
          one,
          several,
          (STEPS * one - several) / (STEPS - 1));
    }
  }

  private static NetworkDefinition definition(String name) {
    return name.equals("cnn")
        ? new NetworkDefinition("cnn", "classify", Map.of())
        : new NetworkDefinition(
            "bert",
            "classify",
            Map.of(
                "size", "custom",
                "layers", "6",
                "hidden-size", "384",
                "heads", "12",
                "inner-size", "1536"));
  }

  /** Milliseconds of a round with {@code steps} steps of each worker, the median. */
  private static double round(
      JavaSparkContext spark, String name, List<String> more, int steps) {
    List<String> settings = new ArrayList<>(more);
    settings.addAll(
        List.of(
            "workers=" + WORKERS,
            "batch-size=1",
            "averaging-frequency=" + steps,
            "epochs=1",
            "learning-rate=1e-5"));
    TrainerSettings trainer =
        TrainerSettings.of(Options.ofSettings(settings.toArray(new String[0])));
    NetworkDefinition definition = definition(name);
    int words = name.equals("cnn") ? 20_000 : 30_522;
    WordLexicon lexicon =
        new WordLexicon(
            definition.newTask().forms(), Vocabulary.ofSize(words), definition.characters());
    List<Long> ends = new ArrayList<>();
    new Trainer(trainer, (TrainingRound round) -> ends.add(System.nanoTime()))
        .train(
            definition.configuration(lexicon, trainer),
            spark.parallelize(examples(words, ROUNDS * steps * WORKERS), WORKERS),
            network -> 0);
    List<Double> took = new ArrayList<>();
    for (int i = 2; i < ends.size(); i++) {
      took.add((ends.get(i) - ends.get(i - 1)) / 1e6);
    }
    took.sort(null);
    return took.get(took.size() / 2);
  }

  private static List<Example> examples(int words, int size) {
    Random random = new Random(1);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int[] tokens = random.ints(8, 2, words).toArray();
      examples.add(new Example(new int[][] {tokens}, new float[] {i % 2, 1 - i % 2}, 1));
    }
    return examples;
  }
}
