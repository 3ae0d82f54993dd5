package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.LocalSpark;
import org.gleaner.pass.Components;
import org.junit.jupiter.api.Test;

final class DuplicateFinderTest {
  private static final StructType EDGE =
      new StructType()
          .add(Components.NODE, DataTypes.LongType)
          .add(Components.LEAST, DataTypes.LongType);

  private static Dataset<Row> texts(Map<String, String> byId) {
    List<Row> rows = new ArrayList<>();
    byId.forEach((id, text) -> rows.add(RowFactory.create(id, text)));
    StructType schema =
        new StructType().add("id", DataTypes.StringType).add("text", DataTypes.StringType);
    return LocalSpark.session().createDataFrame(rows, schema).repartition(3);
  }

  private static Map<String, String> found(DuplicateFinder finder, Map<String, String> byId) {
    Map<String, String> found = new TreeMap<>();
    for (Row row : finder.transform(texts(byId)).collectAsList()) {
      assertNull(found.put(row.getString(0), String.valueOf(row.getString(2))));
    }
    assertEquals(byId.keySet(), found.keySet());
    found.values().removeIf("null"::equals);
    return found;
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append("word").append(random.nextInt(5000)).append(i % 9 == 8 ? ". " : " ");
    }
    return text.toString();
  }

  @Test
  void nearDuplicatesBelongToTheLeastIdAndOthersStay() {
    Random random = new Random(1);
    Map<String, String> texts = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      String text = text(random, 300);
      texts.put("a" + i, text);
      for (int copy = 0; copy < i % 4; copy++) {
        texts.put("b" + i + "-" + copy, text.replaceFirst("word\\d+", "changed" + copy));
        expected.put("b" + i + "-" + copy, "a" + i);
      }
    }
    texts.put("null", null);
    texts.put("none", " ... !");
    texts.put("no more", " ... !");
    assertEquals(expected, found(new DuplicateFinder(), texts));
    assertEquals(Map.of(), found(new DuplicateFinder().setThreshold(1), texts));
  }

  @Test
  void aThresholdOfOneWantsTheSameWordsInTheirOrder() {
    Map<String, String> texts =
        new HashMap<>(
            Map.of(
                "c", "To be, or not to be.", "b", "to be or NOT to be", "d", "to be or to be not"));
    assertEquals(Map.of("c", "b"), found(new DuplicateFinder().setThreshold(1), texts));
  }

  @Test
  void anyComponentIsNamedByItsLeastNode() {
    Random random = new Random(3);
    List<Row> edges = new ArrayList<>();
    int[] root = new int[200];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
    for (int i = 1; i < 50; i++) {
      connect(edges, root, i, i - 1); // a chain
    }
    for (int i = 0; i < 60; i++) {
      connect(edges, root, 50 + random.nextInt(150), 50 + random.nextInt(150));
    }
    Dataset<Row> stars =
        Components.of(LocalSpark.session().createDataFrame(edges, EDGE).repartition(4));
    Map<Long, Long> actual = new TreeMap<>();
    for (Row row : stars.collectAsList()) {
      assertNull(actual.put(row.getLong(0), row.getLong(1)));
    }
    Map<Long, Long> expected = new TreeMap<>();
    for (int i = 0; i < root.length; i++) {
      if (find(root, i) != i) {
        expected.put((long) i, (long) find(root, i));
      }
    }
    assertTrue(expected.size() > 90);
    assertEquals(expected, actual);
  }

  @Test
  void nothingStaysInStorageMemory() {
    Set<Integer> before = Set.copyOf(LocalSpark.context().getPersistentRDDs().keySet());
    Dataset<Row> found =
        new DuplicateFinder()
            .setThreshold(1)
            .transform(texts(Map.of("a", "one text", "b", "one text", "c", "another")));
    assertTrue(before.containsAll(persistent()), "after transform");
    assertEquals(1, found.filter("duplicateOf = 'a'").count());
    assertEquals(3, found.count());
    assertTrue(before.containsAll(persistent()), "after use");
    assertThrows(
        Exception.class,
        () ->
            new DuplicateFinder()
                .transform(texts(Map.of("a", "x")).selectExpr("id", "raise_error(text) as text")));
    assertTrue(before.containsAll(persistent()), "after a failure");
  }

  private static Set<Integer> persistent() {
    return LocalSpark.context().getPersistentRDDs().keySet();
  }

  private static void connect(List<Row> edges, int[] root, int a, int b) {
    if (a != b) {
      edges.add(RowFactory.create((long) Math.max(a, b), (long) Math.min(a, b)));
      int least = Math.min(find(root, a), find(root, b));
      int most = Math.max(find(root, a), find(root, b));
      root[most] = least;
    }
  }

  private static int find(int[] root, int i) {
    int at = i;
    while (root[at] != at) {
      at = root[at];
    }
    return at;
  }
}
