package org.gleaner.pass;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.gleaner.cluster.PackedVectors;

/**
 * Collects vectors in the driver if they are few. One job does it if the partitions are about even;
 * those far larger than the others are counted by it and collected by a second one.
 */
final class VectorCollection {
  private VectorCollection() {}

  /** The vectors of one partition. */
  private static final class Part implements Serializable {
    private static final long serialVersionUID = 1L;

    private final long numbers;
    private final PackedVectors vectors;

    Part(long numbers, PackedVectors vectors) {
      this.numbers = numbers;
      this.vectors = vectors;
    }

    /** The number of non-zero values. */
    long numbers() {
      return numbers;
    }

    /** Null if they are too many. */
    PackedVectors vectors() {
      return vectors;
    }
  }

  /**
   * Collects.
   *
   * @param most how many non-zero values are collected
   * @return the vectors in their order; empty if there are more
   */
  static Optional<PackedVectors> upTo(JavaRDD<Vector> vectors, long most) {
    int partitions = Math.max(1, vectors.getNumPartitions());
    List<Part> parts = new ArrayList<>(collect(vectors, 2 * most / partitions));
    if (parts.stream().mapToLong(Part::numbers).sum() > most) {
      return Optional.empty();
    }
    if (parts.stream().anyMatch(part -> part.vectors() == null)) {
      parts = collect(vectors, most);
    }
    PackedVectors.Builder all = new PackedVectors.Builder();
    parts.forEach(part -> all.addAll(part.vectors()));
    return Optional.of(all.build());
  }

  private static List<Part> collect(JavaRDD<Vector> vectors, long mostOfOne) {
    return vectors.mapPartitions(part -> List.of(pack(part, mostOfOne)).iterator()).collect();
  }

  private static Part pack(Iterator<Vector> vectors, long most) {
    PackedVectors.Builder packed = new PackedVectors.Builder();
    long numbers = 0;
    while (vectors.hasNext()) {
      Vector vector = vectors.next();
      numbers += vector.numNonzeros();
      if (numbers > most) {
        continue;
      }
      if (vector instanceof SparseVector sparse) {
        packed.add(sparse.size(), sparse.indices(), sparse.values());
      } else {
        packed.add(vector.toArray());
      }
    }
    return new Part(numbers, numbers <= most ? packed.build() : null);
  }
}
