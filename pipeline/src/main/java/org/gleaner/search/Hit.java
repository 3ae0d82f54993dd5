package org.gleaner.search;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/** A document that a search found. */
public final class Hit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The best first, ties by name. */
  public static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::id);

  private final String id;
  private final double score;
  private final String excerpt;

  /**
   * A hit.
   *
   * @param id its name
   * @param score higher is better; scores of different rankings are not comparable
   * @param excerpt the beginning of its text
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

  /** Higher is better; scores of different rankings are not comparable. */
  public double score() {
    return score;
  }

  /** The beginning of its text. */
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
    return "Hit[id=" + id + ", score=" + score + ", excerpt=" + excerpt + "]";
  }
}
