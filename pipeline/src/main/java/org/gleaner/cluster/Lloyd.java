package org.gleaner.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.gleaner.random.RandomStream;

/**
 * K-means of vectors in memory by Lloyd's algorithm (Lloyd 1982, "Least squares quantization in
 * PCM") from a {@link PlusPlusStart}, of squared Euclidean distances or, with centres of length 1,
 * of cosines (Dhillon and Modha 2001). The same seed gives the same clusters.
 *
 * <p>A row is compared only if it can have changed its cluster ({@link HamerlyBounds}), and sums
 * change only by the rows that move ({@link ClusterSums}); the clusters are those of every pass
 * done in full.
 */
public final class Lloyd {
  /** A run ends when the centres move less, in parts of the variance: scikit-learn's tolerance. */
  private static final double STILL = 1e-4;

  private final MeasuredRows rows;
  private final int clusters;
  private final int[] nearest;
  private final int[] target;
  private final double[] left;
  private final double[] came;
  private final ClusterSums sums;
  private final HamerlyBounds bounds;

  private Lloyd(MeasuredRows rows, int[] nearest) {
    this.rows = rows;
    this.nearest = nearest;
    this.clusters = Arrays.stream(nearest).max().orElseThrow() + 1;
    this.target = nearest.clone();
    this.left = new double[rows.size()];
    this.came = new double[rows.size()];
    this.sums = new ClusterSums(rows, clusters);
    this.bounds = new HamerlyBounds(rows, clusters);
  }

  /** What a run has found. */
  public static final class Clusters implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<float[]> centers;
    private final double cost;

    /**
     * The outcome of a run.
     *
     * @param centers no more than asked for; fewer if there are fewer different vectors
     * @param cost sum over the vectors of the squared distance, or of 1 less the cosine
     */
    public Clusters(List<float[]> centers, double cost) {
      this.centers = new ArrayList<>(centers);
      this.cost = cost;
    }

    /** No more than asked for; fewer if there are fewer different vectors. */
    public List<float[]> centers() {
      return Collections.unmodifiableList(centers);
    }

    /** Sum over the vectors of the squared distance, or of 1 less the cosine. */
    public double cost() {
      return cost;
    }
  }

  /**
   * One run. It ends when no vector moves, or when the squares of what the centres move sum up to
   * 1e-4 of the variance of the numbers. A cluster that loses all its vectors gets the vector that
   * is farthest from its centre.
   *
   * @param rows at least one
   * @param clusters how many, at most
   * @param cosine whether cosines count, else Euclidean distances
   * @param iterations most passes
   * @param parallel whether the threads of the common pool help, which changes only the time
   */
  public static Clusters run(
      PackedVectors rows,
      int clusters,
      boolean cosine,
      int iterations,
      long seed,
      boolean parallel) {
    MeasuredRows measured = new MeasuredRows(rows, cosine, parallel);
    RandomStream random = new RandomStream(RandomStream.seed(seed, clusters, 0));
    return run(measured, PlusPlusStart.of(measured, clusters, random), iterations);
  }

  /**
   * The same from another start.
   *
   * @param nearest the cluster of each row, changed by the run; each cluster has at least one
   */
  static Clusters run(MeasuredRows rows, int[] nearest, int iterations) {
    Lloyd run = new Lloyd(rows, nearest);
    run.begin();
    double tolerance = STILL * run.sums.variance();
    boolean moves = true;
    for (int i = 1; i < iterations && moves; i++) {
      moves = run.assign() && run.center() > tolerance;
    }
    return run.result();
  }

  private void begin() {
    for (int row = 0; row < nearest.length; row++) {
      sums.add(row, nearest[row]);
    }
    sums.center();
  }

  /** Finds the nearest centre of every row, and returns whether any row changed its cluster. */
  private boolean assign() {
    rows.inBlocks(
        (from, to) -> {
          Look look = new Look();
          for (int row = from; row < to; row++) {
            if (!bounds.hold(row, nearest[row])) {
              look.assign(row);
            }
          }
        });
    return !Arrays.equals(nearest, target);
  }

  /** The nearest centre of one row after the other, for one thread. */
  private final class Look {
    private final double[] products = new double[sums.width()];
    private int best;
    private double distance;
    private double lead;

    void assign(int row) {
      at(row);
      bounds.set(row, best, lead);
      target[row] = best;
      left[row] = products[nearest[row]];
      came[row] = products[best];
    }

    /** The nearest centre, the first of equally near ones; its distance, and its lead. */
    void at(int row) {
      sums.multiply(row, products);
      best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      double second = Double.NEGATIVE_INFINITY;
      for (int cluster = 0; cluster < clusters; cluster++) {
        double score = sums.score(row, cluster, products[cluster]);
        if (score > highest) {
          second = highest;
          highest = score;
          best = cluster;
        } else if (score > second) {
          second = score;
        }
      }
      distance = Math.max(0, rows.square(row) - 2 * highest);
      lead = Math.sqrt(Math.max(0, rows.square(row) - 2 * second)) - Math.sqrt(distance);
    }
  }

  /** Moves rows and centres, and sums up the squares of what the centres move. */
  private double center() {
    for (int row = 0; row < nearest.length; row++) {
      if (target[row] != nearest[row]) {
        sums.move(row, nearest[row], target[row], left[row], came[row]);
        nearest[row] = target[row];
      }
    }
    sums.center();
    boolean filled = false;
    for (int cluster = 0; cluster < clusters; cluster++) {
      filled |= sums.isEmpty(cluster) && fill(cluster);
    }
    if (filled) {
      bounds.forget();
      return Double.POSITIVE_INFINITY;
    }
    return bounds.take(sums);
  }

  /** Moves the row that is farthest from its centre into a cluster without rows. */
  private boolean fill(int cluster) {
    double most = rows.rounding() * rows.rounding();
    int farthest = -1;
    Look look = new Look();
    for (int row = 0; row < nearest.length; row++) {
      look.at(row);
      if (look.distance > most && !rows.isLost(row)) {
        most = look.distance;
        farthest = row;
      }
    }
    if (farthest < 0) {
      return false;
    }
    sums.remove(farthest, nearest[farthest]);
    sums.add(farthest, cluster);
    nearest[farthest] = cluster;
    target[farthest] = cluster;
    sums.center();
    return true;
  }

  private Clusters result() {
    double[] distances = new double[nearest.length];
    rows.inBlocks(
        (from, to) -> {
          Look look = new Look();
          for (int row = from; row < to; row++) {
            look.at(row);
            distances[row] = look.distance;
          }
        });
    double cost = Arrays.stream(distances).sum();
    List<float[]> centers = new ArrayList<>();
    for (int cluster = 0; cluster < clusters; cluster++) {
      if (!sums.isEmpty(cluster)) {
        centers.add(sums.center(cluster));
      }
    }
    return new Clusters(centers, rows.cosine() ? cost / 2 : cost);
  }
}
