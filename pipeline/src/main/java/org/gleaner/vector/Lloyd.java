package org.gleaner.vector;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * K-means of vectors in memory by Lloyd's algorithm (Lloyd 1982, "Least squares quantization in
 * PCM") from a k-means++ start (Arthur and Vassilvitskii 2007), of squared Euclidean distances or,
 * with centres of length 1, of cosines (Dhillon and Modha 2001). One thread; the same seed gives
 * the same clusters.
 *
 * <p>Centres lie number by number, those of all clusters side by side, so that one pass over a
 * sparse vector meets all centres; sums change only by the vectors that move.
 */
public final class Lloyd {
  /** A run ends when no larger share of the vectors moves. */
  private static final double STILL = 1e-3;

  private final PackedVectors rows;
  private final boolean cosine;
  private final float[] factors;
  private final double[] squares;
  private int clusters;
  private float[] centers;
  private double[] sums;
  private long[] counts;
  private float[] offsets;
  private float[] scores;
  private int[] nearest;
  private double cost;

  private Lloyd(PackedVectors rows, boolean cosine) {
    this.rows = rows;
    this.cosine = cosine;
    this.factors = new float[rows.size()];
    this.squares = new double[rows.size()];
    for (int row = 0; row < squares.length; row++) {
      double square = 0;
      for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
        square += (double) rows.values()[i] * rows.values()[i];
      }
      boolean scaled = cosine && square > 0;
      factors[row] = scaled ? (float) (1 / Math.sqrt(square)) : 1;
      squares[row] = scaled ? 1 : square;
    }
  }

  /**
   * What a run has found.
   *
   * @param centers no more than asked for; fewer if there are fewer different vectors
   * @param cost sum over the vectors of the squared distance, or of 1 less the cosine
   */
  public record Clusters(List<float[]> centers, double cost) implements Serializable {}

  /**
   * One run.
   *
   * @param rows one at least
   * @param clusters how many, at most
   * @param cosine whether cosines count, else Euclidean distances
   * @param iterations most passes
   */
  public static Clusters run(
      PackedVectors rows, int clusters, boolean cosine, int iterations, long seed) {
    Lloyd run = new Lloyd(rows, cosine);
    run.begin(run.start(clusters, new RandomStream(RandomStream.seed(seed, clusters, 0))));
    for (int i = 0; i < iterations && run.assign() > STILL * rows.size(); i++) {
      run.center();
    }
    return run.result();
  }

  /** The rows to begin with: each is drawn by its squared distance from those before it. */
  private int[] start(int most, RandomStream random) {
    int[] chosen = new int[Math.min(most, rows.size())];
    double[] distances = new double[rows.size()];
    Arrays.fill(distances, Double.MAX_VALUE);
    float[] center = new float[rows.dimensions()];
    chosen[0] = random.next(rows.size());
    for (int size = 1; size < chosen.length; size++) {
      double sum = nearer(distances, chosen[size - 1], center);
      if (sum <= 0) {
        return Arrays.copyOf(chosen, size);
      }
      chosen[size] = draw(distances, sum * random.nextFloat());
    }
    return chosen;
  }

  private double nearer(double[] distances, int chosen, float[] center) {
    Arrays.fill(center, 0);
    for (int i = rows.begin(chosen); i < rows.begin(chosen + 1); i++) {
      center[rows.places()[i]] = rows.values()[i] * factors[chosen];
    }
    double sum = 0;
    for (int row = 0; row < distances.length; row++) {
      float product = 0;
      for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
        product += rows.values()[i] * center[rows.places()[i]];
      }
      double both = squares[row] + squares[chosen];
      double distance = both - 2 * product * factors[row];
      // what is left of equal vectors is rounding
      distances[row] = Math.min(distances[row], distance <= 1e-6 * both ? 0 : distance);
      sum += distances[row];
    }
    return sum;
  }

  private static int draw(double[] weights, double at) {
    double left = at;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private void begin(int[] chosen) {
    clusters = chosen.length;
    int numbers = Math.multiplyExact(rows.dimensions(), clusters);
    centers = new float[numbers];
    sums = new double[numbers];
    counts = new long[clusters];
    offsets = new float[clusters];
    scores = new float[clusters];
    nearest = new int[rows.size()];
    Arrays.fill(nearest, -1);
    for (int cluster = 0; cluster < clusters; cluster++) {
      int row = chosen[cluster];
      for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
        centers[rows.places()[i] * clusters + cluster] = rows.values()[i] * factors[row];
      }
      offsets[cluster] = cosine ? 0 : (float) (squares[row] / 2);
    }
  }

  /** Puts every row to its nearest centre, and tells how many have moved. */
  private int assign() {
    int moved = 0;
    cost = 0;
    for (int row = 0; row < nearest.length; row++) {
      int best = best(row);
      double score = (double) scores[best] * factors[row] - offsets[best];
      cost += cosine ? 1 - score : Math.max(0, squares[row] - 2 * score);
      if (best != nearest[row]) {
        move(row, nearest[row], -1);
        move(row, best, 1);
        nearest[row] = best;
        moved++;
      }
    }
    return moved;
  }

  private int best(int row) {
    Arrays.fill(scores, 0);
    for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
      add(scores, rows.values()[i], centers, rows.places()[i] * clusters);
    }
    int best = 0;
    float highest = Float.NEGATIVE_INFINITY;
    for (int cluster = 0; cluster < clusters; cluster++) {
      float score = scores[cluster] * factors[row] - offsets[cluster];
      if (score > highest) {
        highest = score;
        best = cluster;
      }
    }
    return best;
  }

  private static void add(float[] scores, float value, float[] centers, int begin) {
    for (int i = 0; i < scores.length; i++) {
      scores[i] += value * centers[begin + i];
    }
  }

  private void move(int row, int cluster, int sign) {
    if (cluster < 0) {
      return;
    }
    counts[cluster] += sign;
    float factor = sign * factors[row];
    for (int i = rows.begin(row); i < rows.begin(row + 1); i++) {
      sums[rows.places()[i] * clusters + cluster] += factor * rows.values()[i];
    }
  }

  /** Puts every centre into the middle of its rows; one without rows stays. */
  private void center() {
    double[] lengths = new double[clusters];
    for (int begin = 0; begin < sums.length; begin += clusters) {
      for (int cluster = 0; cluster < clusters; cluster++) {
        lengths[cluster] += sums[begin + cluster] * sums[begin + cluster];
      }
    }
    double[] scale = new double[clusters];
    for (int cluster = 0; cluster < clusters; cluster++) {
      double length = Math.sqrt(lengths[cluster]);
      if (counts[cluster] == 0 || (cosine && length == 0)) {
        continue;
      }
      scale[cluster] = cosine ? 1 / length : 1.0 / counts[cluster];
      offsets[cluster] = cosine ? 0 : (float) (Math.pow(length / counts[cluster], 2) / 2);
    }
    for (int begin = 0; begin < sums.length; begin += clusters) {
      for (int cluster = 0; cluster < clusters; cluster++) {
        if (scale[cluster] > 0) {
          centers[begin + cluster] = (float) (sums[begin + cluster] * scale[cluster]);
        }
      }
    }
  }

  private Clusters result() {
    float[][] result = new float[clusters][rows.dimensions()];
    for (int cluster = 0; cluster < clusters; cluster++) {
      for (int i = 0; i < rows.dimensions(); i++) {
        result[cluster][i] = centers[i * clusters + cluster];
      }
    }
    return new Clusters(List.of(result), cost);
  }
}
