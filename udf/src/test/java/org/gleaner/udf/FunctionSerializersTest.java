package org.gleaner.udf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every function's example gives the same where Spark's serialiser is Kryo. */
final class FunctionSerializersTest {
  private static final String KRYO = "org.apache.spark.serializer.KryoSerializer";

  @AfterAll
  static void giveTheDefaultBack() {
    SqlSession.restart(null);
  }

  @TestFactory
  Stream<DynamicTest> kryoGivesWhatJavaGives() {
    Map<String, Object> java = values(null);
    Map<String, Object> kryo = values(KRYO);
    return java.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(name, () -> assertEquals(java.get(name), kryo.get(name))));
  }

  /** The values in rows that are shuffled, by function. */
  private static Map<String, Object> values(String serializer) {
    SqlSession.restart(serializer);
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : Functions.CATALOGUE.names()) {
      String example = SmallModels.get().in(Functions.CATALOGUE.named(name).example());
      values.put(name, collected(example));
    }
    return values;
  }

  private static String collected(String expression) {
    return SqlSession.get()
        .range(4)
        .repartition(3)
        .selectExpr("id", expression + " AS value")
        .javaRDD()
        .repartition(2)
        .map(row -> row.get(0) + " " + row.get(1))
        .collect()
        .stream()
        .sorted()
        .toList()
        .toString();
  }
}
