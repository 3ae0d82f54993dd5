package org.gleaner.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gleaner.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** K-means in memory against what defines it. */
final class LloydTest {
  static final int DIMENSIONS = 6;
  private static final int GROUPS = 4;

  /** Around far centres in turn; lengths differ, some numbers are null. */
  static List<double[]> rows(int size, double spread) {
    RandomStream random = new RandomStream(6);
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] row = new double[DIMENSIONS];
      double length = 1 + random.nextFloat();
      for (int j = 0; j < DIMENSIONS; j++) {
        double near = j == i % GROUPS ? 5 : 0;
        row[j] = random.next(4) == 0 ? near : length * (near + spread * random.nextFloat());
      }
      rows.add(row);
    }
    return rows;
  }

  static PackedVectors packed(List<double[]> rows) {
    PackedVectors.Builder first = new PackedVectors.Builder();
    PackedVectors.Builder second = new PackedVectors.Builder();
    int[] places = IntStream.range(0, DIMENSIONS).toArray();
    for (int i = 0; i < rows.size(); i++) {
      (i < 3 ? first : second).add(DIMENSIONS, places, rows.get(i));
    }
    return first.addAll(second.build()).build();
  }

  private static double distance(double[] row, float[] center, boolean cosine) {
    double product = 0;
    double square = 0;
    double rowSquare = 0;
    double centerSquare = 0;
    for (int i = 0; i < row.length; i++) {
      product += row[i] * center[i];
      square += (row[i] - center[i]) * (row[i] - center[i]);
      rowSquare += row[i] * row[i];
      centerSquare += (double) center[i] * center[i];
    }
    return cosine ? 1 - product / Math.sqrt(rowSquare * centerSquare) : square;
  }

  private static int nearest(double[] row, List<float[]> centers, boolean cosine) {
    return IntStream.range(0, centers.size())
        .boxed()
        .min(
            (a, b) ->
                Double.compare(
                    distance(row, centers.get(a), cosine), distance(row, centers.get(b), cosine)))
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyCentreIsTheMiddleOfTheRowsNearestToIt(boolean cosine) {
    List<double[]> rows = rows(800, 4);
    for (int clusters : new int[] {1, 3, 9}) {
      Lloyd.Clusters found = Lloyd.run(packed(rows), clusters, cosine, 1_000, 5, false);
      assertEquals(clusters, found.centers().size());
      double[][] sums = new double[clusters][DIMENSIONS];
      int[] counts = new int[clusters];
      double cost = 0;
      for (double[] row : rows) {
        int cluster = nearest(row, found.centers(), cosine);
        cost += distance(row, found.centers().get(cluster), cosine);
        double length = Math.sqrt(Arrays.stream(row).map(value -> value * value).sum());
        counts[cluster]++;
        for (int i = 0; i < DIMENSIONS; i++) {
          sums[cluster][i] += cosine ? row[i] / length : row[i];
        }
      }
      assertEquals(cost, found.cost(), 1e-4 * cost);
      for (int cluster = 0; cluster < clusters; cluster++) {
        double length = Math.sqrt(Arrays.stream(sums[cluster]).map(value -> value * value).sum());
        for (int i = 0; i < DIMENSIONS; i++) {
          double middle = sums[cluster][i] / (cosine ? length : counts[cluster]);
          assertEquals(middle, found.centers().get(cluster)[i], 1e-4);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void groupsThatStandApartAreFound(boolean cosine) {
    List<double[]> rows = rows(400, 0.5);
    Lloyd.Clusters best = null;
    for (int start = 0; start < 5; start++) {
      Lloyd.Clusters found = Lloyd.run(packed(rows), GROUPS, cosine, 50, start, false);
      best = best == null || found.cost() < best.cost() ? found : best;
    }
    for (int i = GROUPS; i < rows.size(); i++) {
      assertEquals(
          nearest(rows.get(i % GROUPS), best.centers(), cosine),
          nearest(rows.get(i), best.centers(), cosine));
    }
  }

  @Test
  void thereAreNoMoreClustersThanDifferentRows() {
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double[] row = new double[DIMENSIONS];
      row[i % 3] = 0.1 + i % 3;
      rows.add(row);
    }
    Lloyd.Clusters found = Lloyd.run(packed(rows), 10, false, 50, 1, false);
    assertEquals(3, found.centers().size());
    assertEquals(0, found.cost(), 1e-4);
  }

  @Test
  void fewDifferentRowsMakeNoFewerClustersThanAskedFor() {
    RandomStream random = new RandomStream(2);
    for (int seed = 0; seed < 100; seed++) {
      List<double[]> rows = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        double[] row = new double[DIMENSIONS];
        row[0] = random.next(6);
        row[1] = random.next(2);
        rows.add(row);
      }
      long different = rows.stream().map(Arrays::toString).distinct().count();
      for (int clusters : new int[] {3, 8, 20}) {
        Lloyd.Clusters found = Lloyd.run(packed(rows), clusters, false, 1_000, seed, false);
        assertEquals(Math.min(clusters, different), found.centers().size());
        double cost = 0;
        for (double[] row : rows) {
          cost += distance(row, found.centers().get(nearest(row, found.centers(), false)), false);
        }
        assertEquals(cost, found.cost(), 1e-4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void rowsOfNullsBelongSomewhere(boolean cosine) {
    List<double[]> nulls = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      nulls.add(new double[DIMENSIONS]);
    }
    Lloyd.Clusters alone = Lloyd.run(packed(nulls), 3, cosine, 50, 1, false);
    assertEquals(1, alone.centers().size());
    assertArrayEquals(new float[DIMENSIONS], alone.centers().get(0));
    assertEquals(cosine ? 5 : 0, alone.cost(), 1e-9);
    List<double[]> rows = rows(100, 1);
    double without = Lloyd.run(packed(rows), 1, cosine, 50, 1, false).cost();
    rows.addAll(nulls);
    Lloyd.Clusters found = Lloyd.run(packed(rows), 5, cosine, 50, 1, false);
    assertEquals(5, found.centers().size());
    assertTrue(found.cost() < without + nulls.size());
    if (cosine) {
      for (float[] center : found.centers()) {
        assertTrue(distance(rows.get(0), center, true) < 2, "has a direction");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"true,7", "false,7", "false,20"})
  void sameSeedGivesTheSameClustersHoweverManyThreadsHelp(boolean cosine, int clusters) {
    List<double[]> rows = rows(5_000, 4);
    Lloyd.Clusters first = Lloyd.run(packed(rows), clusters, cosine, 50, 3, false);
    Lloyd.Clusters second = Lloyd.run(packed(rows), clusters, cosine, 50, 3, true);
    assertEquals(first.cost(), second.cost());
    for (int i = 0; i < clusters; i++) {
      assertArrayEquals(first.centers().get(i), second.centers().get(i));
    }
    assertTrue(first.cost() > 0);
  }
}
