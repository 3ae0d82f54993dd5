package org.gleaner.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.part.embedding.WordEmbedding;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.TextCoder;
import org.gleaner.network.task.TextExample;
import org.gleaner.network.task.TextTask;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.Checkpoints;
import org.gleaner.network.train.TrainedNetwork;
import org.gleaner.network.train.Trainer;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.network.train.TrainingEpoch;
import org.gleaner.network.train.TrainingRound;
import org.gleaner.text.Vocabulary;
import org.gleaner.vector.WordVectorSource;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.count.WordCounting;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network of a text task from labelled texts: lists the labels, counts the vocabulary,
 * encodes, trains, and chooses the epoch on the development texts.
 *
 * @param definition encoder, a text task and options
 * @param settings how it is trained
 * @param words which words it knows
 */
public record TextTraining(
    NetworkDefinition definition, TrainerSettings settings, KnownWords words) {

  /**
   * Which words a network knows, and what it knows of them at first.
   *
   * @param size most entries, padding and unknown included
   * @param leastCount words that occur less often in the training texts are unknown
   * @param vectors word vectors to begin with; null to begin with small random ones
   */
  public record KnownWords(int size, int leastCount, WordVectorSource vectors) {}

  /**
   * Trains.
   *
   * @param training read several times: persist it where making it is dear
   * @param development may be empty; then the last epoch is taken
   * @param labels the names of the labels in order; empty to take those of the training texts
   *     sorted by name
   * @param provenance what the saved network is to say of its origin
   * @param progress told of every round
   * @throws IllegalArgumentException if there is no training text
   */
  public Result train(
      JavaRDD<LabelledText> training,
      List<LabelledText> development,
      List<String> labels,
      Map<String, String> provenance,
      Consumer<TrainingRound> progress) {
    return train(training, development, labels, provenance, progress, Checkpoints.none());
  }

  /**
   * Trains.
   *
   * @param checkpoints where it begins, and what keeps how far it has come
   * @throws org.gleaner.GleanerException with INVALID_MODEL if the checkpoint to go on from is
   *     damaged, or of other settings or data
   */
  public Result train(
      JavaRDD<LabelledText> training,
      List<LabelledText> development,
      List<String> labels,
      Map<String, String> provenance,
      Consumer<TrainingRound> progress,
      Checkpoints checkpoints) {
    List<String> known =
        labels.isEmpty() ? labels(training, (TextTask) definition.newTask()) : labels;
    NetworkDefinition complete = complete(known);
    TextTask task = (TextTask) complete.newTask();
    Vocabulary vocabulary =
        WordCounting.vocabulary(
            training, text -> TextCoder.words(text, task), words.leastCount(), words.size());
    TextCoder coder =
        new TextCoder((TextTask) complete.newTask(), vocabulary, known, complete.cells());
    List<TextExample> judged = new ArrayList<>();
    development.forEach(text -> judged.addAll(coder.encode(text)));
    TrainedNetwork trained =
        new Trainer<>(task, settings, progress, checkpoints.of(complete.byName(), task, judged))
            .train(
                complete.configuration(vocabulary.size(), settings),
                network -> setVectors(network, vocabulary),
                training.flatMap(text -> coder.encode(text).iterator()),
                TextScorer.judge(task, known, judged));
    SavedNetwork saved =
        new SavedNetwork(
            complete,
            vocabulary,
            known,
            0.5,
            new FeatureScaling(List.of(), List.of()),
            new TreeMap<>(provenance),
            Weights.of(trained.network()));
    return new Result(saved, trained.curve(), trained.bestEpoch());
  }

  /** What a labelled text lacks for the task, as the name of a field; null if nothing. */
  public static String lacks(NetworkDefinition definition, LabelledText text) {
    return ((TextTask) definition.newTask()).lacks(text);
  }

  private NetworkDefinition complete(List<String> labels) {
    return definition.options().containsKey(TextTask.CLASSES)
        ? definition.with(TextTask.CLASSES, Integer.toString(Math.max(1, labels.size())))
        : definition;
  }

  private static List<String> labels(JavaRDD<LabelledText> training, TextTask task) {
    List<String> labels =
        new ArrayList<>(
            training.flatMap(text -> task.labelsOf(text).iterator()).distinct().collect());
    labels.sort(null);
    return labels;
  }

  private void setVectors(ComputationGraph network, Vocabulary vocabulary) {
    if (words.vectors() == null) {
      return;
    }
    INDArray table = network.getLayer("encoder").getParam(WordEmbedding.TABLE);
    WordVectorTable vectors =
        words.vectors().read(word -> vocabulary.id(word) != Vocabulary.UNKNOWN);
    requireSize(vectors, table.size(1));
    for (int id = Vocabulary.UNKNOWN + 1; id < vocabulary.size(); id++) {
      float[] vector = vectors.vector(vocabulary.token(id));
      if (vector != null) {
        table.putRow(id, Nd4j.createFromArray(vector));
      }
    }
  }

  private static void requireSize(WordVectorTable vectors, long size) {
    if (vectors.dimensions() != size) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot begin with word vectors of "
              + vectors.dimensions()
              + " numbers. Accepted: "
              + size
              + ", as embedding-size says");
    }
  }

  /**
   * What training gives.
   *
   * @param saved the network of the best epoch
   * @param curve one point for each epoch
   * @param bestEpoch from 1
   */
  public record Result(SavedNetwork saved, List<TrainingEpoch> curve, int bestEpoch) {
    /** Number of weights. */
    public long parameters() {
      long sum = 0;
      for (Tensor tensor : saved.tensors().values()) {
        sum += tensor.values().length;
      }
      return sum;
    }
  }
}
