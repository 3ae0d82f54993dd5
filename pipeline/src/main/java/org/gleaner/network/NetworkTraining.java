package org.gleaner.network;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.Weights;
import org.gleaner.network.part.Example;
import org.gleaner.network.task.Coder;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.TaskLearner;
import org.gleaner.network.task.TaskState;
import org.gleaner.network.train.Checkpoints;
import org.gleaner.network.train.TrainedNetwork;
import org.gleaner.network.train.Trainer;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.network.train.TrainingEpoch;
import org.gleaner.network.train.TrainingRound;
import org.gleaner.text.TextFile;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.gleaner.vector.count.WordCounting;

/**
 * Trains a network from labelled items: lists the labels, counts the vocabulary, measures what the
 * task needs beside the weights, encodes, trains, and chooses the epoch on the development items,
 * which are judged on the executors.
 *
 * @param <I> an item of the task
 */
public final class NetworkTraining<I> {
  private static final String CLASSES = "classes";

  private final NetworkDefinition definition;
  private final TrainerSettings settings;
  private final KnownWords words;
  private final StartingPoint start;

  /** A training. */
  public NetworkTraining(NetworkDefinition definition, TrainerSettings settings, KnownWords words) {
    this(definition, settings, words, null);
  }

  private NetworkTraining(
      NetworkDefinition definition,
      TrainerSettings settings,
      KnownWords words,
      StartingPoint start) {
    this.definition = definition;
    this.settings = settings;
    this.words = words;
    this.start = start;
  }

  /**
   * The same training, begun with the weights and the vocabulary of a saved network; null for none.
   *
   * @param other whose definition this network has
   */
  public NetworkTraining<I> from(StartingPoint other) {
    return new NetworkTraining<>(definition, settings, words, other);
  }

  /**
   * A training from the options of all its parts together.
   *
   * @param encoder a name of the catalogue of encoders
   * @param task a name of the catalogue of tasks
   * @param vocabularySize most words
   * @throws IllegalArgumentException if an option is unknown or a value is wrong; the message names
   *     every problem
   */
  public static <I> NetworkTraining<I> of(
      String encoder, String task, Map<String, String> options, int vocabularySize) {
    Options all = Options.of(options);
    TrainerSettings settings = TrainerSettings.of(all);
    KnownWords words = KnownWords.of(all, vocabularySize, leastCount(task));
    Map<String, String> others = new TreeMap<>(options);
    others.keySet().removeAll(all.used().keySet());
    NetworkDefinition.consume(encoder, task, all);
    all.requireEmpty();
    return new NetworkTraining<>(new NetworkDefinition(encoder, task, others), settings, words);
  }

  /** How often a word must occur by default: few labelled pages have many words that occur once. */
  private static int leastCount(String task) {
    return task.equals("clean") ? 3 : 2;
  }

  /** The network. */
  public NetworkDefinition definition() {
    return definition;
  }

  /** The settings of the training. */
  public TrainerSettings settings() {
    return settings;
  }

  /** The words that the network knows. */
  public KnownWords words() {
    return words;
  }

  /** The same training, started from word vectors; null for none. */
  public NetworkTraining<I> with(org.gleaner.vector.WordVectorSource vectors) {
    return new NetworkTraining<>(definition, settings, words.with(vectors), start);
  }

  /**
   * Trains without checkpoints, see {@link #train(JavaRDD, JavaRDD, List, Map, Consumer,
   * Checkpoints)}.
   */
  public Result train(
      JavaRDD<I> training,
      JavaRDD<I> development,
      List<String> labels,
      Map<String, String> provenance,
      Consumer<TrainingRound> progress) {
    return train(training, development, labels, provenance, progress, Checkpoints.none());
  }

  /**
   * Trains.
   *
   * @param training read several times: persist it if it is costly to compute
   * @param development read after each epoch; null or empty to keep the last epoch
   * @param labels the names of the labels in order; empty to take those of the training items
   *     sorted by name
   * @param provenance the origin that the saved network reports
   * @param progress called after every round
   * @param checkpoints where training starts, and what stores its progress
   * @throws IllegalArgumentException if there is no training item
   * @throws GleanerException with INVALID_MODEL if the checkpoint to resume from is damaged, or
   *     belongs to other settings or data
   */
  public Result train(
      JavaRDD<I> training,
      JavaRDD<I> development,
      List<String> labels,
      Map<String, String> provenance,
      Consumer<TrainingRound> progress,
      Checkpoints checkpoints) {
    List<String> known = labels(training, labels);
    NetworkDefinition complete = complete(known);
    Task<I> task = complete.newTask();
    Lexicon lexicon = lexicon(training, task);
    Coder coder = new Coder(lexicon, known, learnt(training, task));
    JavaRDD<I> judged = development == null ? null : development.persist(MEMORY);
    try {
      Judge<I> judge = new Judge<>(task, coder, judged);
      TrainedNetwork trained =
          new Trainer(settings, progress, checkpoints.of(complete.byName(), judge.fingerprint()))
              .with(task.drawing(coder))
              .train(
                  complete.configuration(lexicon, settings),
                  network ->
                      new InitialWeights(definition.task(), start, words).into(network, lexicon),
                  examples(training, task, coder),
                  judge::quality);
      Evaluation evaluation = judge.evaluation(trained.network());
      TaskState state = judged == null ? coder.state() : task.decided(coder.state(), evaluation);
      Evaluation decided = task.evaluation(new Coder(lexicon, known, state));
      decided.merge(evaluation);
      Map<String, String> whence = new TreeMap<>(provenance);
      whence.put("data", Long.toHexString(trained.data()));
      SavedNetwork saved =
          new SavedNetwork(complete, lexicon, known, state, whence, Weights.of(trained.network()))
              .finished();
      return new Result(saved, trained.curve(), trained.bestEpoch(), decided);
    } finally {
      if (judged != null) {
        judged.unpersist();
      }
    }
  }

  private static final StorageLevel MEMORY = StorageLevel.MEMORY_AND_DISK();

  private static <I> JavaRDD<Example> examples(JavaRDD<I> items, Task<I> task, Coder coder) {
    return items.flatMap(item -> task.labelled(item, coder).iterator());
  }

  private List<String> labels(JavaRDD<I> training, List<String> given) {
    Task<I> task = definition.newTask();
    if (!given.isEmpty() || !task.labels().isEmpty()) {
      return given.isEmpty() ? task.labels() : given;
    }
    List<String> labels =
        new ArrayList<>(
            training.flatMap(item -> task.labelsOf(item).iterator()).distinct().collect());
    labels.sort(null);
    return labels;
  }

  private NetworkDefinition complete(List<String> labels) {
    return definition.has(CLASSES)
        ? definition.with(CLASSES, Integer.toString(Math.max(1, labels.size())))
        : definition;
  }

  private Lexicon lexicon(JavaRDD<I> training, Task<I> task) {
    if (start != null) {
      return start.lexicon();
    }
    Lexicon pieces = words.pieces(task.tokenizer());
    if (pieces != null) {
      return pieces;
    }
    WordForms forms = task.forms();
    return new WordLexicon(forms, vocabulary(training, task), definition.characters());
  }

  private Vocabulary vocabulary(JavaRDD<I> training, Task<I> task) {
    if (words.vocabulary().isEmpty()) {
      return WordCounting.vocabulary(training, task::words, words.leastCount(), words.size());
    }
    try (StringReader reader =
        new StringReader(TextFile.read(java.nio.file.Path.of(words.vocabulary())))) {
      return Vocabulary.read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <I> TaskState learnt(JavaRDD<I> training, Task<I> task) {
    TaskLearner<I> all = task.learner();
    if (all.learns()) {
      training
          .mapPartitions(items -> List.of(learnt(items, task.learner())).iterator())
          .collect()
          .forEach(all::merge);
    }
    return all.state();
  }

  private static <I> TaskLearner<I> learnt(Iterator<I> items, TaskLearner<I> learner) {
    items.forEachRemaining(learner::add);
    return learner;
  }

  /**
   * The result of a training.
   *
   * @param saved the network of the best epoch
   * @param curve one point for each epoch
   * @param bestEpoch from 1
   * @param development the evaluation of the best epoch on the development items
   */
  public record Result(
      SavedNetwork saved, List<TrainingEpoch> curve, int bestEpoch, Evaluation development) {

    /** The network, with the curve in its provenance, see {@link TrainingEpoch#read}. */
    public SavedNetwork withCurve() {
      Map<String, String> provenance = new TreeMap<>(saved.provenance());
      TrainingEpoch.write(curve, provenance);
      return new SavedNetwork(
          saved.definition(),
          saved.lexicon(),
          saved.labels(),
          saved.state(),
          provenance,
          saved.tensors());
    }
  }
}
