package org.gleaner.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gleaner.random.RandomStream;
import org.junit.jupiter.api.Test;

/** Products of rows with columns, whatever the number of both. */
final class ColumnProductsTest {
  private static final int DIMENSIONS = 9;

  private static double[] numbers(int size, RandomStream random) {
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = random.next(100);
    }
    return numbers;
  }

  @Test
  void areThoseOfEveryColumn() {
    RandomStream random = new RandomStream(4);
    for (int size = 0; size <= DIMENSIONS; size++) {
      int[] places = new int[size];
      double[] values = new double[size];
      for (int i = 0; i < size; i++) {
        places[i] = DIMENSIONS - size + i;
        values[i] = 1 + random.next(9);
      }
      PackedVectors rows = new PackedVectors.Builder().add(DIMENSIONS, places, values).build();
      for (int columns = 1; columns < 40; columns++) {
        int width = ColumnProducts.width(columns);
        assertTrue(width >= columns && width < columns + 4);
        double[] all = numbers(DIMENSIONS * width, random);
        double[] products = numbers(width, random);
        ColumnProducts.of(rows, 0, all, products);
        for (int column = 0; column < width; column++) {
          double product = 0;
          for (int i = 0; i < size; i++) {
            product += values[i] * all[places[i] * width + column];
          }
          assertEquals(product, products[column], "column " + column + " of " + columns);
        }
      }
    }
  }
}
