package org.gleaner.vector.pool;

import java.io.Serializable;
import org.gleaner.vector.WordVectorTable;

/**
 * Makes one vector of a document's words. Words without a vector are left out; a document without
 * known words gives the zero vector. Immutable, thread-safe.
 *
 * <table>
 *   <caption>The methods</caption>
 *   <tr><th>name<th>vector
 *   <tr><td>average<td>the mean of the words' vectors
 *   <tr><td>max<td>the largest value in each dimension
 *   <tr><td>tf-idf<td>the mean weighted by inverse document frequency, {@code ln((1 + n) / (1 + df)) + 1}
 *   <tr><td>sif<td>the mean weighted by {@code a / (a + p)} for a word's share {@code p} of the corpus,
 *       without the direction that is common to all documents (Arora, Liang and Ma 2017)
 *   <tr><td>centroids<td>how many words fall into each cluster of word vectors
 * </table>
 */
public final class DocumentPooling implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The names of the methods. */
  public static final java.util.List<String> METHODS =
      java.util.List.of("average", "max", "tf-idf", "sif", "centroids");

  private final String method;
  private final float[] weights;
  private final double[] common;
  private final int[] clusters;
  private final int size;

  private DocumentPooling(
      String method, float[] weights, double[] common, int[] clusters, int size) {
    this.method = method;
    this.weights = weights;
    this.common = common;
    this.clusters = clusters;
    this.size = size;
  }

  /** The mean. */
  public static DocumentPooling average() {
    return new DocumentPooling("average", new float[0], new double[0], new int[0], 0);
  }

  /** The largest values. */
  public static DocumentPooling max() {
    return new DocumentPooling("max", new float[0], new double[0], new int[0], 0);
  }

  /**
   * The mean weighted by inverse document frequency.
   *
   * @param frequencies in how many documents each word of the table stands
   * @param documents how many there are
   */
  public static DocumentPooling inverseFrequency(long[] frequencies, long documents) {
    float[] weights = new float[frequencies.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (Math.log((1.0 + documents) / (1.0 + frequencies[i])) + 1);
    }
    return new DocumentPooling("tf-idf", weights, new double[0], new int[0], 0);
  }

  /**
   * Smooth inverse frequency.
   *
   * @param counts how often each word of the table occurs
   * @param smoothing the constant {@code a}; 1e-3 to 1e-4 in the paper
   */
  public static DocumentPooling smoothInverseFrequency(long[] counts, double smoothing) {
    double total = 0;
    for (long count : counts) {
      total += count;
    }
    float[] weights = new float[counts.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (smoothing / (smoothing + counts[i] / Math.max(1, total)));
    }
    return new DocumentPooling("sif", weights, new double[0], new int[0], 0);
  }

  /** The same without a direction. */
  public DocumentPooling without(double[] direction) {
    return new DocumentPooling(method, weights, direction.clone(), clusters, size);
  }

  /**
   * A histogram of clusters.
   *
   * @param clusters of each word of the table
   * @param size how many clusters there are
   */
  public static DocumentPooling centroids(int[] clusters, int size) {
    return new DocumentPooling("centroids", new float[0], new double[0], clusters.clone(), size);
  }

  /** The name of the method. */
  public String method() {
    return method;
  }

  /** How long the vectors are. */
  public int dimensions(WordVectorTable table) {
    return method.equals("centroids") ? size : table.dimensions();
  }

  /** The vector of a document, of its words and of the table's phrases among them. */
  public double[] pool(WordVectorTable table, String[] single) {
    String[] words = table.join(single);
    return switch (method) {
      case "centroids" -> histogram(table, words);
      case "max" -> largest(table, words);
      default -> mean(table, words);
    };
  }

  private double[] histogram(WordVectorTable table, String[] words) {
    double[] counts = new double[size];
    for (String word : words) {
      int id = table.vocabulary().id(word);
      if (id >= 0) {
        counts[clusters[id]]++;
      }
    }
    return counts;
  }

  private static double[] largest(WordVectorTable table, String[] words) {
    double[] result = new double[table.dimensions()];
    boolean first = true;
    for (String word : words) {
      float[] vector = table.vector(word);
      for (int i = 0; vector != null && i < result.length; i++) {
        result[i] = first ? vector[i] : Math.max(result[i], vector[i]);
      }
      first = first && vector == null;
    }
    return result;
  }

  private double[] mean(WordVectorTable table, String[] words) {
    double[] sum = new double[table.dimensions()];
    int known = 0;
    for (String word : words) {
      int id = table.vocabulary().id(word);
      float[] vector = id < 0 ? table.vector(word) : table.vector(id);
      if (vector == null) {
        continue;
      }
      known++;
      double weight = id < 0 || weights.length == 0 ? 1 : weights[id];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += weight * vector[i];
      }
    }
    for (int i = 0; i < sum.length && known > 0; i++) {
      sum[i] /= known;
    }
    return common.length == 0 ? sum : project(sum);
  }

  private double[] project(double[] vector) {
    double product = 0;
    for (int i = 0; i < vector.length; i++) {
      product += vector[i] * common[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= product * common[i];
    }
    return vector;
  }

  /** The weight of each word by its number, empty if the method has none; not to be changed. */
  public float[] weights() {
    return weights;
  }

  /** The common direction that is taken out, empty for none; not to be changed. */
  public double[] common() {
    return common;
  }

  /** The cluster of each word by its number, empty if the method has none; not to be changed. */
  public int[] clusters() {
    return clusters;
  }

  /** The number of clusters; 0 without clusters. */
  public int size() {
    return size;
  }

  /** A pooling of the parts that the accessors return; the arrays are taken over. */
  public static DocumentPooling saved(
      String method, float[] weights, double[] common, int[] clusters, int size) {
    return new DocumentPooling(method, weights, common, clusters, size);
  }
}
