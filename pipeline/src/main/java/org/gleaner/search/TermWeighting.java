package org.gleaner.search;

import java.io.Serializable;
import java.util.Objects;
import org.gleaner.Options;

/**
 * How counts become weights: term frequency times inverse document frequency, normalised (Salton
 * and Buckley, Term-weighting approaches in automatic text retrieval, 1988). With n documents, df
 * of which have the term:
 *
 * <ul>
 *   <li>{@code tf}: {@code count} (default), {@code log} (1 + ln count: "sublinear"), {@code
 *       binary} (1)
 *   <li>{@code idf}: {@code smooth} (default: ln((1 + n) / (1 + df)) + 1, scikit-learn's), {@code
 *       plain} (ln(n / df) + 1, scikit-learn's without smoothing), {@code spark} (ln((1 + n) / (1 +
 *       df)), MLlib's), {@code none} (1)
 *   <li>{@code norm}: {@code l2} (default), {@code l1}, {@code none}
 * </ul>
 */
public final class TermWeighting implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Tf tf;
  private final Idf idf;
  private final Norm norm;

  /** A weighting. */
  public TermWeighting(Tf tf, Idf idf, Norm norm) {
    this.tf = tf;
    this.idf = idf;
    this.norm = norm;
  }

  /** The weight of a count. */
  public Tf tf() {
    return tf;
  }

  /** The weight of a term's rarity. */
  public Idf idf() {
    return idf;
  }

  /** The length that vectors are brought to. */
  public Norm norm() {
    return norm;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TermWeighting that
        && Objects.equals(tf, that.tf)
        && Objects.equals(idf, that.idf)
        && Objects.equals(norm, that.norm);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tf, idf, norm);
  }

  @Override
  public String toString() {
    return "TermWeighting[tf=" + tf + ", idf=" + idf + ", norm=" + norm + "]";
  }

  /** The weight of a count. */
  public enum Tf {
    /** Itself. */
    COUNT,
    /** One plus its natural logarithm. */
    LOG,
    /** One. */
    BINARY
  }

  /** The weight of a rare term. */
  public enum Idf {
    /** As if one more document had every term. */
    SMOOTH,
    /** Infinite for a term of no document. */
    PLAIN,
    /** Nothing for a term of every document. */
    SPARK,
    /** One. */
    NONE
  }

  /** How long a document's vector is. */
  public enum Norm {
    /** One by Euclid. */
    L2,
    /** One by sum. */
    L1,
    /** As it comes. */
    NONE
  }

  /** The weighting of the options {@code tf}, {@code idf} and {@code norm}, which it consumes. */
  public static TermWeighting of(Options options) {
    String tf = options.choice("tf", "count", "count", "log", "binary");
    String idf = options.choice("idf", "smooth", "smooth", "plain", "spark", "none");
    String norm = options.choice("norm", "l2", "l2", "l1", "none");
    return new TermWeighting(
        Tf.valueOf(upper(tf)), Idf.valueOf(upper(idf)), Norm.valueOf(upper(norm)));
  }

  private static String upper(String name) {
    return name.toUpperCase(java.util.Locale.ROOT);
  }

  /** The weight of a term that occurs in {@code frequency} of {@code documents}. */
  public double idf(long documents, long frequency) {
    return switch (idf) {
      case SMOOTH -> Math.log((1.0 + documents) / (1.0 + frequency)) + 1;
      case PLAIN -> Math.log((double) documents / frequency) + 1;
      case SPARK -> Math.log((1.0 + documents) / (1.0 + frequency));
      case NONE -> 1;
    };
  }

  /** The weight of a count, before the weight of the term. */
  public double tf(int count) {
    return switch (tf) {
      case COUNT -> count;
      case LOG -> 1 + Math.log(count);
      case BINARY -> 1;
    };
  }

  /** The weight of every term by its number. */
  public double[] idf(Dictionary dictionary) {
    double[] idf = new double[dictionary.size()];
    for (int i = 0; i < idf.length; i++) {
      idf[i] = idf(dictionary.documents(), dictionary.frequency(i));
    }
    return idf;
  }

  /**
   * The weights of a document's terms, in their order.
   *
   * @param idf the weight of every term by its number
   */
  public double[] weights(TermVector vector, double[] idf) {
    double[] weights = new double[vector.terms().length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = tf(vector.counts()[i]) * idf[vector.terms()[i]];
    }
    double length = length(weights);
    if (length > 0) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= length;
      }
    }
    return weights;
  }

  /** The Euclidean length of a document's vector before it is normalised. */
  public double norm(TermVector vector, double[] idf) {
    double squares = 0;
    for (int i = 0; i < vector.terms().length; i++) {
      double weight = tf(vector.counts()[i]) * idf[vector.terms()[i]];
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }

  private double length(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += norm == Norm.L2 ? weight * weight : Math.abs(weight);
    }
    return switch (norm) {
      case L2 -> Math.sqrt(sum);
      case L1 -> sum;
      case NONE -> 1;
    };
  }
}
