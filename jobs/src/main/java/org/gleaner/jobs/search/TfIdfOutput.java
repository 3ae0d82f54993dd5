package org.gleaner.jobs.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.gleaner.Options;
import org.gleaner.io.Columns;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.pass.IndexConfig;
import org.gleaner.pass.IndexPass;
import org.gleaner.pass.SearchIndex;
import org.gleaner.pass.ShardFile;
import org.gleaner.search.Dictionary;
import org.gleaner.search.IndexFiles;
import org.gleaner.search.TermVector;
import org.gleaner.search.TermWeighting;
import org.gleaner.stage.TfIdfVectorizerModel;
import org.gleaner.stage.base.SchemaChecks;
import org.gleaner.text.term.TokenizerFiles;

/** What {@code tfidf} writes of the documents: the index, their vectors, and the stage. */
final class TfIdfOutput {
  private TfIdfOutput() {}

  /**
   * Writes all of it.
   *
   * @param documents as {@link DocumentTerms} has analysed them
   * @return what the index was made with
   */
  static IndexConfig write(
      JobContext context,
      Dataset<Row> documents,
      Dictionary dictionary,
      TfIdfCommand settings,
      OutputFolder folder) {
    folder.write(SearchIndex.DICTIONARY, bytes(dictionary));
    TokenizerFiles.contents(settings.analysis).forEach(folder::write);
    TermWeighting weighting = TermWeighting.of(Options.of(settings.weighting));
    JavaRDD<IndexPass.Entry> entries =
        documents
            .select(Columns.ID, DocumentTerms.BEGIN, DocumentTerms.TERMS, DocumentTerms.COUNTS)
            .javaRDD()
            .map(DocumentTerms::entry);
    String shards = folder.path(SearchIndex.SHARDS);
    List<ShardFile> files =
        context.counted(
            "Writing the index",
            dictionary::documents,
            done -> IndexPass.write(counted(entries, done), dictionary, weighting, shards));
    IndexConfig config = config(documents, settings, files);
    folder.write(SearchIndex.CONFIG, config.json());
    writeVectors(context, documents, weighting.idf(dictionary), weighting, folder);
    writeModel(dictionary, settings, folder);
    return config;
  }

  private static IndexConfig config(
      Dataset<Row> documents, TfIdfCommand settings, List<ShardFile> files) {
    long indexed = files.stream().mapToLong(ShardFile::documents).sum();
    Row average = documents.selectExpr("avg(length)").first();
    return new IndexConfig(
        TokenizerFiles.kept(settings.analysis),
        settings.weighting,
        indexed,
        average.isNullAt(0) ? 0 : average.getDouble(0),
        files);
  }

  private static <T> JavaRDD<T> counted(JavaRDD<T> rows, LongAccumulator done) {
    return rows.map(
        row -> {
          done.add(1);
          return row;
        });
  }

  private static void writeVectors(
      JobContext context,
      Dataset<Row> documents,
      double[] idf,
      TermWeighting weighting,
      OutputFolder folder) {
    StructType schema =
        new StructType()
            .add(Columns.ID, DataTypes.StringType)
            .add(Columns.SOURCE, DataTypes.StringType)
            .add(Columns.POSITION, DataTypes.LongType)
            .add(
                "features",
                SQLDataTypes.VectorType(),
                true,
                SchemaChecks.vectors("features", idf.length));
    Broadcast<double[]> shared =
        JavaSparkContext.fromSparkContext(context.spark().sparkContext()).broadcast(idf);
    JavaRDD<Row> rows =
        documents
            .javaRDD()
            .map(
                row -> {
                  TermVector terms = DocumentTerms.vector(row);
                  double[] weights = weighting.weights(terms, shared.value());
                  return RowFactory.create(
                      row.getAs(Columns.ID),
                      row.getAs(Columns.SOURCE),
                      row.getAs(Columns.POSITION),
                      Vectors.sparse(shared.value().length, terms.terms(), weights));
                });
    context.spark().createDataFrame(rows, schema).write().parquet(folder.path("vectors"));
  }

  private static void writeModel(
      Dictionary dictionary, TfIdfCommand settings, OutputFolder folder) {
    try {
      new TfIdfVectorizerModel(dictionary)
          .setAnalysis(Options.settings(settings.analysis))
          .setWeighting(Options.settings(settings.weighting))
          .write()
          .save(folder.path("model"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write model", e);
    }
  }

  private static byte[] bytes(Dictionary dictionary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      IndexFiles.write(dictionary, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
