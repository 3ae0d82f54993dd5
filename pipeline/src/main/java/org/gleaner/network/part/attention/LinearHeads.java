package org.gleaner.network.part.attention;

import org.gleaner.network.math.Products;
import org.gleaner.network.math.Sequences;
import org.gleaner.network.math.Softmax;

/**
 * Attention whose weights are products of features f(x) = elu(x) + 1 of query and key, so that the
 * sums over keys are made once for a sequence (Katharopoulos et al. 2020): with M the sum of f(k)
 * v' and z that of f(k), a row reads f(q)' M / f(q)' z.
 */
final class LinearHeads implements SelfAttention.Heads {
  private final Sequences sequences;
  private final int size;
  private final int heads;
  private final int width;
  private float[] context;

  LinearHeads(Sequences sequences, int size, int heads) {
    this.sequences = sequences;
    this.size = size;
    this.heads = heads;
    this.width = size / heads;
  }

  private static float feature(float x) {
    return x > 0 ? x + 1 : Softmax.exp(x);
  }

  private static float slope(float x) {
    return x > 0 ? 1 : Softmax.exp(x);
  }

  private int at(int row, int head, int which) {
    return (row * 3 + which) * size + head * width;
  }

  @Override
  public float[] forward(float[] projected) {
    context = new float[sequences.rows() * size];
    float[] memory = new float[width * width];
    float[] sum = new float[width];
    for (int i = 0; i < sequences.count(); i++) {
      for (int head = 0; head < heads; head++) {
        remember(projected, i, head, memory, sum);
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          read(projected, row, head, memory, sum);
        }
      }
    }
    return context;
  }

  private void remember(float[] projected, int i, int head, float[] memory, float[] sum) {
    java.util.Arrays.fill(memory, 0f);
    java.util.Arrays.fill(sum, 0f);
    for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
      int key = at(row, head, 1);
      int value = at(row, head, 2);
      for (int k = 0; k < width; k++) {
        float feature = feature(projected[key + k]);
        sum[k] += feature;
        Products.addScaled(projected, value, feature, memory, k * width, width);
      }
    }
  }

  private void read(float[] projected, int row, int head, float[] memory, float[] sum) {
    int query = at(row, head, 0);
    int to = row * size + head * width;
    float norm = 0;
    for (int k = 0; k < width; k++) {
      float feature = feature(projected[query + k]);
      norm += feature * sum[k];
      Products.addScaled(memory, k * width, feature, context, to, width);
    }
    for (int k = 0; k < width; k++) {
      context[to + k] /= norm;
    }
  }

  @Override
  public float[] backward(float[] projected, float[] gradient) {
    float[] result = new float[projected.length];
    float[] memory = new float[width * width];
    float[] sum = new float[width];
    for (int i = 0; i < sequences.count(); i++) {
      for (int head = 0; head < heads; head++) {
        remember(projected, i, head, memory, sum);
        float[] ofMemory = new float[memory.length];
        float[] ofSum = new float[sum.length];
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          backRead(projected, gradient, row, head, memory, sum, ofMemory, ofSum, result);
        }
        for (int row = sequences.begin(i); row < sequences.begin(i + 1); row++) {
          backRemember(projected, row, head, ofMemory, ofSum, result);
        }
      }
    }
    return result;
  }

  private void backRead(
      float[] projected,
      float[] gradient,
      int row,
      int head,
      float[] memory,
      float[] sum,
      float[] ofMemory,
      float[] ofSum,
      float[] result) {
    int query = at(row, head, 0);
    int here = row * size + head * width;
    float norm = 0;
    for (int k = 0; k < width; k++) {
      norm += feature(projected[query + k]) * sum[k];
    }
    float ofNorm = -Products.dot(gradient, here, context, here, width) / norm;
    for (int k = 0; k < width; k++) {
      float feature = feature(projected[query + k]);
      float ofFeature =
          Products.dot(gradient, here, memory, k * width, width) / norm + ofNorm * sum[k];
      result[query + k] = ofFeature * slope(projected[query + k]);
      Products.addScaled(gradient, here, feature / norm, ofMemory, k * width, width);
      ofSum[k] += ofNorm * feature;
    }
  }

  private void backRemember(
      float[] projected, int row, int head, float[] ofMemory, float[] ofSum, float[] result) {
    int key = at(row, head, 1);
    int value = at(row, head, 2);
    for (int k = 0; k < width; k++) {
      float ofFeature = Products.dot(ofMemory, k * width, projected, value, width) + ofSum[k];
      result[key + k] = ofFeature * slope(projected[key + k]);
      Products.addScaled(ofMemory, k * width, feature(projected[key + k]), result, value, width);
    }
  }
}
