package org.gleaner.bench;

import java.util.Locale;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.CountVectorizer;
import org.apache.spark.ml.feature.IDF;
import org.apache.spark.ml.feature.Tokenizer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.stage.TfIdfVectorizer;

/**
 * Documents a second of fitting and applying tf-idf on {@code local[2]}, ours and MLlib's
 * Tokenizer, CountVectorizer and IDF, in turn, with a sum over all weights to show that they are
 * the same. Arguments: a text file with a document on each line (single blanks between words), the
 * number of rounds, and perhaps {@code scikit-learn}: ours alone, with that library's weights.
 */
public final class TfIdfRate {
  private static final int THREADS = 2;
  private static final int TERMS = 1 << 20;

  private TfIdfRate() {}

  /** Measures. */
  public static void main(String[] arguments) {
    SparkSession session =
        SparkSession.builder()
            .master("local[" + THREADS + "]")
            .config("spark.ui.enabled", "false")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    Dataset<Row> documents = session.read().text(arguments[0]).toDF("text").repartition(4).cache();
    documents.count();
    boolean alone = arguments.length > 2;
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      measure("ours", alone ? ours("smooth", "l2") : ours("spark", "none"), documents);
      if (!alone) {
        measure("mllib", mllib(), documents);
      }
    }
  }

  private static void measure(String name, Pipeline pipeline, Dataset<Row> documents) {
    long begin = System.nanoTime();
    Dataset<Row> vectors = pipeline.fit(documents).transform(documents).select("features");
    double sum = vectors.javaRDD().map(row -> sum(row.getAs(0))).reduce(Double::sum);
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        Locale.ROOT, "%-6s %8.0f documents/s, sum %.6f%n", name, documents.count() / seconds, sum);
  }

  private static double sum(Vector vector) {
    double sum = 0;
    for (double value : vector.toSparse().values()) {
      sum += value;
    }
    return sum;
  }

  private static Pipeline ours(String idf, String norm) {
    TfIdfVectorizer vectorizer =
        new TfIdfVectorizer()
            .setAnalysis("tokenizer=whitespace", "marks=keep")
            .setWeighting("idf=" + idf, "norm=" + norm)
            .setVocabularySize(TERMS);
    return new Pipeline().setStages(new PipelineStage[] {vectorizer});
  }

  private static Pipeline mllib() {
    PipelineStage[] stages = {
      new Tokenizer().setInputCol("text").setOutputCol("words"),
      new CountVectorizer().setInputCol("words").setOutputCol("counts").setVocabSize(TERMS),
      new IDF().setInputCol("counts").setOutputCol("features")
    };
    return new Pipeline().setStages(stages);
  }
}
