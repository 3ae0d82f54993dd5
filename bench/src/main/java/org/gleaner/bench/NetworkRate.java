package org.gleaner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.WordLexicon;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Milliseconds of a training step of 32 texts of 150 to 250 tokens, and of scoring one text, on one
 * thread; the words fall off as in real texts. {@code bench/torch_networks.py} measures the same
 * networks in PyTorch. Arguments: steps, then encoders.
 */
public final class NetworkRate {
  private static final int VOCABULARY = 20_000;
  private static final int BATCH = 32;
  private static final int SHORTEST = 150;
  private static final int LONGEST = 250;

  private NetworkRate() {}

  public static void main(String[] arguments) {
    NativeThreads.useOne();
    int steps = Integer.parseInt(arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      measure(arguments[i], steps);
    }
  }

  private static void measure(String encoder, int steps) {
    Map<String, String> options =
        encoder.equals("transformer") ? Map.of("pooling", "max", "layer-dropout", "0") : Map.of();
    NetworkDefinition definition = new NetworkDefinition(encoder, "classify", options);
    ComputationGraphConfiguration configuration =
        definition.configuration(
            new WordLexicon(
                definition.newTask().forms(),
                Vocabulary.ofSize(VOCABULARY),
                definition.characters()),
            TrainerSettings.of(Options.ofSettings("clip=0")));
    ComputationGraph network = new ComputationGraph(configuration.clone());
    network.init();
    Random random = new Random(1);
    double training = 0;
    for (int step = -steps / 2; step < steps; step++) {
      MultiDataSet batch = NetworkBatch.of(examples(random, BATCH));
      long begin = System.nanoTime();
      network.fit(batch);
      training += step < 0 ? 0 : (System.nanoTime() - begin) / 1e6;
    }
    GraphRunner runner = new GraphRunner(configuration, network.params());
    double scoring = 0;
    for (int step = -8 * steps; step < 4 * steps; step++) {
      List<Example> one = examples(random, 1);
      long begin = System.nanoTime();
      runner.outputs(one);
      scoring += step < 0 ? 0 : (System.nanoTime() - begin) / 1e6;
    }
    System.out.printf(
        Locale.ROOT,
        "%-16s training step %.1f ms, scoring a text %.2f ms%n",
        encoder,
        training / steps,
        scoring / (4 * steps));
  }

  private static List<Example> examples(Random random, int size) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int[] tokens = new int[SHORTEST + random.nextInt(LONGEST - SHORTEST + 1)];
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
