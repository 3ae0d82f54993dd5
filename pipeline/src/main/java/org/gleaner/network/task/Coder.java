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

  /**
   * A coder.
   *
   * @throws IllegalArgumentException if a label has a line break: a saved network has one on each
   *     line
   */
  public Coder(Lexicon lexicon, List<String> labels, TaskState state) {
    this.lexicon = lexicon;
    this.labels = new ArrayList<>(labels);
    this.state = state;
    for (int i = 0; i < labels.size(); i++) {
      requireOneLine(labels.get(i));
      numbers.put(labels.get(i), i);
    }
  }

  private static void requireOneLine(String label) {
    if (label.indexOf('\n') >= 0 || label.indexOf('\r') >= 0) {
      String shown = label.replace("\r", "\\r").replace("\n", "\\n");
      throw new IllegalArgumentException(
          "Cannot use label: " + shown + ". Accepted: a text on one line");
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
