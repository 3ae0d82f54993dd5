package org.gleaner.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.layer.NetworkLayer;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.TokenProducts;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.WordLexicon;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Processor milliseconds of a BERT encoder of 6 layers, 384 numbers, 12 heads, 1,536 inner units
 * and a vocabulary of 30,522, with random weights and a head of two classes, on one thread: scoring
 * 32 texts of 128 tokens, scoring one, and a training step of 32 (AdamW, no dropout). {@code
 * bench/bert_peers.py} measures PyTorch in turn with it. Arguments: {@code bf16} for products in
 * bfloat16, and the number of rounds; without it, a round for each line of the standard input.
 * Prints a line of three times for each round.
 */
public final class BertRate {
  private static final int VOCABULARY = 30_522;
  private static final int LENGTH = 128;
  private static final int BATCH = 32;

  private final ComputationGraph scoring;
  private final ComputationGraph training;
  private final Random random = new Random(1);

  private BertRate(String products) {
    NetworkDefinition definition =
        new NetworkDefinition(
            "bert",
            "classify",
            Map.of(
                "size", "custom",
                "layers", "6",
                "hidden-size", "384",
                "heads", "12",
                "inner-size", "1536",
                "layer-dropout", "0",
                "attention-dropout", "0",
                "dropout", "0",
                "products", products));
    ComputationGraphConfiguration configuration =
        definition.configuration(
            new WordLexicon(
                definition.newTask().forms(),
                Vocabulary.ofSize(VOCABULARY),
                definition.characters()),
            TrainerSettings.of(
                Options.ofSettings("clip=0", "updater=adamw", "learning-rate=1e-5")));
    training = new ComputationGraph(configuration.clone());
    training.init();
    scoring = new ComputationGraph(configuration.clone());
    scoring.init(training.params().dup(), false);
    NetworkLayer.remember(new TokenProducts(), scoring);
  }

  public static void main(String[] arguments) throws IOException {
    NativeThreads.useOne();
    int rounds = 0;
    String products = "f32";
    for (String argument : arguments) {
      if (argument.equals("bf16")) {
        products = argument;
      } else {
        rounds = Integer.parseInt(argument);
      }
    }
    BertRate rate = new BertRate(products);
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (int i = 0; i < rounds || (rounds == 0 && lines.readLine() != null); i++) {
      rate.round();
    }
  }

  private void round() {
    INDArray batch = NetworkBatch.input(examples(BATCH));
    INDArray one = NetworkBatch.input(examples(1));
    MultiDataSet step = NetworkBatch.of(examples(BATCH));
    double all = time(() -> scoring.output(false, batch));
    double single = 0;
    for (int i = 0; i < 16; i++) {
      single += time(() -> scoring.output(false, one)) / 16;
    }
    double trained = time(() -> training.fit(step));
    System.out.printf(Locale.ROOT, "%.1f %.2f %.1f%n", all, single, trained);
  }

  /** Processor milliseconds of this thread; collections of garbage run in others and are apart. */
  private static double time(Runnable work) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6;
  }

  private List<Example> examples(int size) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int[] tokens = new int[LENGTH];
      for (int k = 0; k < tokens.length; k++) {
        tokens[k] = 2 + (int) Math.pow(VOCABULARY - 3, random.nextDouble());
      }
      float[] label = new float[2];
      label[random.nextInt(2)] = 1;
      examples.add(new Example(new int[][] {tokens}, label, 1));
    }
    return examples;
  }
}
