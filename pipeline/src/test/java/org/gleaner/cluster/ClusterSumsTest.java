package org.gleaner.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gleaner.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What centres move, without looking at the centres. */
final class ClusterSumsTest {
  private static final int ROWS = 60;
  private static final int CLUSTERS = 3;
  private static final int DIMENSIONS = 5;

  private final RandomStream random = new RandomStream(8);

  private PackedVectors rows() {
    PackedVectors.Builder rows = new PackedVectors.Builder();
    int[] places = IntStream.range(0, DIMENSIONS).toArray();
    for (int row = 0; row < ROWS; row++) {
      rows.add(DIMENSIONS, places, numbers());
    }
    return rows.build();
  }

  private double[] numbers() {
    double[] numbers = new double[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      numbers[i] = random.nextDouble();
    }
    return numbers;
  }

  private static List<float[]> centers(ClusterSums sums) {
    List<float[]> centers = new ArrayList<>();
    for (int cluster = 0; cluster < CLUSTERS; cluster++) {
      centers.add(sums.center(cluster));
    }
    return centers;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shiftsAreTheDistancesOfTheCentresBeforeAndAfter(boolean cosine) {
    ClusterSums sums = new ClusterSums(new MeasuredRows(rows(), cosine, false), CLUSTERS);
    int[] at = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      at[row] = row % CLUSTERS;
      sums.add(row, at[row]);
    }
    sums.center();
    for (int round = 1; round < 20; round++) {
      List<float[]> before = centers(sums);
      double[][] products = new double[round][sums.width()];
      for (int row = 0; row < round; row++) {
        sums.multiply(row, products[row]);
      }
      for (int row = 0; row < round; row++) {
        int to = (at[row] + 1) % CLUSTERS;
        sums.move(row, at[row], to, products[row][at[row]], products[row][to]);
        at[row] = to;
      }
      sums.center();
      List<float[]> after = centers(sums);
      for (int cluster = 0; cluster < CLUSTERS; cluster++) {
        double square = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
          square += Math.pow(after.get(cluster)[i] - before.get(cluster)[i], 2);
        }
        assertEquals(Math.sqrt(square), sums.shift(cluster), 1e-5);
      }
    }
  }
}
