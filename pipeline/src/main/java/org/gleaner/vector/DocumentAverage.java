package org.gleaner.vector;

/** The mean vector of a document's words. */
public final class DocumentAverage {
  private DocumentAverage() {}

  /** The mean over the words that have a vector; null vector if none has. */
  public static double[] of(WordVectorTable table, String[] words) {
    double[] sum = new double[table.dimensions()];
    int known = 0;
    for (String word : words) {
      float[] vector = table.vector(word);
      if (vector != null) {
        known++;
        for (int i = 0; i < sum.length; i++) {
          sum[i] += vector[i];
        }
      }
    }
    for (int i = 0; i < sum.length && known > 0; i++) {
      sum[i] /= known;
    }
    return sum;
  }
}
