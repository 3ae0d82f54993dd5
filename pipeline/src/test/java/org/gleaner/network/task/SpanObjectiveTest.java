package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.KnownWords;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.StartingPoint;
import org.gleaner.network.head.SpanBoundary;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.CheckpointFiles;
import org.gleaner.network.train.Checkpoints;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pre-training by masked spans and the tokens beside them. */
final class SpanObjectiveTest {
  private static final String[] SENTENCES = {
    "the cat drinks white milk every morning here",
    "a dog eats fresh meat on sunday evenings",
    "our bird sings long songs before it sleeps",
    "their horse pulls heavy carts through narrow streets"
  };

  private static final Map<String, String> SPANS =
      Map.of(
          "mask-units", "spans",
          "boundary", "true",
          "size", "tiny",
          "hidden-size", "32",
          "inner-size", "64",
          "layer-dropout", "0",
          "attention-dropout", "0");

  private static List<LabelledText> texts(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(
          LabelledText.unlabelled(
              SENTENCES[random.nextInt(4)] + " " + SENTENCES[random.nextInt(4)]));
    }
    return texts;
  }

  private static TrainerSettings settings(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "workers=2",
                "batch-size=8",
                "updater=adamw",
                "learning-rate=0.005",
                "decay=linear",
                "averaging-frequency=10"));
    all.addAll(List.of(more));
    return TrainerSettings.of(Options.ofSettings(all.toArray(new String[0])));
  }

  private static NetworkTraining.Result train(int partitions, Checkpoints checkpoints) {
    return new NetworkTraining<LabelledText>(
            new NetworkDefinition("bert", "masked", SPANS),
            settings("epochs=8", "patience=8"),
            KnownWords.counted(60, 1))
        .train(
            LocalSpark.context().parallelize(texts(160, 1), partitions),
            LocalSpark.context().parallelize(texts(40, 2), 2),
            List.of(),
            Map.of(),
            round -> {},
            checkpoints);
  }

  private static void assertSame(SavedNetwork expected, SavedNetwork actual) {
    assertEquals(expected.tensors().keySet(), actual.tensors().keySet());
    for (Map.Entry<String, Tensor> tensor : expected.tensors().entrySet()) {
      String name = tensor.getKey();
      assertArrayEquals(tensor.getValue().values(), actual.tensors().get(name).values(), name);
    }
  }

  @Test
  void aSmallBertLearnsWhateverThePartitionsAndGoesOnWithTheSameBits() {
    Map<Long, CheckpointFiles> kept = new TreeMap<>();
    NetworkTraining.Result result = train(2, new Checkpoints(1, null, kept::put, Map.of()));
    double first = result.curve().get(0).loss();
    double last = result.curve().get(result.curve().size() - 1).loss();
    assertTrue(last < 0.7 * first, "loss from " + first + " to " + last);
    Map<String, Object> figures = result.development().figures();
    assertTrue((double) figures.get("loss") < 3, figures.toString());
    assertSame(result.saved(), train(5, Checkpoints.none()).saved());
    CheckpointFiles middle = kept.get((long) kept.size() / 2);
    assertSame(
        result.saved(), train(3, new Checkpoints(1, middle, (r, f) -> {}, Map.of())).saved());
    goesOn(result.saved());
  }

  /** More pre-training of the kind goes on with all weights, another kind leaves some out. */
  private static void goesOn(SavedNetwork saved) {
    for (boolean boundary : new boolean[] {true, false}) {
      StartingPoint start = new StartingPoint(saved);
      Map<String, String> options =
          boundary ? Map.of("mask-units", "spans", "boundary", "true") : Map.of();
      SavedNetwork further =
          new NetworkTraining<LabelledText>(
                  start.definition("masked", options),
                  settings("epochs=1", "learning-rate=1e-9", "weight-decay=0"),
                  KnownWords.counted(60, 1))
              .from(start)
              .train(
                  LocalSpark.context().parallelize(texts(40, 3), 2),
                  null,
                  List.of(),
                  Map.of(),
                  round -> {})
              .saved();
      for (Map.Entry<String, Tensor> own : further.tensors().entrySet()) {
        float[] before = saved.tensors().get(own.getKey()).values();
        assertArrayEquals(before, own.getValue().values(), 1e-6f, own.getKey());
      }
      assertEquals(boundary, further.tensors().containsKey("output.boundary.P"));
    }
  }

  @Test
  void derivativesMatchDifferencesOfTheLoss() {
    for (String pair : List.of("none", "order")) {
      for (String units : List.of("tokens", "spans")) {
        derivatives(
            TinyNetworks.definition(
                "bert",
                "masked",
                Map.of("boundary", "true", "mask-units", units, "pair", pair, "mask-rate", "0.4")),
            pair + " " + units);
      }
    }
  }

  private static void derivatives(NetworkDefinition definition, String name) {
    Task<LabelledText> task = definition.newTask();
    Map<String, Long> counts = Map.of("red", 3L, "green", 2L, "blue", 2L);
    Lexicon lexicon =
        new WordLexicon(new WordForms("word", false), Vocabulary.of(counts, 1, 20), 0);
    Coder coder = new Coder(lexicon, task.labels(), TaskState.none());
    List<LabelledText> items = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<String> texts = List.of("red green blue red green", "blue red red green");
      items.add(
          task.labels().isEmpty()
              ? LabelledText.unlabelled(texts.get(0) + " blue".repeat(i))
              : new LabelledText(texts, List.of(task.labels().get(i % 2)), 0, 1 + i));
    }
    List<Example> examples = TaskToys.examples(task, items, coder);
    assertTrue(hasSeen(examples), name);
    assertFalse(hasSeen(task.examples(items.get(0), coder)), name);
    ComputationGraph network =
        new ComputationGraph(definition.configuration(lexicon, settings("clip=0")));
    network.init();
    Random random = new Random(8);
    INDArray at = network.params().dup();
    at.addi(GradientCheck.direction(random, at, 0).muli(0.1 * Math.sqrt((double) at.length())));
    int smooth =
        new GradientCheck(network, NetworkBatch.of(examples), 1).smooth(at, 6, 0, random, name);
    assertTrue(smooth >= 2, name + ": " + smooth);
  }

  private static boolean hasSeen(List<Example> examples) {
    for (Example example : examples) {
      for (float target : example.target()) {
        if (target == SpanBoundary.SEEN) {
          return true;
        }
      }
    }
    return false;
  }

  /** A phrase is masked whole, a word by itself. */
  @Test
  void phrasesAreMaskedTogether() {
    Task<LabelledText> task =
        new NetworkDefinition(
                "bert",
                "masked",
                Map.of("mask-units", "phrases", "mask-rate", "0.5", "size", "tiny"))
            .newTask();
    Map<String, Long> counts = Map.of("red", 3L, "green", 2L, "blue", 2L, "old", 1L);
    Lexicon lexicon =
        new WordLexicon(new WordForms("word", false), Vocabulary.of(counts, 1, 20), 0);
    Coder coder = new Coder(lexicon, task.labels(), TaskState.none());
    LabelledText text = LabelledText.unlabelled("red green blue old red green");
    LabelledText phrased = text.withPhrases(List.of(new int[] {4, 14, 19, 28}));
    int begin = lexicon.before();
    int[] units = task.labelled(phrased, coder).get(0).picked()[0];
    assertArrayEquals(new int[] {begin, begin + 1, begin + 3, begin + 4}, Arrays.copyOf(units, 4));
    int[] words = task.labelled(text, coder).get(0).picked()[0];
    assertEquals(units.length + 2, words.length);
  }
}
