package org.gleaner.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.gleaner.LocalSpark;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many vectors come to the driver. */
final class VectorCollectionTest {
  private static final Vector VECTOR = Vectors.dense(1, new double[] {0, 2});

  private static JavaRDD<Vector> vectors(int sizeOfFirst, int sizeOfSecond) {
    return LocalSpark.context()
        .parallelize(List.of(sizeOfFirst, sizeOfSecond), 2)
        .flatMap(size -> Collections.nCopies(size, VECTOR).iterator());
  }

  @ParameterizedTest
  @CsvSource({"10,10", "20,0", "0,20", "0,1", "0,0"})
  void evenPartitionsAndUnevenOnesComeWhole(int first, int second) {
    long numbers = 2L * (first + second);
    assertEquals(
        first + second,
        VectorCollection.upTo(vectors(first, second), numbers).orElseThrow().size());
    assertEquals(
        first + second, VectorCollection.upTo(vectors(first, second), 1_000).orElseThrow().size());
    assertTrue(VectorCollection.upTo(vectors(first, second), numbers - 1).isEmpty());
  }
}
