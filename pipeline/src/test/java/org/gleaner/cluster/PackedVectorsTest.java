package org.gleaner.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out of packed vectors, here and elsewhere. */
final class PackedVectorsTest {
  private static byte[] written(PackedVectors vectors) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(vectors);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5})
  void sparseAndDenseOnesAreReadAsTheyAreWritten(double number) throws Exception {
    PackedVectors some =
        new PackedVectors.Builder().add(2, new int[] {0, 1}, new double[] {3, 4}).build();
    PackedVectors vectors =
        new PackedVectors.Builder()
            .add(2, new int[] {0, 1}, new double[] {number, 2})
            .addAll(some)
            .build();
    PackedVectors read;
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(written(vectors)))) {
      read = (PackedVectors) in.readObject();
    }
    assertEquals(2, read.size());
    assertEquals(2, read.dimensions());
    assertArrayEquals(number == 0 ? new int[] {1, 0, 1} : new int[] {0, 1}, read.places());
    assertArrayEquals(
        number == 0 ? new float[] {2, 3, 4} : new float[] {5, 2, 3, 4}, read.values());
    assertEquals(number == 0 ? 1 : 2, read.begin(1));
    assertEquals(number == 0 ? 1 : 0, read.beginOfPlaces(1));
    assertEquals(0, new PackedVectors.Builder().build().size());
  }

  @Test
  void placesOfDenseOnesAreNotWritten() throws IOException {
    PackedVectors.Builder dense = new PackedVectors.Builder();
    for (int i = 0; i < 1_000; i++) {
      dense.add(3, new int[] {0, 1, 2}, new double[] {1, 2, 3});
    }
    assertEquals(1_000 * (3 + 1) * 4, written(dense.build()).length, 500);
  }
}
