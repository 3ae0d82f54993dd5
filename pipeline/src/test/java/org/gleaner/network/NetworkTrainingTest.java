package org.gleaner.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.gleaner.LocalSpark;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.part.Example;
import org.gleaner.network.task.Coder;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.Task;
import org.gleaner.network.task.TaskState;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;

/** A training as a whole: windows, vocabularies of pieces, judging on the executors. */
final class NetworkTrainingTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "epochs", "6",
          "batch-size", "8",
          "learning-rate", "0.02",
          "embedding-size", "8",
          "filters", "6",
          "least-count", "1");

  private static List<LabelledText> texts(int count, int words) {
    Random random = new Random(4);
    String[] filler = {"red", "green", "blue", "grey"};
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> text = new ArrayList<>();
      for (int k = 0; k < words; k++) {
        text.add(filler[random.nextInt(filler.length)]);
      }
      text.set(random.nextInt(words), i % 2 == 0 ? "fine" : "poor");
      texts.add(LabelledText.of(String.join(" ", text), i % 2 == 0 ? "good" : "bad"));
    }
    return texts;
  }

  private static NetworkTraining<LabelledText> training(String... more) {
    Map<String, String> options = new TreeMap<>(SMALL);
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return NetworkTraining.of("cnn", "classify", options, 100);
  }

  private static JavaRDD<LabelledText> rows(List<LabelledText> texts, int partitions) {
    return LocalSpark.context().parallelize(texts, partitions);
  }

  /** A text of ten windows is one example of the weight of one. */
  @Test
  void aTextInTenWindowsWeighsOne() {
    NetworkTraining<LabelledText> training = training("long-text", "windows", "max-tokens", "4");
    Task<LabelledText> task = training.definition().newTask();
    Vocabulary vocabulary = Vocabulary.of(Map.of("red", 1L), 1, 9);
    Coder coder =
        new Coder(
            new WordLexicon(task.forms(), vocabulary, 0), List.of("bad", "good"), TaskState.none());
    List<Example> examples = task.labelled(texts(1, 40).get(0), coder);
    assertEquals(1, examples.size());
    assertEquals(10, examples.get(0).sequences().length);
    assertEquals(1, examples.get(0).weight());
    NetworkTraining.Result result =
        training.train(
            rows(texts(40, 40), 2), rows(texts(20, 40), 2), List.of(), Map.of(), round -> {});
    long judged = 0;
    for (long[] row : result.development().confusion()) {
      for (long count : row) {
        judged += count;
      }
    }
    assertEquals(20, judged, "the epoch is chosen by texts");
  }

  private static String wordPiece() throws URISyntaxException {
    return Path.of(
            NetworkTrainingTest.class
                .getResource("/org/gleaner/text/subword/wordpiece.json")
                .toURI())
        .toString();
  }

  @Test
  void anyEncoderReadsPiecesOfWords() throws Exception {
    NetworkTraining<LabelledText> training =
        training("tokenizer", "wordpiece", "vocabulary", wordPiece());
    NetworkTraining.Result result =
        training.train(
            rows(texts(80, 6), 2), rows(texts(30, 6), 1), List.of(), Map.of(), round -> {});
    assertTrue(result.development().quality() > 0.8, result.curve().toString());
    ModelFiles files = ModelFiles.of(result.saved());
    assertTrue(files.contents().containsKey("tokenizer.json"));
    Predictor<LabelledText> direct = Predictor.ofTexts(result.saved());
    Predictor<LabelledText> again = Predictor.ofTexts(files.open());
    for (LabelledText text : texts(10, 5)) {
      assertArrayEquals(direct.output(text), again.output(text));
    }
  }

  @Test
  void piecesNeedAVocabulary() {
    NetworkTraining<LabelledText> training = training("tokenizer", "wordpiece");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> training.train(rows(texts(4, 4), 1), null, List.of(), Map.of(), round -> {}));
    assertTrue(e.getMessage().startsWith("Cannot read texts by wordpiece without a vocabulary"));
  }

  /** Wherever the development texts lie, the same weights come of a training. */
  @Test
  void judgingOnTheExecutorsDoesNotDependOnPartitions() {
    NetworkTraining.Result one =
        training()
            .train(rows(texts(60, 6), 3), rows(texts(31, 6), 1), List.of(), Map.of(), round -> {});
    NetworkTraining.Result five =
        training()
            .train(rows(texts(60, 6), 3), rows(texts(31, 6), 5), List.of(), Map.of(), round -> {});
    assertEquals(one.bestEpoch(), five.bestEpoch());
    assertEquals(one.development().figures(), five.development().figures());
    assertEquals(
        ModelFiles.of(one.saved()).fingerprint(), ModelFiles.of(five.saved()).fingerprint());
    assertTrue(LocalSpark.context().getPersistentRDDs().isEmpty());
  }

  @Test
  void decoupledWeightDecayShrinksWeightsByExactlyItsShare() {
    float[] without = weights("weight-decay", "0");
    float[] with = weights("weight-decay", "0.1");
    float[] first = weights("learning-rate", "1e-9");
    double shrunk = 0;
    for (int i = 0; i < first.length; i++) {
      double expected = without[i] - 0.01 * 0.1 * first[i];
      assertEquals(expected, with[i], 2e-6, "weight " + i);
      shrunk += Math.abs(with[i] - without[i]);
    }
    assertTrue(shrunk > 1e-3);
  }

  /** The convolution's weights after one step. */
  private static float[] weights(String option, String value) {
    Map<String, String> options = new TreeMap<>(SMALL);
    options.putAll(
        Map.of(
            "epochs", "1",
            "workers", "1",
            "batch-size", "100",
            "learning-rate", "0.01",
            "decay", "none",
            "updater", "sgd",
            "clip", "0"));
    options.put(option, value);
    NetworkTraining<LabelledText> training = NetworkTraining.of("cnn", "classify", options, 100);
    return training
        .train(rows(texts(16, 6), 1), null, List.of(), Map.of(), round -> {})
        .saved()
        .tensors()
        .get("encoder.convolution.W3")
        .values();
  }
}
