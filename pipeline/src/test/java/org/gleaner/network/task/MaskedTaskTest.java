package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.network.FilledMask;
import org.gleaner.network.GradientCheck;
import org.gleaner.network.KnownWords;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.NetworkTraining;
import org.gleaner.network.StartingPoint;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.evaluation.MaskedEvaluation;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pre-training by masked tokens, alone and with pairs of texts. */
final class MaskedTaskTest {
  private static final Map<String, String> SMALL =
      Map.of(
          "size", "tiny",
          "hidden-size", "64",
          "inner-size", "128",
          "layer-dropout", "0",
          "attention-dropout", "0");

  /** A day and an hour by chance, and then words of which each follows from every other. */
  private static List<LabelledText> texts(int count, long seed) {
    String[] sentences = {
      "the cat drinks white milk every morning here",
      "a dog eats fresh meat on sunday evenings",
      "our bird sings long songs before it sleeps",
      "their horse pulls heavy carts through narrow streets"
    };
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String time = "day" + random.nextInt(8) + " hour" + random.nextInt(8) + " ";
      texts.add(LabelledText.unlabelled(time + sentences[random.nextInt(4)]));
    }
    return texts;
  }

  private static TrainerSettings settings(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "workers=1",
                "batch-size=16",
                "updater=adamw",
                "learning-rate=0.003",
                "warm-up=0.1",
                "decay=linear",
                "averaging-frequency=20"));
    all.addAll(List.of(more));
    return TrainerSettings.of(Options.ofSettings(all.toArray(new String[0])));
  }

  private static NetworkTraining.Result pretrained(int partitions) {
    return new NetworkTraining<LabelledText>(
            new NetworkDefinition("bert", "masked", SMALL),
            settings("epochs=10", "patience=10"),
            KnownWords.counted(60, 1))
        .train(
            LocalSpark.context().parallelize(texts(400, 1), partitions),
            LocalSpark.context().parallelize(texts(60, 2), 2),
            List.of(),
            Map.of(),
            round -> {});
  }

  @Test
  void aSmallBertLearnsWhateverThePartitions() {
    NetworkTraining.Result result = pretrained(2);
    Map<String, Object> figures = result.development().figures();
    assertTrue((double) figures.get("loss") < 1.7, figures.toString());
    assertTrue((double) figures.get("accuracy") > 0.5, figures.toString());
    double first = result.curve().get(0).loss();
    assertTrue(first > 2.5, "loss of the first epoch " + first);
    assertArrayEquals(
        result.saved().tensors().get("output.b").values(),
        pretrained(5).saved().tensors().get("output.b").values());
    FilledMask verb =
        new MaskPredictor(result.saved())
            .fill("day1 hour2 the cat [MASK] white milk every morning here", 1)
            .get(0);
    assertEquals("drinks", verb.piece());
    assertTrue(verb.probability() > 0.5, verb.toString());
    fineTuned(result.saved());
    pretrainedFurther(result.saved());
  }

  /** More pre-training goes on with the head as well. */
  private static void pretrainedFurther(SavedNetwork saved) {
    StartingPoint start = new StartingPoint(saved);
    SavedNetwork further =
        new NetworkTraining<LabelledText>(
                start.definition("masked", Map.of()),
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
    for (String name : List.of("encoder.E", "output.transform.W", "output.b")) {
      assertArrayEquals(
          saved.tensors().get(name).values(), further.tensors().get(name).values(), 1e-6f, name);
    }
  }

  /** The encoder's weights are taken, the head is not. */
  private static void fineTuned(SavedNetwork saved) {
    StartingPoint start = new StartingPoint(saved);
    List<LabelledText> items = new ArrayList<>();
    texts(40, 3)
        .forEach(
            text ->
                items.add(
                    LabelledText.of(text.texts().get(0), text.texts().get(0).substring(0, 4))));
    SavedNetwork tuned =
        new NetworkTraining<LabelledText>(
                start.definition("classify", Map.of()),
                settings("epochs=1", "learning-rate=1e-9", "weight-decay=0"),
                KnownWords.counted(60, 1))
            .from(start)
            .train(
                LocalSpark.context().parallelize(items, 2), null, List.of(), Map.of(), round -> {})
            .saved();
    assertEquals(saved.lexicon().size(), tuned.lexicon().size());
    assertArrayEquals(
        saved.tensors().get("encoder.layer-1.units.inner.W").values(),
        tuned.tensors().get("encoder.layer-1.units.inner.W").values(),
        1e-6f);
    assertNull(tuned.tensors().get("output.transform.W"));
  }

  @Test
  void derivativesOfPairsMatchDifferencesOfTheLoss() {
    for (String pair : List.of("next", "order")) {
      NetworkDefinition definition =
          TinyNetworks.definition("bert", "masked", Map.of("pair", pair, "mask-rate", "0.4"));
      Task<LabelledText> task = definition.newTask();
      Lexicon lexicon =
          new WordLexicon(new WordForms("word", false), Vocabulary.of(counts(), 1, 20), 0);
      Coder coder = new Coder(lexicon, task.labels(), TaskState.none());
      List<LabelledText> items = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        items.add(
            new LabelledText(
                List.of("red green blue".substring(0, 9 + i), "blue red red"),
                List.of(task.labels().get(i % 2)),
                0,
                1 + i));
        assertNull(task.missing(items.get(i)));
      }
      List<Example> examples = TaskToys.examples(task, items, coder);
      assertEquals(1, examples.get(1).target()[0]);
      ComputationGraph network =
          new ComputationGraph(definition.configuration(lexicon, settings("clip=0")));
      network.init();
      Random random = new Random(8);
      INDArray at = network.params().dup();
      at.addi(GradientCheck.direction(random, at, 0).muli(0.1 * Math.sqrt((double) at.length())));
      int smooth =
          new GradientCheck(network, NetworkBatch.of(examples), 1).smooth(at, 6, 0, random, pair);
      assertTrue(smooth >= 2, pair + ": " + smooth);
    }
  }

  private static Map<String, Long> counts() {
    return Map.of("red", 3L, "green", 2L, "blue", 2L);
  }

  @Test
  void pairsNeedTwoTextsAndTheirLabelAndTextsNeedNone() {
    Task<LabelledText> alone = new NetworkDefinition("bert", "masked", Map.of()).newTask();
    assertNull(alone.missing(LabelledText.unlabelled("a")));
    assertEquals("text", alone.missing(LabelledText.unlabelled(List.of("a", "b"))));
    Task<LabelledText> pair =
        new NetworkDefinition("bert", "masked", Map.of("pair", "order")).newTask();
    assertEquals("second", pair.missing(LabelledText.unlabelled("a")));
    assertNotNull(pair.missing(new LabelledText(List.of("a", "b"), List.of("no"), 0, 1)));
    assertEquals(List.of("kept", "swapped"), pair.labels());
  }

  @Test
  void figuresAreThoseOfTheirDefinitions() {
    MaskedEvaluation evaluation = new MaskedEvaluation(true);
    float half = (float) Math.log(0.5);
    float quarter = (float) Math.log(0.25);
    float[] output = {half, half, half, quarter, quarter, quarter, half, quarter};
    evaluation.add(output, new float[] {0, 0, 3, 2, 5});
    Evaluation other = new MaskedEvaluation(true);
    other.add(new float[] {quarter, half}, new float[] {0});
    evaluation.merge(other);
    assertEquals(Math.sqrt(0.125), evaluation.quality(), 1e-6);
    assertEquals(
        Map.of(
            "masked_tokens", 2L,
            "loss", 1.0397,
            "perplexity", 2.8284,
            "accuracy", 0.5,
            "accuracy_at_5", 1.0,
            "bits_per_character", 0.375,
            "pairs", 2L,
            "pair_accuracy", 0.5),
        evaluation.figures());
  }
}
