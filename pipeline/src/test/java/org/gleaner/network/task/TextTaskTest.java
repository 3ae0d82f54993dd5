package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.KnownWords;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.Predictor;
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
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Tasks about texts: gradients, targets, evaluations, and that each learns. */
final class TextTaskTest {
  /** A task, an encoder, options, and texts that it can learn. */
  private record Case(String task, String encoder, Map<String, String> options, String toy) {
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
          new Case("classify", "cnn", Map.of("characters", "6", "embedding", "frozen"), "one"),
          new Case("classify", "mlp", Map.of("long-text", "windows", "max-tokens", "6"), "one"),
          new Case("classify", "cnn", Map.of("tokenizer", "character"), "one"),
          new Case("classify", "capsule", Map.of("loss", "margin"), "one"),
          new Case("multi-label", "mlp", Map.of(), "several"),
          new Case("regress", "gru", Map.of("low", "-1", "high", "3"), "number"),
          new Case("pair", "mlp", Map.of("reading", "siamese"), "pair"),
          new Case("pair", "lstm", Map.of("reading", "joined", "answer", "number"), "pair"),
          new Case("tag", "bilstm", Map.of("characters", "5"), "tag"),
          new Case("tag", "transformer", Map.of("max-tokens", "4"), "tag"));

  private static final String[] WORDS = {"red", "green", "blue", "grey", "Rome", "Oslo"};

  private static LabelledText toy(String kind, Random random) {
    List<String> words = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < 5 + random.nextInt(4); i++) {
      words.add(WORDS[random.nextInt(WORDS.length)]);
      boolean city = words.get(i).equals("Rome") || words.get(i).equals("Oslo");
      tags.add(city ? "I-LOC" : "O");
    }
    boolean red = random.nextBoolean();
    words.set(2, red ? "red" : "blue");
    tags.set(2, "O");
    String text = String.join(" ", words.subList(2, 4));
    String other = red == random.nextBoolean() ? "red blue" : "red red";
    return switch (kind) {
      case "one" -> LabelledText.of(text, red ? "R" : "B");
      case "several" ->
          new LabelledText(List.of(text), text.contains("red") ? List.of("R") : List.of(), 0, 1);
      case "number" -> new LabelledText(List.of(text), List.of(), red ? 3 : -1, 1);
      case "pair" ->
          new LabelledText(
              List.of(red ? "red" : "blue", other), List.of(red ? "yes" : "no"), red ? 1 : 0, 1);
      default -> new LabelledText(words, tags, 0, 1);
    };
  }

  private static List<LabelledText> toys(String kind, int count, long seed) {
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(toy(kind, random));
    }
    return texts;
  }

  @TestFactory
  Stream<DynamicTest> everyTaskLearnsAndIsTheSameAfterSaving() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> learn(c)));
  }

  private static void learn(Case c) {
    TrainerSettings settings =
        TrainerSettings.of(
            Options.ofSettings(
                "epochs=10",
                "workers=1",
                "batch-size=10",
                "averaging-frequency=20",
                "learning-rate=0.03"));
    SavedNetwork saved =
        new NetworkTraining<LabelledText>(c.definition(), settings, KnownWords.counted(50, 1))
            .train(
                LocalSpark.context().parallelize(toys(c.toy, 150, 1), 2),
                null,
                List.of(),
                Map.of(),
                round -> {})
            .saved();
    Predictor<LabelledText> predictor = Predictor.ofTexts(saved);
    Predictor<LabelledText> again = Predictor.ofTexts(ModelFiles.of(saved).open());
    Evaluation evaluation = predictor.evaluation();
    for (LabelledText text : toys(c.toy, 60, 2)) {
      float[] output = predictor.output(text);
      assertArrayEquals(output, again.output(text));
      evaluation.add(output, predictor.target(text));
    }
    assertTrue(evaluation.quality() > 0.85, c + ": " + evaluation.figures());
    assertEquals(0, Predictor.ofTexts(saved).evaluation().quality(), 1e-9);
  }

  @TestFactory
  Stream<DynamicTest> derivativesMatchDifferencesOfTheLoss() {
    return CASES.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> gradient(c)));
  }

  private static void gradient(Case c) {
    List<String> labels = List.of("B", "B-LOC", "O", "R", "no", "yes");
    NetworkDefinition definition =
        c.definition().options().containsKey("classes")
            ? c.definition().with("classes", "6")
            : c.definition();
    Task<LabelledText> task = definition.newTask();
    Vocabulary vocabulary = Vocabulary.of(Map.of("red", 3L, "blue", 2L, "rome", 1L), 1, 9);
    Lexicon lexicon = new WordLexicon(task.forms(), vocabulary, definition.characters());
    Coder coder = new Coder(lexicon, labels, TaskState.none());
    List<Example> examples = new ArrayList<>();
    toys(c.toy, 3, 5).forEach(text -> examples.addAll(task.labelled(text, coder)));
    ComputationGraph network =
        new ComputationGraph(
            definition.configuration(lexicon, TrainerSettings.of(Options.ofSettings("clip=0"))));
    network.init();
    MultiDataSet batch = NetworkBatch.of(examples);
    Random random = new Random(8);
    INDArray at = network.params().dup();
    at.addi(GradientCheck.direction(random, at, 0).muli(0.1 * Math.sqrt((double) at.length())));
    long fixed = c.options.containsValue("frozen") ? vocabulary.size() * 6L : 0;
    int smooth = new GradientCheck(network, batch, 1).smooth(at, 6, fixed, random, c.toString());
    assertTrue(smooth >= 2, c + ": " + smooth);
  }

  @Test
  void stretchesAreReadInBothNotations() {
    List<String> old = List.of("I-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG");
    List<String> begun = List.of("B-PER", "I-PER", "B-PER", "O", "B-LOC", "B-ORG");
    assertEquals(begun, BioSpans.begun(old));
    assertEquals(begun, BioSpans.begun(begun));
    assertEquals(java.util.Set.of("0 2 PER", "2 3 PER", "4 5 LOC", "5 6 ORG"), BioSpans.of(begun));
    assertEquals(BioSpans.of(begun), BioSpans.of(old));
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
