package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.gleaner.network.Predictor;
import org.gleaner.network.StartingPoint;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.layer.NetworkBatch;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.part.Example;
import org.gleaner.network.run.GraphRunner;
import org.gleaner.network.run.Runner;
import org.gleaner.network.tensor.Tensor;
import org.gleaner.network.train.CheckpointFiles;
import org.gleaner.network.train.Checkpoints;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.lexicon.Lexicon;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pre-training by tokens that a generator replaces. */
final class ReplacedTaskTest {
  private static final String[] SENTENCES = {
    "the cat drinks white milk every morning here",
    "a dog eats fresh meat on sunday evenings",
    "our bird sings long songs before it sleeps",
    "their horse pulls heavy carts through narrow streets"
  };

  /** Two sentences, of which each word follows from the others, and an hour by chance. */
  private static List<LabelledText> texts(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(
          LabelledText.unlabelled(
              SENTENCES[random.nextInt(4)]
                  + " hour"
                  + random.nextInt(8)
                  + " "
                  + SENTENCES[random.nextInt(4)]));
    }
    return texts;
  }

  private static NetworkDefinition definition(String... more) {
    Map<String, String> options = new TreeMap<>();
    options.put("size", "tiny");
    options.put("hidden-size", "64");
    options.put("embedding-size", "32");
    options.put("inner-size", "128");
    options.put("layer-dropout", "0");
    options.put("attention-dropout", "0");
    options.put("generator-size", "0.25");
    options.putAll(Options.pairs(more));
    return new NetworkDefinition("electra", "replaced", options);
  }

  private static TrainerSettings settings(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "batch-size=16",
                "updater=adamw",
                "learning-rate=0.003",
                "warm-up=0.1",
                "decay=linear",
                "clip-norm=1"));
    all.addAll(List.of(more));
    return TrainerSettings.of(Options.ofSettings(all.toArray(new String[0])));
  }

  private static NetworkTraining.Result trained(
      NetworkDefinition definition,
      TrainerSettings settings,
      int count,
      int partitions,
      Checkpoints checkpoints) {
    return new NetworkTraining<LabelledText>(definition, settings, KnownWords.counted(60, 1))
        .train(
            LocalSpark.context().parallelize(texts(count, 1), partitions),
            LocalSpark.context().parallelize(texts(60, 2), 2),
            List.of(),
            Map.of(),
            round -> {},
            checkpoints);
  }

  private static Coder coder(NetworkDefinition definition, Lexicon lexicon) {
    return new Coder(lexicon, definition.newTask().labels(), TaskState.none());
  }

  private static ComputationGraph network(NetworkDefinition definition, Lexicon lexicon) {
    ComputationGraph network =
        new ComputationGraph(definition.configuration(lexicon, settings("clip=0", "clip-norm=0")));
    network.init();
    return network;
  }

  /** Texts of pieces {@code w5} and so on. */
  private static List<LabelledText> pieces(int count) {
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 8 + i; k++) {
        text.append('w').append(5 + (7 * i + k * k) % 40).append(' ');
      }
      texts.add(LabelledText.unlabelled(text.toString()));
    }
    return texts;
  }

  @Test
  void theDiscriminatorFindsMoreThanNothingAndTheGeneratorLearns() {
    NetworkTraining.Result result =
        trained(
            definition(),
            settings("epochs=30", "patience=30", "workers=1", "averaging-frequency=20"),
            400,
            2,
            Checkpoints.none());
    Map<String, Object> figures = result.development().figures();
    double originals = (double) figures.get("originals");
    assertTrue(originals > 0.75 && originals < 0.95, figures.toString());
    assertTrue((double) figures.get("accuracy") > originals + 0.05, figures.toString());
    assertTrue((double) figures.get("precision") > 0.6, figures.toString());
    assertTrue((double) figures.get("generator_loss") < 2.7, figures.toString());
    assertTrue((double) figures.get("generator_accuracy") > 0.15, figures.toString());
    assertTrue(result.curve().get(0).loss() > result.curve().get(29).loss());
    isADiscriminator(result.saved());
    findsTokens(result.saved());
    fineTuned(result.saved());
  }

  /** The generator is gone; the options of the training are in the provenance. */
  private static void isADiscriminator(SavedNetwork saved) {
    assertEquals("0", saved.definition().options().get("generator-size"));
    assertEquals("0", saved.definition().options().get("mask-rate"));
    assertEquals("0.25", saved.provenance().get("training-generator-size"));
    assertEquals("0.15", saved.provenance().get("training-mask-rate"));
    assertEquals(List.of("original", "replaced"), saved.labels());
    for (String name : saved.tensors().keySet()) {
      assertTrue(name.startsWith("encoder.") || name.startsWith("output."), name);
    }
    assertEquals(64, saved.tensors().get("output.inner.W").shape().get(0));
  }

  private static void findsTokens(SavedNetwork saved) {
    Predictor<LabelledText> predictor = Predictor.ofTexts(saved);
    String whole = SENTENCES[0] + " hour1 " + SENTENCES[1];
    float[] original = predictor.output(LabelledText.unlabelled(whole));
    assertEquals(17, original.length);
    float[] replaced = predictor.output(LabelledText.unlabelled(whole.replace("white", "narrow")));
    assertTrue(replaced[3] > 0.5, Arrays.toString(replaced));
    assertTrue(original[3] < 0.3, Arrays.toString(original));
    assertEquals("replaced", predictor.decide(replaced).get(3));
    assertEquals("original", predictor.decide(original).get(3));
  }

  /** Other tasks take the encoder, and more pre-training the head as well. */
  private static void fineTuned(SavedNetwork saved) {
    StartingPoint start = new StartingPoint(saved);
    for (String task : List.of("classify", "replaced")) {
      Map<String, String> options =
          task.equals("replaced") ? Map.of("generator-size", "0.25") : Map.of();
      List<LabelledText> items = new ArrayList<>();
      texts(40, 3).forEach(text -> items.add(LabelledText.of(text.texts().get(0), "l")));
      SavedNetwork tuned =
          new NetworkTraining<LabelledText>(
                  start.definition(task, options),
                  settings("epochs=1", "learning-rate=1e-9", "weight-decay=0"),
                  KnownWords.counted(60, 1))
              .from(start)
              .train(
                  LocalSpark.context().parallelize(items, 2),
                  null,
                  List.of(),
                  Map.of(),
                  round -> {})
              .saved();
      String name = task.equals("replaced") ? "output.inner.W" : "encoder.layer-2.units.outer.W";
      assertArrayEquals(
          saved.tensors().get(name).values(), tuned.tensors().get(name).values(), 1e-6f, name);
    }
  }

  @Test
  void oneSeedGivesTheSameBitsHoweverTheExamplesLieAndAfterResuming() {
    TrainerSettings settings = settings("epochs=2", "workers=2", "averaging-frequency=2");
    TreeMap<Long, CheckpointFiles> kept = new TreeMap<>();
    Checkpoints every = new Checkpoints(1, null, kept::put, Map.of());
    NetworkDefinition dropping = definition("layer-dropout=0.1", "attention-dropout=0.1");
    SavedNetwork whole = trained(dropping, settings, 90, 2, every).saved();
    assertEqual(whole, trained(dropping, settings, 90, 5, Checkpoints.none()).saved());
    assertTrue(kept.size() >= 3, kept.keySet().toString());
    for (long round : List.of(kept.firstKey(), kept.lastKey() - 1)) {
      Checkpoints resumed = new Checkpoints(1, kept.get(round), (number, files) -> {}, Map.of());
      assertEqual(whole, trained(dropping, settings, 90, 3, resumed).saved());
    }
  }

  private static void assertEqual(SavedNetwork expected, SavedNetwork actual) {
    for (Map.Entry<String, Tensor> tensor : expected.tensors().entrySet()) {
      float[] values = actual.tensors().get(tensor.getKey()).values();
      assertArrayEquals(tensor.getValue().values(), values, 0f, tensor.getKey());
    }
  }

  /** Where another token is drawn on one side of a point, the loss jumps there. */
  @Test
  void derivativesOfBothLossesMatchDifferencesWhileTheDrawStays() {
    Lexicon lexicon = MaskingTest.lexicon();
    for (String[] sizes :
        List.of(
            new String[] {"hidden-size=8", "embedding-size=6", "heads=4", "inner-size=9"},
            new String[] {"hidden-size=6", "embedding-size=0", "heads=2", "inner-size=7"})) {
      NetworkDefinition definition = definition(sizes).with("generator-size", "0.5");
      Task<LabelledText> task = definition.newTask();
      Coder coder = coder(definition, lexicon);
      List<Example> examples = TaskToys.examples(task, pieces(3), coder);
      ComputationGraph network = network(definition, lexicon);
      int smooth = 0;
      for (int point = 0; point < 4; point++) {
        Random random = new Random(point);
        INDArray at = network.params().dup();
        INDArray away = GradientCheck.direction(random, at, 0);
        at.addi(away.muli(0.1 * Math.sqrt((double) at.length())));
        smooth +=
            new GradientCheck(network, NetworkBatch.of(examples), 0.05)
                .smooth(at, 4, 0, random, sizes[0]);
      }
      assertTrue(smooth >= 8, sizes[0] + ": " + smooth);
    }
  }

  /** Only rounding may change what is drawn, and it does not here. */
  @Test
  void drawsDependOnTheExampleAndTheSeedAlone() {
    Lexicon lexicon = MaskingTest.lexicon();
    NetworkDefinition definition = definition();
    Task<LabelledText> task = definition.newTask();
    Coder coder = coder(definition, lexicon);
    ComputationGraph network = network(definition, lexicon);
    Runner runner = new GraphRunner(network.getConfiguration(), network.params());
    List<Example> examples = TaskToys.examples(task, pieces(5), coder);
    List<float[]> together = runner.outputs(examples);
    for (int i = 0; i < examples.size(); i++) {
      float[] alone = runner.outputs(List.of(examples.get(i))).get(0);
      assertArrayEquals(alone, together.get(i), 1e-5f);
      Example other = task.drawing(coder).draw(task.labelled(pieces(5).get(i), coder).get(0), 1);
      assertNotEquals(examples.get(i).seed(), other.seed());
      assertTrue(other.seed() >= 0 && other.seed() < 1 << 24);
    }
    Example first = examples.get(4);
    int size = first.sequences()[0].length;
    float drawn = together.get(4)[size];
    boolean differs = false;
    for (int seed = 1; seed < 9; seed++) {
      differs |= runner.outputs(List.of(first.seeded(seed))).get(0)[size] != drawn;
    }
    assertTrue(differs);
  }

  /** The share of each token among draws of one place comes near its probability. */
  @Test
  void drawsFollowTheProbabilitiesOfTheGenerator() {
    Lexicon lexicon = MaskingTest.lexicon();
    NetworkDefinition definition = definition();
    Coder coder = coder(definition, lexicon);
    Task<LabelledText> task = definition.newTask();
    ComputationGraph network = network(definition, lexicon);
    network.getLayer(0).getParam("generator.output.b").assign(bias(lexicon.size()));
    Runner runner = new GraphRunner(network.getConfiguration(), network.params());
    Example example = TaskToys.examples(task, pieces(1), coder).get(0);
    int size = example.sequences()[0].length;
    int masked = example.picked()[0].length;
    List<Example> many = new ArrayList<>();
    for (int seed = 0; seed < 3000; seed++) {
      many.add(example.seeded(seed));
    }
    int[] counts = new int[lexicon.size()];
    float[] last = null;
    for (float[] output : runner.outputs(many)) {
      counts[(int) output[size]]++;
      last = output;
    }
    double square = 0;
    int cells = 0;
    for (int token = 0; token < counts.length; token++) {
      double expected = many.size() * Math.exp(last[size + masked + token]);
      if (expected >= 5) {
        square += (counts[token] - expected) * (counts[token] - expected) / expected;
        cells++;
      }
    }
    assertTrue(cells >= 5, "cells " + cells);
    assertTrue(square < cells + 4 * Math.sqrt(2.0 * cells), square + " of " + cells);
  }

  /** A few tokens are likely, in falling order, and the others hardly ever drawn. */
  private static INDArray bias(int size) {
    float[] bias = new float[size];
    for (int i = 0; i < size; i++) {
      bias[i] = i % 50 == 7 ? 6 - i / 100f : -4;
    }
    return org.nd4j.linalg.factory.Nd4j.create(bias, new long[] {1, size}, 'c');
  }

  @Test
  void aSampleThatIsWhatStoodThereCountsAsOriginal() {
    Lexicon lexicon = MaskingTest.lexicon();
    NetworkDefinition definition = definition();
    Task<LabelledText> task = definition.newTask();
    Coder coder = coder(definition, lexicon);
    LabelledText item = pieces(1).get(0);
    Example drawn = task.examples(item, coder).get(0);
    int size = drawn.sequences()[0].length;
    int masked = drawn.picked()[0].length;
    assertEquals(2, masked);
    for (int place : drawn.picked()[0]) {
      assertEquals(4, drawn.sequences()[0][place]);
    }
    float[] output = new float[size + masked];
    output[size] = drawn.target()[0];
    output[size + 1] = drawn.target()[1] + 1;
    float[] target = task.target(item, output, coder);
    assertEquals(size, target[0]);
    assertEquals(masked, target[1]);
    assertTrue(Float.isNaN(target[2]) && Float.isNaN(target[1 + size]), "special tokens");
    assertEquals(0, target[2 + drawn.picked()[0][0]]);
    assertEquals(1, target[2 + drawn.picked()[0][1]]);
    assertEquals(drawn.target()[0], target[2 + size]);
    assertEquals(size - 2, Arrays.stream(boxed(target, 2, size)).filter(v -> v <= 1).count());
  }

  private static double[] boxed(float[] values, int from, int count) {
    double[] result = new double[count];
    Arrays.setAll(result, i -> values[from + i]);
    return result;
  }

  @Test
  void withoutAGeneratorTokensAreReplacedByAnyAndAtARateOfZeroStay() {
    Lexicon lexicon = MaskingTest.lexicon();
    LabelledText item = pieces(3).get(2);
    for (String rate : List.of("0", "0.3")) {
      NetworkDefinition definition = definition("generator-size=0", "mask-rate=" + rate);
      Task<LabelledText> task = definition.newTask();
      Coder coder = coder(definition, lexicon);
      int[] original = task.labelled(item, coder).get(0).sequences()[0];
      Example drawn = task.examples(item, coder).get(0);
      assertNull(drawn.picked());
      int replaced = 0;
      for (int i = 0; i < original.length; i++) {
        boolean differs = original[i] != drawn.sequences()[0][i];
        assertEquals(differs ? 1 : 0, drawn.target()[i]);
        replaced += differs ? 1 : 0;
      }
      assertEquals(rate.equals("0") ? 0 : 4, replaced);
      assertEquals(original.length - 2, (int) task.target(item, new float[0], coder)[0]);
    }
  }

  /** Tables are shared, all else of the generator is its own. */
  @Test
  void everyEncoderOfTheFamilyHasAGenerator() {
    Lexicon lexicon = MaskingTest.lexicon();
    for (String encoder :
        List.of("bert", "ernie", "roberta", "distilbert", "albert", "electra", "openai-gpt")) {
      NetworkDefinition definition =
          TinyNetworks.definition(encoder, "replaced", Map.of("generator-size", "0.5"))
              .with("positions", "64");
      Task<LabelledText> task = definition.newTask();
      Coder coder = coder(definition, lexicon);
      ComputationGraph network = network(definition, lexicon);
      Map<String, INDArray> weights = network.getLayer(0).paramTable();
      assertEquals(3, weights.get("generator.widen.W").size(1), encoder);
      assertFalse(weights.containsKey("generator.positions.P"), encoder);
      assertFalse(weights.containsKey("generator.norm.g"), encoder);
      INDArray before = weights.get("generator.layer-1.units.inner.W").dup();
      INDArray positions = weights.get("encoder.positions.P").dup();
      network.fit(NetworkBatch.of(TaskToys.examples(task, pieces(3), coder)));
      assertTrue(before.distance2(weights.get("generator.layer-1.units.inner.W")) > 0, encoder);
      assertTrue(positions.distance2(weights.get("encoder.positions.P")) > 0, encoder);
    }
  }

  /** Nothing can be masked in a text without tokens; it is learnt and scored all the same. */
  @Test
  void textsWithoutTokensAreRead() {
    Lexicon lexicon = MaskingTest.lexicon();
    for (String size : List.of("0", "0.25")) {
      NetworkDefinition definition = definition("generator-size=" + size);
      Task<LabelledText> task = definition.newTask();
      Coder coder = coder(definition, lexicon);
      ComputationGraph network = network(definition, lexicon);
      Runner runner = new GraphRunner(network.getConfiguration(), network.params());
      for (List<LabelledText> items :
          List.of(
              List.of(LabelledText.unlabelled("")),
              List.of(pieces(1).get(0), LabelledText.unlabelled(" ")))) {
        List<Example> examples = TaskToys.examples(task, items, coder);
        int last = items.size() - 1;
        float[] output = runner.outputs(examples).get(last);
        assertEquals(2, output.length);
        float[] decoded = task.decode(items.get(last), List.of(output), coder);
        assertEquals(size.equals("0") ? 0 : 2, decoded.length);
        Evaluation evaluation = task.evaluation(coder);
        evaluation.add(decoded, task.target(items.get(last), decoded, coder));
        assertEquals(0L, evaluation.figures().get("tokens"));
        network.fit(NetworkBatch.of(examples));
        assertTrue(Double.isFinite(network.score()));
      }
    }
  }

  @Test
  void wrongOptionsAreReported() {
    IllegalArgumentException rate =
        assertThrows(IllegalArgumentException.class, () -> definition("mask-rate=0"));
    assertEquals("Cannot use mask-rate: 0. Accepted: a number 0.01 to 0.9", rate.getMessage());
    NetworkDefinition cnn =
        new NetworkDefinition("cnn", "replaced", Map.of("generator-size", "0.25"));
    IllegalArgumentException encoder =
        assertThrows(IllegalArgumentException.class, cnn::requireFit);
    assertTrue(encoder.getMessage().contains("Accepted: one of the BERT family"));
    definition("generator-size=0.01").requireFit();
    definition("generator-size=1", "heads=4", "read=last-2", "lstm-size=3").requireFit();
    assertEquals("text", definition().newTask().missing(LabelledText.unlabelled(List.of())));
  }
}
