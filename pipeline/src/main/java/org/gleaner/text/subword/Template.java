package org.gleaner.text.subword;

import java.util.ArrayList;
import java.util.List;

/**
 * The special pieces that a vocabulary puts around one text and around two, such as {@code [CLS] A
 * [SEP] B [SEP]}, with the types of all. Texts that are too long are cut with {@link
 * Encoding#range} before they come here. Immutable and thread-safe.
 */
public final class Template {
  private static final int NO_ID = -1;

  private final List<Step> single;
  private final List<Step> pair;

  /** A special piece, or a text: {@code id} is -1 and {@code text} its number. */
  record Step(int id, String name, int text, int type) {
    static Step special(int id, String name, int type) {
      return new Step(id, name, Encoding.SPECIAL, type);
    }

    static Step text(int number, int type) {
      return new Step(NO_ID, "", number, type);
    }

    boolean isText() {
      return text != Encoding.SPECIAL;
    }
  }

  Template(List<Step> single, List<Step> pair) {
    this.single = List.copyOf(single);
    this.pair = List.copyOf(pair);
  }

  /** Nothing around texts; the second is of type 1. */
  static Template bare() {
    return new Template(List.of(Step.text(0, 0)), List.of(Step.text(0, 0), Step.text(1, 1)));
  }

  /** A text with special pieces around it. */
  public Encoding around(Encoding text) {
    return joined(single, text, text);
  }

  /** Two texts with special pieces around them and between them. */
  public Encoding around(Encoding first, Encoding second) {
    return joined(pair, first, second);
  }

  /** How many special pieces there are for a number of texts, 1 or 2. */
  public int added(int texts) {
    return steps(texts).size() - texts;
  }

  /** The special pieces before the first of 1 or 2 texts. */
  public int[] before(int texts) {
    return specials(steps(texts), 0);
  }

  /** The special pieces between two texts. */
  public int[] between() {
    return specials(pair, 1);
  }

  /** The special pieces after the last of 1 or 2 texts. */
  public int[] after(int texts) {
    return specials(steps(texts), texts);
  }

  private List<Step> steps(int texts) {
    if (texts != 1 && texts != 2) {
      throw new IllegalArgumentException(
          "Cannot put special pieces around texts: " + texts + ". Accepted: 1, 2");
    }
    return texts == 1 ? single : pair;
  }

  /** Special pieces that come after a number of texts. */
  private static int[] specials(List<Step> steps, int after) {
    List<Integer> found = new ArrayList<>();
    int texts = 0;
    for (Step step : steps) {
      if (step.isText()) {
        texts++;
      } else if (texts == after) {
        found.add(step.id);
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Encoding joined(List<Step> steps, Encoding first, Encoding second) {
    int size = 0;
    for (Step step : steps) {
      size += step.isText() ? (step.text == 0 ? first : second).size() : 1;
    }
    Encoding.Joined joined = new Encoding.Joined(size);
    for (Step step : steps) {
      if (step.isText()) {
        joined.text(step.text == 0 ? first : second, step.text, step.type);
      } else {
        joined.special(step.id, step.name, step.type);
      }
    }
    return joined.done();
  }
}
