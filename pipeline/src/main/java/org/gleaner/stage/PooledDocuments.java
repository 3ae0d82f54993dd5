package org.gleaner.stage;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.StructType;
import org.gleaner.io.Schemas;
import org.gleaner.stage.base.OneColumn;
import org.gleaner.stage.param.WordVectorParams;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.pool.DocumentPooling;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** Appends the vector of each document; words and weights go to each executor once. */
final class PooledDocuments {
  private PooledDocuments() {}

  static Dataset<Row> append(
      Dataset<?> dataset,
      WordVectorParams<?> params,
      WordVectorTable table,
      DocumentPooling pooling) {
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    Broadcast<WordVectorTable> words = spark.broadcast(table);
    Broadcast<DocumentPooling> shared = spark.broadcast(pooling);
    boolean lower = params.getLowerCase();
    UDF1<Seq<Row>, Object> pool =
        tokens -> {
          List<Row> rows = JavaConverters.seqAsJavaList(tokens);
          return Vectors.dense(shared.value().pool(words.value(), TokenWords.of(rows, lower)));
        };
    return columns(params, pooling.dimensions(table)).apply(dataset, pool);
  }

  /** The schema after it. */
  static StructType schema(StructType schema, WordVectorParams<?> params, int dimensions) {
    return columns(params, dimensions).schema(schema);
  }

  private static OneColumn columns(WordVectorParams<?> params, int dimensions) {
    return OneColumn.ofVectors(
        params.getTokensCol(), Schemas.TOKENS, params.getOutputCol(), dimensions);
  }
}
