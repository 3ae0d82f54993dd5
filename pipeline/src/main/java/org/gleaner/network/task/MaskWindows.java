package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gleaner.network.part.Example;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.MaskedText;
import org.gleaner.text.lexicon.Pieces;

/**
 * How a network of the task {@code masked} reads the missing pieces of a text: a text that it reads
 * whole as one sequence, and in a longer one each mask in the middle of a window of its own, so
 * that no mask stays unread. Masks that are many share their sequence in several examples, since an
 * output has a number for each mask and each piece of the vocabulary. Immutable.
 */
public final class MaskWindows {
  /** Masks of one example, at most. */
  private static final int MOST = 16;

  private static final int PAIR = 2;

  private final int maxTokens;
  private final boolean pairs;

  /**
   * Windows of a network.
   *
   * @param maxTokens of a sequence, special ones counted: its option {@code max-tokens}
   * @param pairs whether it was trained on pairs of texts, of which it now reads one alone
   */
  public MaskWindows(int maxTokens, boolean pairs) {
    this.maxTokens = maxTokens;
    this.pairs = pairs;
  }

  /** The examples of a text, whose masks stand in their order; none if it has no mask. */
  public List<Example> examples(MaskedText text, Lexicon lexicon) {
    int room = Math.max(1, maxTokens - lexicon.added(1));
    int[] masks = text.masks();
    List<Example> examples = new ArrayList<>();
    if (text.pieces().size() <= room) {
      for (int i = 0; i < masks.length; i += MOST) {
        int[] some = Arrays.copyOfRange(masks, i, Math.min(masks.length, i + MOST));
        examples.add(example(text.pieces(), some, lexicon));
      }
      return examples;
    }
    for (int mask : masks) {
      int from = Math.max(0, Math.min(mask - room / 2, text.pieces().size() - room));
      Pieces window = text.pieces().range(from, from + room);
      examples.add(example(window, new int[] {mask - from}, lexicon));
    }
    return examples;
  }

  /** The first token of the sequence is picked too where a network reads pairs. */
  private Example example(Pieces read, int[] masks, Lexicon lexicon) {
    int first = pairs ? 1 : 0;
    int[] picked = new int[first + masks.length];
    for (int i = 0; i < masks.length; i++) {
      picked[first + i] = lexicon.before() + masks[i];
    }
    int[] sequence = lexicon.sequence(List.of(read), read.size());
    float[] target = new float[picked.length];
    return Example.picking(new int[][] {sequence}, new int[][] {picked}, target, 1);
  }

  /** The number of masks of an example. */
  public int masks(Example example) {
    return example.target().length - (pairs ? 1 : 0);
  }

  /** Where the scores of an example's masks begin in its output. */
  public int begin() {
    return pairs ? PAIR : 0;
  }
}
