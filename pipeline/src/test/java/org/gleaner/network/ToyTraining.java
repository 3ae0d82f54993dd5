package org.gleaner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.train.Checkpoints;
import org.gleaner.network.train.TrainedNetwork;
import org.gleaner.network.train.Trainer;
import org.gleaner.network.train.TrainerSettings;

/** Small trainings of one label a text, for tests of the trainer. */
public final class ToyTraining {
  static final int VOCABULARY = 12;

  private ToyTraining() {}

  /** Texts of 0 to 6 tokens, some of them weighted. */
  public static List<Example> examples(int count) {
    Random random = new Random(8);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] tokens = random.ints(random.nextInt(7), 2, VOCABULARY).toArray();
      float[] target = new float[2];
      target[random.nextInt(2)] = 1;
      examples.add(new Example(new int[][] {tokens}, target, 1 + random.nextInt(2)));
    }
    return examples;
  }

  public static TrainerSettings settings(String... settings) {
    return TrainerSettings.of(Options.ofSettings(settings));
  }

  private static NetworkDefinition definition(String encoder) {
    return TinyNetworks.definition(encoder, "classify", Map.of());
  }

  public static ComputationGraphConfiguration configuration(
      String encoder, TrainerSettings settings) {
    return definition(encoder).configuration(TinyNetworks.lexicon(VOCABULARY), settings);
  }

  static TrainedNetwork train(
      String encoder, TrainerSettings settings, int examples, int partitions) {
    return train(encoder, settings, examples, partitions, Checkpoints.none());
  }

  /** The score of an epoch is taken from the weights, so that any one may be the best. */
  public static TrainedNetwork train(
      String encoder,
      TrainerSettings settings,
      int examples,
      int partitions,
      Checkpoints checkpoints) {
    return new Trainer(settings, round -> {}, checkpoints)
        .train(
            configuration(encoder, settings),
            LocalSpark.context().parallelize(examples(examples), partitions),
            network -> network.params().getDouble(7) * 1000 % 1);
  }

  public static float[] weights(
      String encoder, TrainerSettings settings, int examples, int partitions) {
    return train(encoder, settings, examples, partitions).network().params().data().asFloat();
  }
}
