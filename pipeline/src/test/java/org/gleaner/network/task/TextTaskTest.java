package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.KnownWords;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.Predictor;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.evaluation.BioSpans;
import org.gleaner.network.evaluation.ClassEvaluation;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.MultiLabelEvaluation;
import org.gleaner.network.evaluation.NumberEvaluation;
import org.gleaner.network.evaluation.TagEvaluation;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.lexicon.Lexicon;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Tasks: gradients, targets, evaluations, and that each learns. */
final class TextTaskTest {
  /** A task, an encoder, options, and texts that it can learn. */
  private record Case(String task, String encoder, Map<String, String> options) {
    NetworkDefinition definition() {
      return TinyNetworks.definition(encoder, task, options);
    }

    @Override
    public String toString() {
      return task + " " + encoder + " " + options;
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("classify", "cnn", Map.of("characters", "6", "embedding", "frozen")),
          new Case("classify", "mlp", Map.of("long-text", "windows", "max-tokens", "6")),
          new Case("classify", "cnn", Map.of("tokenizer", "character")),
          new Case("classify", "capsule", Map.of("loss", "margin")),
          new Case("clean", "cnn", Map.of("document-size", "8")),
          new Case("multi-label", "mlp", Map.of()),
          new Case("regress", "gru", Map.of("low", "-1", "high", "3")),
          new Case("pair", "mlp", Map.of("reading", "siamese")),
          new Case("pair", "lstm", Map.of("reading", "joined", "answer", "number")),
          new Case("text-vector", "mlp", Map.of()),
          new Case("masked", "transformer", Map.of("mask-rate", "0.25")),
          new Case("replaced", "transformer", Map.of("mask-rate", "0.25")),
          new Case(
              "replaced", "electra", Map.of("generator-size", "0.5", "discriminator-weight", "5")),
          new Case("rank", "bilstm", Map.of()),
          new Case("rank", "cnn", Map.of("max-tokens", "8", "long-text", "ends")),
          new Case("tag", "bilstm", Map.of("characters", "5")),
          new Case("tag", "bigru", Map.of("chain", "false")),
          new Case("tag", "transformer", Map.of("max-tokens", "4")),
          new Case("answer", "bilstm", Map.of("characters", "5")),
          new Case("answer", "cnn", Map.of("max-tokens", "8", "stride", "3")));

  /** A task that is added to the catalogue needs a case here, and items in {@link TaskToys}. */
  @Test
  void noTaskIsLeftOut() {
    Set<String> tasks = new TreeSet<>();
    CASES.forEach(c -> tasks.add(c.task));
    assertEquals(new TreeSet<>(Tasks.CATALOGUE.names()), tasks);
  }

  @TestFactory
  Stream<DynamicTest> everyTaskLearnsAndIsTheSameAfterSaving() {
    return CASES.stream()
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> TextTaskTest.<Object>learn(c)));
  }

  private static <I> void learn(Case c) {
    TrainerSettings settings =
        TrainerSettings.of(
            Options.ofSettings(
                "epochs=10",
                "workers=1",
                "batch-size=10",
                "averaging-frequency=20",
                "learning-rate=0.03"));
    SavedNetwork saved =
        new NetworkTraining<I>(c.definition(), settings, KnownWords.counted(50, 1))
            .train(
                LocalSpark.context().parallelize(TaskToys.<I>of(c.task, 150, 1), 2),
                null,
                List.of(),
                Map.of(),
                round -> {})
            .saved();
    Task<I> task = saved.definition().newTask();
    Function<I, float[]> predictor = predictor(saved);
    Function<I, float[]> again = predictor(ModelFiles.of(saved).open());
    Evaluation evaluation = task.evaluation(saved.coder());
    for (I item : TaskToys.<I>of(c.task, 60, 2)) {
      float[] output = predictor.apply(item);
      assertArrayEquals(output, again.apply(item));
      evaluation.add(output, task.target(item, output, saved.coder()));
    }
    assertTrue(evaluation.quality() > 0.85, c + ": " + evaluation.figures());
    assertEquals(0, task.evaluation(saved.coder()).quality(), 1e-9);
  }

  /** What users of a network call. */
  @SuppressWarnings("unchecked") // the definition says what the items are
  private static <I> Function<I, float[]> predictor(SavedNetwork saved) {
    if (saved.definition().reads() == TaskEntry.Reads.TEXT) {
      Predictor<LabelledText> predictor = Predictor.ofTexts(saved);
      return item -> predictor.output((LabelledText) item);
    }
    SegmentCleaner cleaner = new SegmentCleaner(saved);
    return item ->
        cleaner.removeProbabilities(List.of(((LabelledDocument) item).segments())).get(0);
  }

  @TestFactory
  Stream<DynamicTest> derivativesMatchDifferencesOfTheLoss() {
    return CASES.stream()
        .map(c -> DynamicTest.dynamicTest(c.toString(), () -> TextTaskTest.<Object>gradient(c)));
  }

  private static <I> void gradient(Case c) {
    NetworkDefinition definition = TaskToys.complete(c.definition());
    Task<I> task = definition.newTask();
    List<I> items = TaskToys.of(c.task, 3, 5);
    Coder coder = TaskToys.coder(definition, task, items);
    Lexicon lexicon = coder.lexicon();
    List<Example> examples = TaskToys.examples(task, items, coder);
    ComputationGraph network =
        new ComputationGraph(
            definition.configuration(lexicon, TrainerSettings.of(Options.ofSettings("clip=0"))));
    network.init();
    MultiDataSet batch = NetworkBatch.of(examples);
    Random random = new Random(8);
    INDArray at = network.params().dup();
    at.addi(GradientCheck.direction(random, at, 0).muli(0.1 * Math.sqrt((double) at.length())));
    long fixed = c.options.containsValue("frozen") ? lexicon.size() * 6L : 0;
    double scale = c.task.equals("clean") ? 10 : 1;
    int smooth =
        new GradientCheck(network, batch, scale).smooth(at, 6, fixed, random, c.toString());
    assertTrue(smooth >= 2, c + ": " + smooth);
  }

  @Test
  void stretchesAreReadInBothNotations() {
    List<String> old = List.of("I-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG");
    List<String> begun = List.of("B-PER", "I-PER", "B-PER", "O", "B-LOC", "B-ORG");
    assertEquals(begun, BioSpans.begun(old));
    assertEquals(begun, BioSpans.begun(begun));
    assertEquals(Set.of("0 2 PER", "2 3 PER", "4 5 LOC", "5 6 ORG"), BioSpans.of(begun));
    assertEquals(BioSpans.of(begun), BioSpans.of(old));
  }

  @Test
  void everyNotationIsReadAsTheSameStretches() {
    List<String> begun =
        List.of("B-PER", "I-PER", "I-PER", "O", "B-LOC", "B-LOC", "B-LOC", "I-LOC");
    Set<String> stretches = Set.of("0 3 PER", "4 5 LOC", "5 6 LOC", "6 8 LOC");
    for (String labels :
        List.of(
            "B-PER I-PER E-PER O S-LOC S-LOC B-LOC E-LOC",
            "B-PER I-PER L-PER O U-LOC U-LOC B-LOC L-LOC",
            "I-PER I-PER I-PER O I-LOC B-LOC B-LOC I-LOC",
            "I-PER I-PER E-PER O S-LOC E-LOC I-LOC E-LOC",
            "B-PER I-PER I-PER O B-LOC B-LOC B-LOC I-LOC")) {
      List<String> given = List.of(labels.split(" ", -1));
      assertEquals(begun, BioSpans.begun(given), labels);
      assertEquals(stretches, BioSpans.of(given), labels);
    }
    List<String> others = List.of("NN", "O", "S", "B-", "I", "-", "X-PER", "");
    assertEquals(others, BioSpans.begun(others));
    assertEquals(Set.of(), BioSpans.of(others));
  }

  @Test
  void unknownLabelIsWrongAndWhatIsNoNumberNeverCounts() {
    ClassEvaluation classes = new ClassEvaluation(List.of("a", "b"));
    classes.add(new float[] {0.9f, 0.1f}, new float[] {1, 0, 0});
    ClassEvaluation other = new ClassEvaluation(List.of("a", "b"));
    other.add(new float[] {0.9f, 0.1f}, new float[] {0, 0, 1});
    classes.merge(other);
    assertEquals(0.5, classes.quality(), 1e-9);
    assertEquals(0.3333, classes.figures().get("macro_f1"));
    assertEquals(1, classes.confusion()[0][0]);
    NumberEvaluation numbers = new NumberEvaluation();
    numbers.add(new float[] {1}, new float[] {1});
    numbers.add(new float[] {Float.NaN}, new float[] {2});
    numbers.figures().forEach((name, figure) -> assertEquals(Double.NaN, figure, name));
    assertEquals(0, numbers.quality());
  }

  @Test
  void numbersOutsideTheRangeAndLabelsOfTwoLinesAreRefused() {
    Task<LabelledText> task =
        new NetworkDefinition("mlp", "regress", Map.of("low", "1", "high", "5")).newTask();
    for (double number : new double[] {0.9, 5.1, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertNotNull(task.unfit(new LabelledText(List.of("a"), List.of(), number, 1)));
    }
    for (double number : new double[] {1, 2.5, 5}) {
      assertNull(task.unfit(new LabelledText(List.of("a"), List.of(), number, 1)));
    }
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Coder(null, List.of("a", "b\nc"), TaskState.none()));
    assertEquals("Cannot use label: b\\nc. Accepted: a text on one line", e.getMessage());
  }

  @Test
  void figuresAreThoseOfTheirDefinitions() {
    ClassEvaluation classes = new ClassEvaluation(List.of("a", "b"));
    classes.add(new float[] {0.9f, 0.1f}, new float[] {1, 0});
    classes.add(new float[] {0.9f, 0.1f}, new float[] {0, 1});
    classes.add(new float[] {0.2f, 0.8f}, new float[] {0, 1});
    assertEquals(2.0 / 3, classes.quality(), 1e-9);
    assertEquals(0.6667, classes.figures().get("macro_f1"));
    MultiLabelEvaluation several = new MultiLabelEvaluation(List.of("a", "b"), 0.5);
    several.add(new float[] {0.9f, 0.6f}, new float[] {1, 0, 1});
    several.add(new float[] {0.1f, 0.6f}, new float[] {0, 1, 0});
    assertEquals(2 * 2.0 / (3 + 3), several.quality(), 1e-9);
    assertEquals(0.5, several.figures().get("exact"));
    NumberEvaluation numbers = new NumberEvaluation();
    float[][] pairs = {{1, 1}, {2, 2}, {2, 3}, {5, 10}};
    for (float[] pair : pairs) {
      numbers.add(new float[] {pair[0]}, new float[] {pair[1]});
    }
    assertEquals(0.9487, numbers.figures().get("spearman"));
    assertEquals(0.98995, (double) numbers.figures().get("pearson"), 1e-4);
    TagEvaluation tags = new TagEvaluation(List.of("O", "B-X", "I-X"));
    tags.add(new float[] {1, 2, 0, 1}, new float[] {1, 2, 0, 0});
    tags.add(new float[] {1, 0}, new float[] {1, 2});
    assertEquals(2 * 1.0 / (3 + 2), tags.quality(), 1e-9);
  }
}
