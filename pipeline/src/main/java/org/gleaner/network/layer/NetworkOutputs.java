package org.gleaner.network.layer;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.network.math.FloatBlock;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The outputs of a network as one array: in each row a count and the values. */
public final class NetworkOutputs {
  private NetworkOutputs() {}

  /** The values of each example. */
  public static List<float[]> of(INDArray outputs) {
    int width = (int) outputs.size(1);
    float[] packed = FloatBlock.read(outputs);
    List<float[]> results = new ArrayList<>((int) outputs.size(0));
    for (int at = 0; at < packed.length; at += width) {
      float[] result = new float[(int) packed[at]];
      System.arraycopy(packed, at + 1, result, 0, result.length);
      results.add(result);
    }
    return results;
  }

  /** The length of the longest row. */
  static int width(List<float[]> results) {
    int longest = 0;
    for (float[] result : results) {
      longest = Math.max(longest, result.length);
    }
    return 1 + longest;
  }

  /** The rows one after the other, each of {@link #width} numbers. */
  static float[] pack(List<float[]> results) {
    int width = width(results);
    float[] packed = new float[results.size() * width];
    for (int i = 0; i < results.size(); i++) {
      packed[i * width] = results.get(i).length;
      System.arraycopy(results.get(i), 0, packed, i * width + 1, results.get(i).length);
    }
    return packed;
  }
}
