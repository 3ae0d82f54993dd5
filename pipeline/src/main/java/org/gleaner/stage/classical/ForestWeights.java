package org.gleaner.stage.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.LeafNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.mllib.tree.impurity.GiniCalculator;
import org.gleaner.network.tensor.DoubleTensor;

/**
 * A random forest: {@code nodes}, a row for each node of one tree after the other, each before its
 * children, the left one first; and {@code counts}, a row of the labels' counts for each node. A
 * row of {@code nodes} has the feature of the split (-1 in a leaf), its threshold, the prediction,
 * the impurity, the gain and the number of training rows.
 */
final class ForestWeights implements ClassifierWeights {
  private static final String NODES = "nodes";
  private static final String COUNTS = "counts";
  private static final int COLUMNS = 6;
  private static final int MAX_DEPTH = 31;

  @Override
  public Map<String, DoubleTensor> of(Model<?> classifier) {
    RandomForestClassificationModel model = (RandomForestClassificationModel) classifier;
    List<double[]> nodes = new ArrayList<>();
    List<double[]> counts = new ArrayList<>();
    for (DecisionTreeClassificationModel tree : model.trees()) {
      add(tree.rootNode(), nodes, counts);
    }
    return Map.of(
        NODES, matrix(nodes, COLUMNS),
        COUNTS, matrix(counts, model.numClasses()));
  }

  private static void add(Node node, List<double[]> nodes, List<double[]> counts) {
    GiniCalculator statistics = (GiniCalculator) node.impurityStats();
    counts.add(statistics.stats());
    if (node instanceof InternalNode inner) {
      ContinuousSplit split = (ContinuousSplit) inner.split();
      nodes.add(row(split.featureIndex(), split.threshold(), node, inner.gain(), statistics));
      add(inner.leftChild(), nodes, counts);
      add(inner.rightChild(), nodes, counts);
    } else {
      nodes.add(row(-1, 0, node, 0, statistics));
    }
  }

  private static double[] row(
      int feature, double threshold, Node node, double gain, GiniCalculator statistics) {
    return new double[] {
      feature, threshold, node.prediction(), node.impurity(), gain, statistics.rawCount()
    };
  }

  private static DoubleTensor matrix(List<double[]> rows, int columns) {
    double[] values = new double[rows.size() * columns];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * columns, columns);
    }
    return new DoubleTensor(List.of((long) rows.size(), (long) columns), values);
  }

  @Override
  public Model<?> classifier(
      String uid, Map<String, DoubleTensor> weights, int labels, int features) {
    long rows = weights.containsKey(NODES) ? weights.get(NODES).shape().get(0) : 0;
    Reading reading =
        new Reading(
            ClassifierWeights.values(weights, NODES, rows, COLUMNS),
            ClassifierWeights.values(weights, COUNTS, rows, labels),
            labels,
            features);
    List<DecisionTreeClassificationModel> trees = new ArrayList<>();
    while (reading.hasMore()) {
      trees.add(
          new DecisionTreeClassificationModel(
              uid + "-" + trees.size(), reading.node(0), features, labels));
    }
    if (trees.isEmpty()) {
      throw new IllegalArgumentException("weights " + NODES + " have no tree");
    }
    return new RandomForestClassificationModel(
        uid, trees.toArray(new DecisionTreeClassificationModel[0]), features, labels);
  }

  /** Makes trees of rows, one after the other. */
  private static final class Reading {
    private final double[] nodes;
    private final double[] counts;
    private final int labels;
    private final int features;
    private int at;

    Reading(double[] nodes, double[] counts, int labels, int features) {
      this.nodes = nodes;
      this.counts = counts;
      this.labels = labels;
      this.features = features;
    }

    boolean hasMore() {
      return at * COLUMNS < nodes.length;
    }

    Node node(int depth) {
      if (!hasMore() || depth > MAX_DEPTH) {
        throw new IllegalArgumentException("weights " + NODES + " are not whole trees");
      }
      int row = at++ * COLUMNS;
      double feature = nodes[row];
      double prediction = nodes[row + 2];
      boolean known = feature == Math.rint(feature) && feature >= -1 && feature < features;
      if (!known || prediction < 0 || prediction >= labels) {
        throw new IllegalArgumentException("weights " + NODES + " name an unknown term or label");
      }
      GiniCalculator statistics = statistics(at - 1, (long) nodes[row + 5]);
      if (feature < 0) {
        return new LeafNode(prediction, nodes[row + 3], statistics);
      }
      Node left = node(depth + 1);
      Node right = node(depth + 1);
      ContinuousSplit split = new ContinuousSplit((int) feature, nodes[row + 1]);
      return new InternalNode(
          prediction, nodes[row + 3], nodes[row + 4], left, right, split, statistics);
    }

    private GiniCalculator statistics(int node, long rows) {
      double[] each = new double[labels];
      System.arraycopy(counts, node * labels, each, 0, labels);
      return new GiniCalculator(each, rows);
    }
  }
}
