package org.gleaner.search;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** A document that a search found. */
public final class Hit implements Serializable {
  /** The best first, ties by name. */
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id);

  private final String id;
  private final double score;
  private final String excerpt;

  /**
   * Keeps what is given.
   *
   * @param id its name
   * @param score the higher the better; scores of different rankings do not compare
   * @param excerpt how it begins
   */
  public Hit(String id, double score, String excerpt) {
    this.id = id;
    this.score = score;
    this.excerpt = excerpt;
  }

  /** Its name. */
  public String id() {
    return id;
  }

  /** The higher the better; scores of different rankings do not compare. */
  public double score() {
    return score;
  }

  /** How it begins. */
  public String excerpt() {
    return excerpt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hit that
        && Objects.equals(id, that.id)
        && Double.compare(score, that.score) == 0
        && Objects.equals(excerpt, that.excerpt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, score, excerpt);
  }

  @Override
  public String toString() {
    return "Hit[" + id + ", " + score + ", " + excerpt + "]";
  }
}
