package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gleaner.LocalSpark;
import org.gleaner.Options;
import org.gleaner.RandomText;
import org.gleaner.network.Choice;
import org.gleaner.network.Predictor;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.model.TinyNetworks;
import org.gleaner.network.model.Weights;
import org.gleaner.network.part.Example;
import org.gleaner.network.train.Trainer;
import org.gleaner.network.train.TrainerSettings;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;

/** Contexts and candidates: what is read, what is refused, and how items weigh in a training. */
final class RankTaskTest {
  private static final String CONTEXT = "a b c d e f g h i j";

  private static RankTask task(Map<String, String> options) {
    return new RankTask(Options.of(options));
  }

  private static Coder coder() {
    Map<String, Long> counts = new HashMap<>();
    for (String word : (CONTEXT + " who x y z").split(" ", -1)) {
      counts.put(word, 1L);
    }
    Lexicon words = new WordLexicon(new WordForms("word", false), Vocabulary.of(counts, 1, 50), 0);
    return new Coder(words, List.of(), TaskState.none());
  }

  private static LabelledText item(String question, int right, String... candidates) {
    return LabelledText.choice(CONTEXT, question, List.of(candidates), right);
  }

  /** What a network reads, as words; the one between two texts is not known. */
  private static List<String> read(Map<String, String> options, LabelledText item) {
    Coder coder = coder();
    List<String> read = new ArrayList<>();
    for (int[] sequence : task(options).examples(item, coder).get(0).sequences()) {
      List<String> words = new ArrayList<>();
      for (int number : sequence) {
        boolean known = number != Vocabulary.UNKNOWN;
        words.add(known ? coder.lexicon().piece(number) : "|");
      }
      read.add(String.join(" ", words));
    }
    return read;
  }

  @Test
  void everyCandidateIsReadWithTheContextAndTheQuestion() {
    assertEquals(
        List.of(CONTEXT + " | x", CONTEXT + " | y z"), read(Map.of(), item("", 0, "x", "y z")));
    assertEquals(
        List.of(CONTEXT + " | who x", CONTEXT + " | who y"),
        read(Map.of(), item("who", 0, "x", "y")));
  }

  /** Eight words, one of them between the two texts. */
  @Test
  void theLongerOfTheTwoLosesWords() {
    LabelledText item = item("", 0, "x", "x y z", "x y z x y z x y z x y z");
    assertEquals(
        List.of("e f g h i j | x", "g h i j | x y z", "g h i j | x y z"),
        read(Map.of("max-tokens", "8"), item));
    assertEquals(
        List.of("a b c d e f | x", "a b c d | x y z", "a b c d | x y z"),
        read(Map.of("max-tokens", "8", "long-text", "head"), item));
    assertEquals(
        List.of("a b c h i j | x", "a b i j | x y z", "a b i j | x y z"),
        read(Map.of("max-tokens", "8", "long-text", "ends"), item));
  }

  @Test
  void targetsMarkTheRightCandidate() {
    RankTask task = task(Map.of());
    LabelledText item = item("", 2, "x", "y", "z");
    assertArrayEquals(new float[] {0, 0, 1}, task.labelled(item, coder()).get(0).target());
    assertArrayEquals(new float[3], task.examples(item, coder()).get(0).target());
    LabelledText unknown = item("", -1, "x", "y", "z");
    assertArrayEquals(new float[3], task.labelled(unknown, coder()).get(0).target());
    assertEquals(List.of(), task.examples(item("", -1), coder()));
    assertThrows(
        IllegalArgumentException.class,
        () -> task.examples(LabelledText.unlabelled(CONTEXT), coder()));
  }

  @Test
  void whatCannotBeLearntIsNamed() {
    RankTask task = task(Map.of());
    assertEquals("context, question and candidates", task.missing(LabelledText.of("a", "b")));
    assertEquals("context, question and candidates", task.missing(item("", 0)));
    assertEquals("label", task.missing(item("", -1, "x", "y")));
    assertNull(task.missing(item("", 1, "x", "y")));
    assertNull(task.unfit(item("", 1, "x", "y")));
    assertNotNull(task.unfit(item("", 0, "x")));
    assertNotNull(task.unfit(item("", 2, "x", "y")));
    assertNotNull(task.unfit(item("", 0, "x", "x")));
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      many.add("x" + i);
    }
    assertNull(task.unfit(LabelledText.choice("a", "", many, 99)));
    many.add("y");
    assertEquals(
        "one of 2 to 100 different candidates", task.unfit(LabelledText.choice("a", "", many, 99)));
    for (double value : new double[] {0.5, -1, 2, Double.NaN}) {
      List<String> texts = List.of("a", "", "x", "y");
      assertNotNull(task.unfit(new LabelledText(texts, List.of(), value, 1)));
    }
  }

  private static NetworkDefinition tiny() {
    return TinyNetworks.definition("gru", "rank", Map.of());
  }

  /** Seven items of two to four candidates, some of them weighted. */
  private static List<Example> examples(Coder coder) {
    Random random = new Random(3);
    List<Example> examples = new ArrayList<>();
    for (LabelledText item : TaskToys.<LabelledText>of("rank", 7, 6)) {
      LabelledText weighted =
          new LabelledText(item.texts(), List.of(), item.value(), 1 + random.nextInt(2));
      examples.addAll(tiny().<LabelledText>newTask().labelled(weighted, coder));
    }
    return examples;
  }

  private static float[] weights(String workers, String batchSize, int partitions) {
    TrainerSettings settings =
        TrainerSettings.of(
            Options.ofSettings(
                "updater=sgd",
                "learning-rate=0.5",
                "clip=0",
                "epochs=2",
                "averaging-frequency=1",
                workers,
                batchSize));
    return new Trainer(settings, round -> {}, org.gleaner.network.train.Checkpoints.none())
        .train(
            tiny().configuration(coder().lexicon(), settings),
            LocalSpark.context().parallelize(examples(coder()), partitions),
            network -> 0)
        .network()
        .params()
        .data()
        .asFloat();
  }

  /** An item counts once, however many candidates it has; in the last step one worker has none. */
  @Test
  void workersAddUpToOneWithTheirBatches() {
    float[] one = weights("workers=1", "batch-size=6", 2);
    assertArrayEquals(one, weights("workers=3", "batch-size=2", 3), 1e-5f);
  }

  /** Probabilities add up, are in the order of the candidates, and do not depend on their order. */
  @Test
  void probabilitiesBelongToTheirCandidatesInAnyText() {
    TrainerSettings settings = TrainerSettings.defaults();
    var graph =
        new org.deeplearning4j.nn.graph.ComputationGraph(
            tiny().configuration(coder().lexicon(), settings));
    graph.init();
    Predictor<LabelledText> predictor =
        Predictor.ofTexts(
            new SavedNetwork(
                tiny(),
                coder().lexicon(),
                List.of(),
                TaskState.none(),
                Map.of(),
                Weights.of(graph)));
    Random random = new Random(4);
    for (int round = 0; round < 40; round++) {
      String context = RandomText.of(random, 30);
      String question = random.nextBoolean() ? "" : RandomText.of(random, 9);
      List<String> candidates = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        candidates.add(i + RandomText.of(random, 12) + "x".repeat(i));
      }
      List<Choice> choices = Choice.of(predictor, context, question, candidates);
      List<String> reversed = new ArrayList<>(candidates);
      java.util.Collections.reverse(reversed);
      Map<String, Double> others = new HashMap<>();
      for (Choice choice : Choice.of(predictor, context, question, reversed)) {
        others.put(choice.text(), choice.probability());
      }
      double sum = 0;
      double last = 1.1;
      for (Choice choice : choices) {
        assertEquals(candidates.get(choice.index()), choice.text());
        assertEquals(others.get(choice.text()), choice.probability(), 1e-6);
        assertTrue(choice.probability() <= last);
        last = choice.probability();
        sum += last;
      }
      assertEquals(candidates.size(), choices.size());
      assertEquals(1, sum, 1e-6);
    }
    assertEquals(List.of(), Choice.of(predictor, "a", "", List.of()));
  }
}
