package org.gleaner.network.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.clean.feature.SegmentFeatures;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.part.Example;
import org.gleaner.network.task.Coder;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.task.ToyDocuments;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;

final class TrainerTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          Map.of(
              "river",
              9L,
              "mountain",
              9L,
              "theory",
              9L,
              "garden",
              9L,
              "history",
              9L,
              "menu",
              9L,
              "login",
              9L,
              "cookie",
              9L,
              "share",
              9L),
          1,
          100);

  private static final Map<String, String> TINY =
      Map.of("features", "text", "embedding-size", "5", "hidden-size", "3", "document-size", "4");

  private static NetworkDefinition definition(String dropout) {
    Map<String, String> options = new HashMap<>(TINY);
    options.put("dropout", dropout);
    options.put("unknown-rate", dropout);
    return new NetworkDefinition("bilstm", "clean", options);
  }

  private static TrainerSettings settings(Map<String, String> given) {
    return TrainerSettings.of(Options.of(given));
  }

  private static final Lexicon LEXICON =
      new WordLexicon(new WordForms("word", true), VOCABULARY, 0);

  private static int features() {
    return SegmentFeatures.CATALOGUE.named("text").size();
  }

  private static List<Example> examples(int count) {
    Task<LabelledDocument> task = definition("0").newTask();
    double[] ones = new double[features()];
    java.util.Arrays.fill(ones, 1);
    TaskState unscaled =
        TaskState.none()
            .with("featureMeans", new double[ones.length])
            .with("featureDeviations", ones);
    Coder coder = new Coder(LEXICON, task.labels(), unscaled);
    List<Example> examples = new ArrayList<>();
    for (LabelledDocument document : ToyDocuments.make(count, 3)) {
      examples.addAll(task.labelled(document, coder));
    }
    return examples;
  }

  private static TrainedNetwork train(
      NetworkDefinition definition, TrainerSettings settings, JavaRDD<Example> examples) {
    return new Trainer(settings, round -> {})
        .train(definition.configuration(LEXICON, settings), examples, network -> 0);
  }

  private static float[] weights(
      NetworkDefinition definition, TrainerSettings settings, int count, int partitions) {
    JavaRDD<Example> examples = LocalSpark.context().parallelize(examples(count), partitions);
    return train(definition, settings, examples).network().params().dup().data().asFloat();
  }

  @Test
  void workersAddUpToOneWithTheirBatches() {
    Map<String, String> exact =
        Map.of(
            "updater",
            "sgd",
            "learning-rate",
            "2",
            "clip",
            "0",
            "epochs",
            "2",
            "averaging-frequency",
            "1");
    Map<String, String> three = new HashMap<>(exact);
    three.putAll(Map.of("workers", "3", "batch-size", "2"));
    Map<String, String> one = new HashMap<>(exact);
    one.putAll(Map.of("workers", "1", "batch-size", "6"));
    NetworkDefinition definition = definition("0");
    float[] expected = weights(definition, settings(one), 24, 1);
    assertArrayEquals(expected, weights(definition, settings(three), 24, 4), 1e-5f);
    double moved = farthest(expected, initial(definition));
    assertTrue(moved > 0.01, "training must change the weights: " + moved);
  }

  private static float[] initial(NetworkDefinition definition) {
    org.deeplearning4j.nn.graph.ComputationGraph network =
        new org.deeplearning4j.nn.graph.ComputationGraph(
            definition.configuration(LEXICON, TrainerSettings.defaults()));
    network.init();
    return network.params().dup().data().asFloat();
  }

  private static double farthest(float[] a, float[] b) {
    double farthest = 0;
    for (int i = 0; i < a.length; i++) {
      farthest = Math.max(farthest, Math.abs(a[i] - b[i]));
    }
    return farthest;
  }

  @Test
  void oneSeedGivesTheSameBitsHoweverTheExamplesLie() {
    TrainerSettings settings =
        settings(
            Map.of("workers", "3", "batch-size", "2", "epochs", "2", "averaging-frequency", "2"));
    NetworkDefinition definition = definition("0.4");
    float[] first = weights(definition, settings, 17, 2);
    assertArrayEquals(first, weights(definition, settings, 17, 5), 0f);
    TrainerSettings other =
        settings(
            Map.of(
                "workers",
                "3",
                "batch-size",
                "2",
                "epochs",
                "2",
                "averaging-frequency",
                "2",
                "seed",
                "7"));
    assertTrue(farthest(first, weights(definition, other, 17, 2)) > 1e-3);
  }

  @Test
  void fewerExamplesThanWorkersAndEmptyPartitionsTrain() {
    TrainerSettings settings = settings(Map.of("workers", "4", "batch-size", "3", "epochs", "2"));
    float[] weights = weights(definition("0.1"), settings, 2, 6);
    for (float weight : weights) {
      assertTrue(Float.isFinite(weight));
    }
    assertTrue(farthest(weights, initial(definition("0.1"))) > 1e-4);
  }

  @Test
  void anIdleWorkerTakesNoPartInTheAverage() {
    Map<String, String> given =
        Map.of("updater", "sgd", "clip", "0", "epochs", "1", "batch-size", "4", "workers", "3");
    float[] idle = weights(definition("0"), settings(given), 3, 2);
    Map<String, String> alone = new HashMap<>(given);
    alone.put("workers", "1");
    assertArrayEquals(weights(definition("0"), settings(alone), 3, 1), idle, 1e-6f);
  }

  @Test
  void noExampleIsAnError() {
    JavaRDD<Example> none = LocalSpark.context().parallelize(List.<Example>of(), 3);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(definition("0"), TrainerSettings.defaults(), none));
    assertEquals(
        "Cannot train on 0 examples. Give an input with at least one document", e.getMessage());
  }

  @Test
  void segmentsWithoutTokensAndDocumentsOfOneSegmentTrain() {
    float[][] features = {new float[features()]};
    List<Example> examples =
        List.of(
            new Example(new int[][] {{}}, features, new float[] {1}, 1),
            new Example(new int[][] {{2}}, features, new float[] {0}, 1));
    TrainerSettings settings = settings(Map.of("batch-size", "2", "epochs", "2"));
    TrainedNetwork trained =
        train(definition("0"), settings, LocalSpark.context().parallelize(examples, 2));
    for (float weight : trained.network().params().dup().data().asFloat()) {
      assertTrue(Float.isFinite(weight));
    }
  }

  @Test
  void theBestEpochIsKeptAndPatienceEndsTraining() {
    TrainerSettings settings = settings(Map.of("epochs", "9", "patience", "2"));
    AtomicInteger epochs = new AtomicInteger();
    List<float[]> seen = new ArrayList<>();
    TrainedNetwork trained =
        new Trainer(settings, round -> {})
            .train(
                definition("0").configuration(LEXICON, settings),
                LocalSpark.context().parallelize(examples(5), 2),
                network -> {
                  seen.add(network.params().dup().data().asFloat());
                  return epochs.incrementAndGet() == 2 ? 1 : 0;
                });
    assertEquals(2, trained.bestEpoch());
    assertEquals(4, trained.curve().size());
    assertArrayEquals(seen.get(1), trained.network().params().dup().data().asFloat(), 0f);
  }
}
