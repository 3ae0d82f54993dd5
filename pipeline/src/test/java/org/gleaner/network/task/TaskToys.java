package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.part.Example;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.WordLexicon;

/** For every task of the catalogue items that it can learn. */
final class TaskToys {
  private static final String[] WORDS = {"red", "green", "blue", "grey", "Rome", "Oslo"};

  private static final List<String> LABELS = List.of("B", "B-LOC", "I-LOC", "O", "R", "no", "yes");

  private TaskToys() {}

  /**
   * Labelled items.
   *
   * @param <I> what the task reads
   * @throws IllegalStateException if there are none for a task
   */
  @SuppressWarnings("unchecked") // the task says what its items are
  static <I> List<I> of(String task, int count, long seed) {
    if (task.equals("clean")) {
      return (List<I>) ToyDocuments.make(count, seed);
    }
    Random random = new Random(seed);
    List<LabelledText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(task, random));
    }
    return (List<I>) texts;
  }

  private static LabelledText text(String task, Random random) {
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
    return switch (task) {
      case "classify" -> LabelledText.of(text, red ? "R" : "B");
      case "multi-label" ->
          new LabelledText(List.of(text), text.contains("red") ? List.of("R") : List.of(), 0, 1);
      case "regress" -> new LabelledText(List.of(text), List.of(), red ? 3 : -1, 1);
      case "pair" ->
          new LabelledText(
              List.of(red ? "red" : "blue", other), List.of(red ? "yes" : "no"), red ? 1 : 0, 1);
      case "text-vector" -> {
        boolean same = random.nextBoolean();
        List<String> pair = List.of(red ? "red" : "blue", red == same ? "red" : "blue");
        yield new LabelledText(pair, List.of(), same ? 1 : 0, 1);
      }
      case "answer" -> answered(text, random.nextInt(3));
      case "rank" -> ranked(red, random);
      case "masked", "replaced" -> LabelledText.unlabelled((red ? "red " : "blue ").repeat(8));
      case "tag" -> new LabelledText(words, tags, 0, 1);
      default -> throw new IllegalStateException("No items for task: " + task);
    };
  }

  /** The candidate with the colour of the context is right, of two to four in any order. */
  private static LabelledText ranked(boolean red, Random random) {
    List<String> wrong = List.of(red ? "blue" : "red", "green", "grey Rome");
    List<String> candidates = new ArrayList<>(wrong.subList(0, 1 + random.nextInt(3)));
    int right = random.nextInt(candidates.size() + 1);
    candidates.add(right, red ? "red" : "blue");
    return LabelledText.choice(red ? "Oslo red" : "Oslo blue", "which", candidates, right);
  }

  /** A city is the answer; there is none to a third of the questions. */
  private static LabelledText answered(String text, int kind) {
    String city = kind == 1 ? "Rome" : "Oslo";
    String context = kind == 0 ? "grey " + text : "grey " + city + " " + text;
    return kind == 0
        ? LabelledText.answered("which", context, List.of(), new int[0])
        : LabelledText.answered("which", context, List.of(city), new int[] {5});
  }

  /** What a network learns of items. */
  static <I> List<Example> examples(Task<I> task, List<I> items, Coder coder) {
    List<Example> examples = new ArrayList<>();
    items.forEach(item -> examples.addAll(task.labelled(item, coder)));
    examples.replaceAll(example -> task.drawing(coder).draw(example, 0));
    return examples;
  }

  /** The definition for the labels of all toys. */
  static NetworkDefinition complete(NetworkDefinition definition) {
    return definition.has("classes")
        ? definition.with("classes", Integer.toString(LABELS.size()))
        : definition;
  }

  /** A coder of a small vocabulary, with the state that the task learns of some items. */
  static <I> Coder coder(NetworkDefinition definition, Task<I> task, List<I> items) {
    Vocabulary vocabulary = Vocabulary.of(Map.of("red", 3L, "blue", 2L, "rome", 1L), 1, 9);
    Lexicon lexicon = new WordLexicon(task.forms(), vocabulary, definition.characters());
    TaskLearner<I> learner = task.learner();
    items.forEach(learner::add);
    List<String> labels = task.labels().isEmpty() ? LABELS : task.labels();
    return new Coder(lexicon, labels, learner.state());
  }
}
