package org.gleaner.keyphrase.graph;

import java.util.Arrays;
import org.gleaner.keyphrase.document.LongIndex;

/** A directed graph with weighted edges, in compressed rows. */
final class WeightedGraph {
  private final int[] rows;
  private final int[] targets;
  private final double[] weights;
  private final double[] totals;

  private WeightedGraph(int[] rows, int[] targets, double[] weights) {
    this.rows = rows;
    this.targets = targets;
    this.weights = weights;
    this.totals = new double[rows.length - 1];
    for (int node = 0; node < totals.length; node++) {
      for (int edge = rows[node]; edge < rows[node + 1]; edge++) {
        totals[node] += weights[edge];
      }
    }
  }

  /**
   * The graph of a matrix of weights by source and target; 0 means that there is no edge.
   *
   * @param matrix square
   */
  static WeightedGraph ofMatrix(double[][] matrix) {
    int nodes = matrix.length;
    int[] rows = new int[nodes + 1];
    for (int from = 0; from < nodes; from++) {
      rows[from + 1] = rows[from];
      for (double weight : matrix[from]) {
        rows[from + 1] += weight == 0 ? 0 : 1;
      }
    }
    int[] targets = new int[rows[nodes]];
    double[] weights = new double[rows[nodes]];
    int edge = 0;
    for (double[] row : matrix) {
      for (int to = 0; to < nodes; to++) {
        if (row[to] != 0) {
          targets[edge] = to;
          weights[edge++] = row[to];
        }
      }
    }
    return new WeightedGraph(rows, targets, weights);
  }

  int nodes() {
    return totals.length;
  }

  /** Number of the first edge that leaves a node; edges of a node follow one another. */
  int firstEdge(int node) {
    return rows[node];
  }

  int target(int edge) {
    return targets[edge];
  }

  double weight(int edge) {
    return weights[edge];
  }

  /** Sum of the weights of the edges that leave a node. */
  double weightFrom(int node) {
    return totals[node];
  }

  /** Collects undirected edges; an edge added again gains weight. */
  static final class Builder {
    private final int nodes;
    private final LongIndex edges = new LongIndex();
    private long[] ends = new long[64];
    private double[] sums = new double[64];

    Builder(int nodes) {
      this.nodes = nodes;
    }

    void add(int one, int other, double weight) {
      long key = ((long) Math.min(one, other) << 32) | Math.max(one, other);
      int number = edges.number(key);
      if (number == ends.length) {
        ends = Arrays.copyOf(ends, number * 2);
        sums = Arrays.copyOf(sums, number * 2);
      }
      ends[number] = key;
      sums[number] += weight;
    }

    /** The graph with the summed weights. */
    WeightedGraph weighted() {
      return build(Arrays.copyOf(sums, edges.size()));
    }

    /** The graph with weight 1 for every edge. */
    WeightedGraph unweighted() {
      double[] ones = new double[edges.size()];
      Arrays.fill(ones, 1);
      return build(ones);
    }

    private WeightedGraph build(double[] edgeWeights) {
      int[] rows = new int[nodes + 1];
      for (int i = 0; i < edgeWeights.length; i++) {
        rows[one(i) + 1]++;
        rows[other(i) + 1]++;
      }
      for (int node = 0; node < nodes; node++) {
        rows[node + 1] += rows[node];
      }
      int[] next = Arrays.copyOf(rows, nodes);
      int[] targets = new int[rows[nodes]];
      double[] weights = new double[rows[nodes]];
      for (int i = 0; i < edgeWeights.length; i++) {
        int forward = next[one(i)]++;
        targets[forward] = other(i);
        weights[forward] = edgeWeights[i];
        int backward = next[other(i)]++;
        targets[backward] = one(i);
        weights[backward] = edgeWeights[i];
      }
      return new WeightedGraph(rows, targets, weights);
    }

    private int one(int edge) {
      return (int) (ends[edge] >>> 32);
    }

    private int other(int edge) {
      return (int) ends[edge];
    }
  }
}
