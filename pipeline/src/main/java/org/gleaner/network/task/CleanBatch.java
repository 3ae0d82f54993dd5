package org.gleaner.network.task;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The arrays of a batch of documents D with at most S segments and F features. Inputs: features [D,
 * F, S] under a mask [D, S]; the distinct segments' token numbers [N, T]; places [D, S], the number
 * of a segment's row plus 1, or 0 where it has no token, under the same mask. Label: 1 for remove,
 * [D, 1, S], under the mask. DL4J divides gradients by the first input's leading dimension, D.
 */
final class CleanBatch {
  private final int documents;
  private final int segments;
  private final int width;
  private final float[] features;
  private final float[] mask;
  private final float[] places;
  private final float[] targets;
  private final Map<IntBuffer, Integer> rows = new HashMap<>();
  private final java.util.ArrayList<int[]> distinct = new java.util.ArrayList<>();

  CleanBatch(List<CleanExample> examples, int size, int width) {
    int longest = 1;
    for (CleanExample example : examples) {
      longest = Math.max(longest, example.segments());
    }
    this.documents = size;
    this.segments = longest;
    this.width = width;
    this.features = new float[size * width * longest];
    this.mask = new float[size * longest];
    this.places = new float[size * longest];
    this.targets = new float[size * longest];
    for (int i = 0; i < examples.size(); i++) {
      add(examples.get(i), i);
    }
  }

  private void add(CleanExample example, int document) {
    for (int i = 0; i < example.segments(); i++) {
      int at = document * segments + i;
      mask[at] = 1;
      targets[at] = example.targets[i];
      places[at] = row(example.tokens[i]);
      float[] values = example.features[i];
      for (int k = 0; k < width; k++) {
        features[(document * width + k) * segments + i] = values[k];
      }
    }
  }

  private int row(int[] tokens) {
    if (tokens.length == 0) {
      return 0;
    }
    Integer row = rows.get(IntBuffer.wrap(tokens));
    if (row == null) {
      distinct.add(tokens);
      row = distinct.size();
      rows.put(IntBuffer.wrap(tokens), row);
    }
    return row;
  }

  private INDArray tokens() {
    int longest = 1;
    for (int[] row : distinct) {
      longest = Math.max(longest, row.length);
    }
    int count = Math.max(1, distinct.size());
    float[] padded = new float[count * longest];
    for (int i = 0; i < distinct.size(); i++) {
      int[] row = distinct.get(i);
      for (int k = 0; k < row.length; k++) {
        padded[i * longest + k] = row[k];
      }
    }
    return Nd4j.create(padded, new long[] {count, longest}, 'c');
  }

  private INDArray grid(float[] values) {
    return Nd4j.create(values, new long[] {documents, segments}, 'c');
  }

  /** Inputs, masks and labels. */
  MultiDataSet arrays() {
    INDArray[] inputs = {
      Nd4j.create(features, new long[] {documents, width, segments}, 'c'), tokens(), grid(places)
    };
    INDArray[] labels = {Nd4j.create(targets, new long[] {documents, 1, segments}, 'c')};
    return new MultiDataSet(
        inputs, labels, new INDArray[] {grid(mask), null, grid(mask)}, new INDArray[] {grid(mask)});
  }
}
