package org.gleaner.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gleaner.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pass of K-means against that which computes all distances. */
final class LloydPassesTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyPassIsThatOfLloyd(boolean cosine) {
    for (int seed = 0; seed < 20; seed++) {
      List<double[]> rows = LloydTest.rows(300 + seed, 0.2 + seed);
      rows.addAll(List.copyOf(rows.subList(0, 50)));
      PackedVectors packed = LloydTest.packed(rows);
      int clusters = 1 + seed;
      RandomStream random = new RandomStream(RandomStream.seed(seed, clusters, 0));
      int[] start = PlusPlusStart.of(new MeasuredRows(packed, cosine, false), clusters, random);
      BruteLloyd brute = new BruteLloyd(rows, cosine, start, clusters);
      boolean moves = true;
      for (int passes = 1; moves; passes++) {
        Lloyd.Clusters found = Lloyd.run(packed, clusters, cosine, passes, seed, false);
        for (int cluster = 0; cluster < clusters; cluster++) {
          for (int i = 0; i < LloydTest.DIMENSIONS; i++) {
            assertEquals(brute.centers()[cluster][i], found.centers().get(cluster)[i], 1e-5);
          }
        }
        assertEquals(brute.cost(), found.cost(), 1e-6 * (1 + brute.cost()));
        moves = brute.pass() > 1e-4 * brute.variance();
      }
    }
  }

  private static Lloyd.Clusters onALine(int[] start, double... numbers) {
    PackedVectors.Builder rows = new PackedVectors.Builder();
    for (double number : numbers) {
      rows.add(1, new int[] {0}, new double[] {number});
    }
    return Lloyd.run(new MeasuredRows(rows.build(), false, false), start, 100);
  }

  @Test
  void aClusterThatLosesItsRowsGetsTheFarthest() {
    // the cluster of the ends has its centre between them, where no row is
    Lloyd.Clusters one = onALine(new int[] {2, 0, 1, 2}, -10, -9, 9, 11);
    assertEquals(3, one.centers().size());
    assertEquals(0.5, one.cost(), 1e-9, "-10 and -9 are left together");
    Lloyd.Clusters two = onALine(new int[] {3, 2, 0, 1, 2, 3}, -20, -10, -9, 9, 10, 24);
    assertEquals(4, two.centers().size());
    assertEquals(1, two.cost(), 1e-9);
    Lloyd.Clusters equal = onALine(new int[] {0, 1, 1}, 7, 7, 7);
    assertEquals(1, equal.centers().size(), "nothing is far");
    assertEquals(0, equal.cost(), 1e-9);
  }
}
