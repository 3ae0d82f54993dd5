package org.gleaner.jobs.score;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A segment that was kept.
 *
 * @param at where its text begins in the cleaned text
 * @param begin where it begins in the cut text
 * @param end where it ends there
 * @param code the parts of its text that are code, see {@link org.gleaner.text.Segment#code()}
 */
public record KeptSegment(int at, int begin, int end, List<Integer> code) {
  /** An array of parts. */
  static final DataType TYPE =
      DataTypes.createArrayType(
          new StructType()
              .add("at", DataTypes.IntegerType, false)
              .add("begin", DataTypes.IntegerType, false)
              .add("end", DataTypes.IntegerType, false)
              .add("code", DataTypes.createArrayType(DataTypes.IntegerType, false), false),
          false);

  Row row() {
    return RowFactory.create(at, begin, end, code.toArray());
  }

  public static List<KeptSegment> of(List<Row> rows) {
    List<KeptSegment> parts = new ArrayList<>(rows.size());
    for (Row row : rows) {
      parts.add(new KeptSegment(row.getInt(0), row.getInt(1), row.getInt(2), row.getList(3)));
    }
    return parts;
  }
}
