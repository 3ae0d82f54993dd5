package org.gleaner.vector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Asks a table which words are near: by cosine, exactly, over all words. Of equally near words the
 * more frequent comes first. Thread-safe.
 */
public final class NearestWords {
  private final WordVectorTable table;
  private final float[] scale;

  /** A search over all words of a table. */
  public NearestWords(WordVectorTable table) {
    this.table = table;
    this.scale = new float[table.size()];
    for (int i = 0; i < scale.length; i++) {
      float length = VectorMath.length(table.vector(i));
      scale[i] = length > 0 ? 1 / length : 0;
    }
  }

  /** The table. */
  public WordVectorTable table() {
    return table;
  }

  /**
   * The words nearest to a word, without itself.
   *
   * @throws IllegalArgumentException if the word has no vector
   */
  public List<Neighbour> nearest(String word, int top) {
    return nearest(required(word), Set.of(word), top);
  }

  /**
   * The words nearest to a point.
   *
   * @param without words to leave out
   */
  public List<Neighbour> nearest(float[] point, Set<String> without, int top) {
    Objects.checkIndex(0, point.length == table.dimensions() ? 1 : 0);
    float[] query = VectorMath.normalized(point);
    Set<Integer> skipped = new HashSet<>();
    for (String word : without) {
      skipped.add(table.vocabulary().id(word));
    }
    int wanted = Math.max(0, Math.min(top, table.size()));
    Best best = new Best(wanted + skipped.size());
    for (int i = 0; i < scale.length; i++) {
      best.offer(i, VectorMath.dot(query, table.vector(i)) * scale[i]);
    }
    List<Neighbour> result = new ArrayList<>();
    for (int i = 0; i < best.size && result.size() < wanted; i++) {
      if (!skipped.contains(best.ids[i])) {
        result.add(new Neighbour(table.vocabulary().word(best.ids[i]), best.scores[i]));
      }
    }
    return result;
  }

  /**
   * Solves an analogy: the positive words king and woman and the negative word man give queen. The
   * point is the sum of the directions (3CosAdd, Mikolov et al. 2013); the given words are never
   * answers.
   *
   * @throws IllegalArgumentException if a word has no vector, or no word is given
   */
  public List<Neighbour> analogy(List<String> positive, List<String> negative, int top) {
    if (positive.isEmpty() && negative.isEmpty()) {
      throw new IllegalArgumentException("Cannot find an analogy of no words. Give at least one");
    }
    float[] point = new float[table.dimensions()];
    for (String word : positive) {
      VectorMath.add(point, 1, VectorMath.normalized(required(word)));
    }
    for (String word : negative) {
      VectorMath.add(point, -1, VectorMath.normalized(required(word)));
    }
    Set<String> given = new HashSet<>(positive);
    given.addAll(negative);
    return nearest(point, given, top);
  }

  /**
   * The word that is farthest from the mean direction of all.
   *
   * @throws IllegalArgumentException if a word has no vector, or fewer than 2 are given
   */
  public String odd(List<String> words) {
    if (words.size() < 2) {
      throw new IllegalArgumentException(
          "Cannot find the word that does not match among " + words.size() + ". Give at least 2");
    }
    float[] mean = new float[table.dimensions()];
    for (String word : words) {
      VectorMath.add(mean, VectorMath.normalized(required(word)));
    }
    String odd = null;
    double least = Double.POSITIVE_INFINITY;
    for (String word : words) {
      double cosine = VectorMath.cosine(mean, required(word));
      if (cosine < least) {
        least = cosine;
        odd = word;
      }
    }
    return odd;
  }

  /**
   * The cosine of two words.
   *
   * @throws IllegalArgumentException if a word has no vector
   */
  public double similarity(String first, String second) {
    return VectorMath.cosine(required(first), required(second));
  }

  private float[] required(String word) {
    float[] vector = table.vector(word);
    if (vector == null) {
      throw new IllegalArgumentException(
          "Cannot find word: " + word + ". It has no vector among " + table.size() + " words");
    }
    return vector;
  }

  /** The best scores so far, falling; of equal ones the first offered. */
  private static final class Best {
    private final int[] ids;
    private final float[] scores;
    private int size;

    Best(int capacity) {
      ids = new int[capacity];
      scores = new float[capacity];
    }

    void offer(int id, float score) {
      if (size == ids.length && (size == 0 || score <= scores[size - 1])) {
        return;
      }
      int at = size < ids.length ? size++ : size - 1;
      while (at > 0 && scores[at - 1] < score) {
        scores[at] = scores[at - 1];
        ids[at] = ids[at - 1];
        at--;
      }
      scores[at] = score;
      ids[at] = id;
    }
  }
}
