package org.gleaner.vector.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.WordVectorSettings;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;
import org.gleaner.vector.count.PairCounting;
import org.gleaner.vector.count.PhraseCounting;
import org.gleaner.vector.count.TokenChunk;
import org.gleaner.vector.count.TokenEncoder;
import org.gleaner.vector.count.WordCounting;

/**
 * Trains word vectors on Spark. Each executor's Java machine has one replica of the rows, which its
 * task threads share without locks; the replicas are averaged many times per epoch. A local run is
 * one machine and has one replica. Text is read once and then travels as numbers.
 */
public final class WordVectorsTrainer {
  /** The most rounds of an epoch where there is nothing to average, only progress to report. */
  private static final int TOLD = 32;

  /** The least words, or pairs, of such a round: threads wait for each other at its end. */
  private static final long TOLD_WORDS = 1_000_000;

  private final WordVectorSettings settings;
  private final Consumer<WordVectorRound> progress;
  private final int replicasPerExecutor;

  /**
   * A trainer.
   *
   * @param progress receives every round, on the calling thread
   */
  public WordVectorsTrainer(WordVectorSettings settings, Consumer<WordVectorRound> progress) {
    this(settings, progress, 1);
  }

  /** A trainer whose executors have several replicas: as many executors in one Java machine. */
  WordVectorsTrainer(
      WordVectorSettings settings, Consumer<WordVectorRound> progress, int replicasPerExecutor) {
    this.settings = settings;
    this.progress = progress;
    this.replicasPerExecutor = replicasPerExecutor;
  }

  /**
   * Trains.
   *
   * @param sentences each a sentence, or a whole document, in words
   * @throws org.gleaner.GleanerException with EMPTY_TEXT if no word is frequent enough
   */
  public WordVectorTable train(JavaRDD<String[]> sentences) {
    try (PhraseCounting phrases = new PhraseCounting(sentences, settings)) {
      return learn(phrases.sentences()).withPhrases(1 << settings.phrases());
    }
  }

  private WordVectorTable learn(JavaRDD<String[]> sentences) {
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(sentences.context());
    JavaRDD<TokenChunk> chunks =
        sentences.mapPartitions(TokenEncoder::new).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return learn(spark, chunks);
    } finally {
      chunks.unpersist();
    }
  }

  private WordVectorTable learn(JavaSparkContext spark, JavaRDD<TokenChunk> chunks) {
    WordVocabulary vocabulary =
        WordCounting.count(chunks, settings.minCount(), settings.maxWords());
    Broadcast<WordVocabulary> shared = spark.broadcast(vocabulary);
    int workers = settings.workers() == 0 ? spark.defaultParallelism() : settings.workers();
    JavaRDD<int[]> sentencesById = chunks.flatMap(chunk -> chunk.encode(shared.value()).iterator());
    boolean pairs = settings.usesPairs();
    JavaRDD<int[]> blocks =
        (pairs
                ? PairCounting.count(sentencesById, settings.window(), workers)
                : BlockShuffle.deal(sentencesById, workers, settings.seed()))
            .persist(StorageLevel.MEMORY_AND_DISK());
    String run = UUID.randomUUID() + "/";
    try {
      List<Part> parts = blocks.mapPartitions(part -> count(part, pairs)).collect();
      chunks.unpersist();
      return new Run(spark, shared, blocks, run).train(vocabulary, parts);
    } finally {
      blocks.unpersist();
      at(spark, workers).foreach(i -> SharedReplica.remove(run));
      shared.destroy();
    }
  }

  /** What a task has to learn from in an epoch. */
  private static final class Part implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int blocks;
    private final long words;

    Part(int blocks, long words) {
      this.blocks = blocks;
      this.words = words;
    }

    int blocks() {
      return blocks;
    }

    long words() {
      return words;
    }
  }

  private static Iterator<Part> count(Iterator<int[]> blocks, boolean pairs) {
    int size = 0;
    long words = 0;
    while (blocks.hasNext()) {
      int[] block = blocks.next();
      words += pairs ? PairCounting.pairs(block) : TokenChunk.words(block);
      size++;
    }
    return List.of(new Part(size, words)).iterator();
  }

  private static JavaRDD<Integer> at(JavaSparkContext spark, int tasks) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      numbers.add(i);
    }
    return spark.parallelize(numbers, tasks);
  }

  /** One training, from the first round to the table. */
  private final class Run {
    private final JavaSparkContext spark;
    private final Broadcast<WordVocabulary> vocabulary;
    private final JavaRDD<int[]> blocks;
    private final String name;
    private final Map<String, String> locations = new TreeMap<>();
    private long done;

    Run(
        JavaSparkContext spark,
        Broadcast<WordVocabulary> vocabulary,
        JavaRDD<int[]> blocks,
        String name) {
      this.spark = spark;
      this.vocabulary = vocabulary;
      this.blocks = blocks;
      this.name = name;
    }

    WordVectorTable train(WordVocabulary words, List<Part> parts) {
      WordVectorLearning learning = WordVectorLearning.of(settings, words);
      int rounds = rounds(parts);
      ReplicaAveraging averaging = new ReplicaAveraging(spark, learning.layout(rounds));
      try {
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
          for (int round = 0; round < rounds; round++) {
            round(averaging, task(epoch, round, rounds), parts);
          }
        }
        return requireFinite(
            learning.table((count, reader) -> averaging.read(locations, count, reader)));
      } finally {
        averaging.remove(locations, name);
      }
    }

    private int rounds(List<Part> parts) {
      long most = parts.stream().mapToInt(Part::blocks).max().orElse(1);
      if (alone()) {
        long words = parts.stream().mapToLong(Part::words).sum();
        most = Math.min(most, Math.min(TOLD, words / TOLD_WORDS));
      }
      return (int) Math.max(1, Math.min(settings.roundsPerEpoch(), most));
    }

    private boolean alone() {
      return replicasPerExecutor == 1 && spark.isLocal();
    }

    private WordVectorTable requireFinite(WordVectorTable table) {
      for (int word = 0; word < table.size(); word++) {
        for (float value : table.vector(word)) {
          if (!Float.isFinite(value)) {
            throw new GleanerException(
                ErrorCode.TRAINING_DIVERGED,
                "Cannot use word vectors: a number is not finite. Lower learning-rate");
          }
        }
      }
      return table;
    }

    private RoundTask task(int epoch, int round, int rounds) {
      return new RoundTask(settings, name, epoch, round, rounds, replicasPerExecutor, alone());
    }

    private void round(ReplicaAveraging averaging, RoundTask task, List<Part> parts) {
      long begin = System.nanoTime();
      Broadcast<WordVocabulary> shared = vocabulary;
      List<RoundTask.Done> results =
          blocks
              .mapPartitionsWithIndex(
                  (partition, part) -> learn(task, shared, partition, part, parts.get(partition)),
                  false)
              .collect();
      double seconds = (System.nanoTime() - begin) / 1e9;
      Set<String> fresh = new HashSet<>();
      long learnt = 0;
      double lossSum = 0;
      double lossCount = 0;
      for (RoundTask.Done result : results) {
        locations.put(result.replica(), result.location());
        if (result.fresh()) {
          fresh.add(result.replica());
        }
        learnt += result.words();
        lossSum += result.lossSum();
        lossCount += result.lossCount();
      }
      averaging.average(locations, fresh, task.number(), task.isLast());
      done += learnt;
      progress.accept(
          new WordVectorRound(
              task.epoch() + 1,
              task.round() + 1,
              task.rounds(),
              done,
              parts.stream().mapToLong(Part::words).sum() * settings.epochs(),
              learnt / seconds,
              lossSum / Math.max(1e-9, lossCount),
              locations.size()));
    }
  }

  private static Iterator<RoundTask.Done> learn(
      RoundTask task,
      Broadcast<WordVocabulary> vocabulary,
      int partition,
      Iterator<int[]> blocks,
      Part all) {
    String executor = SparkEnv.get().executorId();
    String name = task.run() + executor + "#" + partition % task.replicas();
    SharedReplica shared = SharedReplica.get(name, () -> begin(task, vocabulary.value()));
    int begin = task.begin(all.blocks());
    int end = task.end(all.blocks());
    BlockLearner learner =
        shared.learning().learner(shared.replica(), task, end - begin, partition);
    long words = 0;
    for (int i = 0; blocks.hasNext() && i < end; i++) {
      int[] block = blocks.next();
      if (i >= begin) {
        words += learner.learn(block);
      }
    }
    String location =
        "executor_" + SparkEnv.get().blockManager().blockManagerId().host() + "_" + executor;
    boolean fresh = task.number() > 0 && shared.round() == task.number();
    return List.of(
            new RoundTask.Done(
                name, location, fresh, words, learner.lossSum(), learner.lossCount()))
        .iterator();
  }

  private static SharedReplica begin(RoundTask task, WordVocabulary vocabulary) {
    WordVectorLearning learning = WordVectorLearning.of(task.settings(), vocabulary);
    return new SharedReplica(
        learning, learning.layout(task.rounds()), learning.begin(task.one()), task.number());
  }
}
