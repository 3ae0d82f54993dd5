package org.gleaner.network.task;

import java.io.Serializable;

/**
 * A document, or a window of one, as the cleaning network reads it. The arrays are not copied and
 * must not be changed. Segment i has tokens[i] (numbers without padding, perhaps none), features[i]
 * and targets[i] (1 remove, 0 keep).
 */
public final class CleanExample implements Serializable {
  private static final long serialVersionUID = 1L;

  public final int[][] tokens;
  final float[][] features;
  public final float[] targets;

  public CleanExample(int[][] tokens, float[][] features, float[] targets) {
    this.tokens = tokens;
    this.features = features;
    this.targets = targets;
  }

  /** Number of segments. */
  public int segments() {
    return tokens.length;
  }
}
