package org.gleaner.network;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.Options;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.clean.SegmentWords;
import org.gleaner.clean.ThresholdSweep;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.task.CleanCoder;
import org.gleaner.network.task.CleanExample;
import org.gleaner.network.task.CleanTask;
import org.gleaner.network.train.Checkpoints;
import org.gleaner.network.train.TrainedNetwork;
import org.gleaner.network.train.Trainer;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.network.train.TrainingEpoch;
import org.gleaner.network.train.TrainingRound;
import org.gleaner.text.Vocabulary;
import org.gleaner.vector.count.WordCounting;

/**
 * Trains a cleaning network from labelled documents: counts the vocabulary, measures the features,
 * encodes, trains, and chooses the epoch and the threshold on the development documents.
 *
 * @param definition encoder, task {@code clean} and options
 * @param settings how it is trained
 * @param vocabularySize most entries, padding and unknown included
 */
public record CleanerTraining(
    NetworkDefinition definition, TrainerSettings settings, int vocabularySize) {
  private static final long LEAST_COUNT = 3;

  /**
   * A training from the options of its parts and {@code vocabulary-size} (5000).
   *
   * @param encoder a name of {@link Encoders#CATALOGUE}
   * @throws IllegalArgumentException if an option is unknown or a value is wrong; the message names
   *     every problem
   */
  public static CleanerTraining of(String encoder, Map<String, String> options) {
    Options all = Options.of(options);
    TrainerSettings settings = TrainerSettings.of(all);
    int vocabularySize = all.integer("vocabulary-size", 5000, 2, Vocabulary.MAX_TOKENS);
    Map<String, String> others = new TreeMap<>(options);
    others.keySet().removeAll(all.used().keySet());
    NetworkDefinition.consume(encoder, "clean", all);
    all.requireEmpty();
    return new CleanerTraining(
        new NetworkDefinition(encoder, "clean", others), settings, vocabularySize);
  }

  /**
   * Trains.
   *
   * @param training read several times: persist it where making it is dear
   * @param development may be empty; then the last epoch is taken and the threshold is 0.5
   * @param provenance what the saved network is to say of its origin
   * @param progress told of every round
   * @throws IllegalArgumentException if no training document has a segment
   */
  public Result train(
      JavaRDD<LabelledDocument> training,
      List<LabelledDocument> development,
      Map<String, String> provenance,
      Consumer<TrainingRound> progress) {
    return train(training, development, provenance, progress, Checkpoints.none());
  }

  /**
   * Trains.
   *
   * @param checkpoints where it begins, and what keeps how far it has come
   * @throws org.gleaner.GleanerException with INVALID_MODEL if the checkpoint to go on from is
   *     damaged, or of other settings or data
   */
  public Result train(
      JavaRDD<LabelledDocument> training,
      List<LabelledDocument> development,
      Map<String, String> provenance,
      Consumer<TrainingRound> progress,
      Checkpoints checkpoints) {
    CleanTask task = (CleanTask) definition.newTask();
    Vocabulary vocabulary =
        WordCounting.vocabulary(training, CleanerTraining::words, LEAST_COUNT, vocabularySize);
    FeatureScaling scaling = scaling(training, task);
    CleanCoder coder = new CleanCoder(task, vocabulary, scaling);
    List<CleanExample> judged = new ArrayList<>();
    development.forEach(document -> judged.addAll(encode(coder, document)));
    CleanJudge judge = new CleanJudge(task, judged);
    TrainedNetwork trained =
        new Trainer<>(task, settings, progress, checkpoints.of(definition.byName(), task, judged))
            .train(
                definition.configuration(vocabulary.size(), settings),
                training.flatMap(document -> encode(coder, document).iterator()),
                judge);
    double threshold = threshold(judge, trained.network());
    SavedNetwork saved =
        new SavedNetwork(
            definition,
            vocabulary,
            task.labels(),
            threshold,
            scaling,
            new TreeMap<>(provenance),
            Weights.of(trained.network()));
    return new Result(saved, trained.curve(), trained.bestEpoch());
  }

  private static List<CleanExample> encode(CleanCoder coder, LabelledDocument document) {
    return coder.encode(document.segments(), document.remove());
  }

  private static double threshold(CleanJudge judge, ComputationGraph network) {
    return ThresholdSweep.best(judge.score(network));
  }

  private static Iterable<String> words(LabelledDocument document) {
    List<String> words = new ArrayList<>();
    for (String[] segment : SegmentWords.of(document.segments())) {
      for (String word : segment) {
        words.add(SegmentWords.entry(word));
      }
    }
    return words;
  }

  private static FeatureScaling scaling(JavaRDD<LabelledDocument> training, CleanTask task) {
    int size = task.features().size();
    double[] total = new double[2 * size + 1];
    for (double[] sums : training.mapPartitions(documents -> sums(documents, task)).collect()) {
      for (int i = 0; i < total.length; i++) {
        total[i] += sums[i];
      }
    }
    double[] squares = java.util.Arrays.copyOfRange(total, size, 2 * size);
    return FeatureScaling.of(java.util.Arrays.copyOf(total, size), squares, (long) total[2 * size]);
  }

  /** For each feature its sum, then for each the sum of its square, then the number of rows. */
  private static Iterator<double[]> sums(Iterator<LabelledDocument> documents, CleanTask task) {
    int size = task.features().size();
    double[] sums = new double[2 * size + 1];
    while (documents.hasNext()) {
      LabelledDocument document = documents.next();
      List<String[]> words = SegmentWords.of(document.segments());
      for (float[] row : task.features().of(document.segments(), words)) {
        for (int i = 0; i < size; i++) {
          sums[i] += row[i];
          sums[size + i] += (double) row[i] * row[i];
        }
        sums[2 * size]++;
      }
    }
    return List.of(sums).iterator();
  }

  /**
   * What training gives.
   *
   * @param saved the network of the best epoch with its threshold
   * @param curve one point for each epoch
   * @param bestEpoch from 1
   */
  public record Result(SavedNetwork saved, List<TrainingEpoch> curve, int bestEpoch) {}
}
