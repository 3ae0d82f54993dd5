package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.Test;

final class SequenceTaggerTest {
  private static final StructType SCHEMA =
      new StructType()
          .add("tokens", DataTypes.createArrayType(DataTypes.StringType))
          .add("tags", DataTypes.createArrayType(DataTypes.StringType));

  private static Dataset<Row> sentences() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      rows.add(
          RowFactory.create(
              new String[] {"we", "met", i % 2 == 0 ? "Ada" : "Bo", "Lovelace", "in", "Rome" + i},
              new String[] {"O", "O", "B-PER", "I-PER", "O", "B-LOC"}));
    }
    rows.add(RowFactory.create(null, new String[0]));
    rows.add(RowFactory.create(new String[0], new String[0]));
    return LocalSpark.session().createDataFrame(rows, SCHEMA);
  }

  private static SequenceTagger small() {
    return new SequenceTagger()
        .setEncoder("bilstm")
        .setNetworkOptions("embedding-size=8", "hidden-size=6", "characters=4", "dropout=0")
        .setTrainingOptions("epochs=8", "workers=1", "batch-size=5", "learning-rate=0.05");
  }

  @Test
  void stretchesAreLearntFromTextsAndEmptyRowsStay() {
    List<Row> rows = small().fit(sentences()).transform(sentences()).collectAsList();
    assertEquals(42, rows.size());
    for (Row row : rows.subList(0, 40)) {
      assertEquals(row.<String>getList(1), row.<String>getList(2));
    }
    assertTrue(rows.get(40).isNullAt(2));
    assertEquals(List.of(), rows.get(41).getList(2));
  }

  @Test
  void aLabelTooFewIsToldAndSoIsAnotherTask() {
    Dataset<Row> uneven =
        LocalSpark.session()
            .createDataFrame(
                List.of(RowFactory.create(new String[] {"a", "b"}, new String[] {"O"})), SCHEMA);
    SparkException e = assertThrows(SparkException.class, () -> small().fit(uneven));
    assertTrue(e.getMessage().contains("Cannot learn from 1 labels of 2 tokens"), e.getMessage());
    Dataset<Row> numbers = sentences().selectExpr("array(1, 2) AS tokens", "tags");
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class, () -> small().transformSchema(numbers.schema()));
    assertTrue(wrong.getMessage().startsWith("Cannot use column tokens: array<int>"));
  }
}
