package org.gleaner.bench;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.network.train.NativeThreads;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.network.part.TokenProducts;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Milliseconds of a training step of 32 texts of 150 to 250 tokens, and of scoring one text, on one
 * thread; the words fall off as in real texts. {@code bench/torch_networks.py} measures the same
 * networks in PyTorch. Arguments: steps, then encoders.
 */
public final class NetworkRate {
  private static final int VOCABULARY = 20_000;
  private static final int BATCH = 32;
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
    ComputationGraph network =
        new ComputationGraph(
            definition.configuration(VOCABULARY, TrainerSettings.of(Options.ofSettings("clip=0"))));
    network.init();
    Random random = new Random(1);
    double training = 0;
    for (int step = -steps / 2; step < steps; step++) {
      MultiDataSet batch = batch(random, BATCH);
      long begin = System.nanoTime();
      network.fit(batch);
      training += step < 0 ? 0 : (System.nanoTime() - begin) / 1e6;
    }
    new TokenProducts().serve(network);
    double scoring = 0;
    for (int step = -8 * steps; step < 4 * steps; step++) {
      INDArray[] one = batch(random, 1).getFeatures();
      long begin = System.nanoTime();
      network.output(one);
      scoring += step < 0 ? 0 : (System.nanoTime() - begin) / 1e6;
    }
    System.out.printf(
        Locale.ROOT,
        "%-16s training step %.1f ms, scoring a text %.2f ms%n",
        encoder,
        training / steps,
        scoring / (4 * steps));
  }

  private static MultiDataSet batch(Random random, int size) {
    float[][] tokens = new float[size][LONGEST];
    float[][] labels = new float[size][2];
    for (int i = 0; i < size; i++) {
      int length = 150 + random.nextInt(LONGEST - 149);
      for (int k = 0; k < length; k++) {
        tokens[i][k] = 2 + (int) Math.pow(VOCABULARY - 3, random.nextDouble());
      }
      labels[i][random.nextInt(2)] = 1;
    }
    return new MultiDataSet(Nd4j.createFromArray(tokens), Nd4j.createFromArray(labels));
  }
}
