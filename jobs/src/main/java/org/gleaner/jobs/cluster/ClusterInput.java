package org.gleaner.jobs.cluster;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.gleaner.ErrorCode;
import org.gleaner.io.Columns;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.stage.TfIdfVectorizer;
import org.gleaner.stage.TfIdfVectorizerModel;

/**
 * The vectors to cluster.
 *
 * @param rows source, position, id, code, detail, excerpt, text, name (the label) and features;
 *     those that cannot be used have a code
 * @param model what made them; null if they were given
 */
record ClusterInput(Dataset<Row> rows, TfIdfVectorizerModel model) {
  /** The column of the vectors. */
  static final String FEATURES = "features";

  static ClusterInput of(JobContext context, ClusterCommand settings) {
    return settings.vectors == null ? ofTexts(context, settings) : ofVectors(context, settings);
  }

  private static ClusterInput ofTexts(JobContext context, ClusterCommand settings) {
    Dataset<Row> lines =
        ClassifierInput.optionalLabels(
            context.spark(), settings.read.settings(), context.parallelism());
    lines.persist(org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK());
    TfIdfVectorizerModel model =
        TfIdfVectorizer.of(settings.terms).fit(ClassifierInput.texts(lines));
    return new ClusterInput(checked(model.transform(lines)), model);
  }

  private static ClusterInput ofVectors(JobContext context, ClusterCommand settings) {
    Dataset<Row> rows = GivenVectors.read(context.spark(), settings.vectors, settings.column);
    return new ClusterInput(checked(rows), null);
  }

  /** A zero vector has no direction. */
  private static Dataset<Row> checked(Dataset<Row> rows) {
    UDF1<Vector, Boolean> function = vector -> vector != null && vector.numNonzeros() > 0;
    UserDefinedFunction some = udf(function, DataTypes.BooleanType);
    Column empty = col(Columns.CODE).isNull().and(some.apply(col(FEATURES)).equalTo(false));
    return rows.withColumn(
            Columns.DETAIL,
            when(empty, "the document has no term of the dictionary")
                .otherwise(col(Columns.DETAIL)))
        .withColumn(
            Columns.CODE, when(empty, ErrorCode.EMPTY_TEXT.name()).otherwise(col(Columns.CODE)));
  }
}
