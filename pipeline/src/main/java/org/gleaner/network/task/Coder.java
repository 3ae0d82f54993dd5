package org.gleaner.network.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.lexicon.Lexicon;

/** Lexicon, labels and state, by which a task encodes and decodes. Immutable; travels. */
public final class Coder implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Lexicon lexicon;
  private final List<String> labels;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final TaskState state;

  /** A coder. */
  public Coder(Lexicon lexicon, List<String> labels, TaskState state) {
    this.lexicon = lexicon;
    this.labels = new ArrayList<>(labels);
    this.state = state;
    for (int i = 0; i < labels.size(); i++) {
      numbers.put(labels.get(i), i);
    }
  }

  /** The lexicon. */
  public Lexicon lexicon() {
    return lexicon;
  }

  /** The names of the labels in the order of their numbers; not to be changed. */
  public List<String> labels() {
    return labels;
  }

  /** The number of a label; -1 if it is not known. */
  public int number(String label) {
    return numbers.getOrDefault(label, -1);
  }

  /** The state that the task has learnt beside the weights. */
  public TaskState state() {
    return state;
  }
}
