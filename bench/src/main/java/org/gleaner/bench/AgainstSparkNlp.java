package org.gleaner.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;

import java.util.Locale;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.KeyphraseRanker;

/**
 * Tokens and YAKE keyphrases, this project and Spark NLP in turn in one local[2] Spark over one
 * cached corpus. Arguments: a JSONL file with a field {@code text}, the number of counted rounds
 * after one warm-up, and the number of documents for YAKE (0 for all). Prints seconds, rates and
 * the ratio round by round.
 */
public final class AgainstSparkNlp {
  private AgainstSparkNlp() {}

  /** Runs the comparison. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[1]);
    int documents = Integer.parseInt(arguments[2]);
    SparkSession session =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .getOrCreate();
    session.sparkContext().setLogLevel("ERROR");
    Dataset<Row> all = session.read().json(arguments[0]).select("id", "text");
    Dataset<Row> some = documents == 0 ? all : all.limit(documents);
    compare(
        "tokens", cached(all), "token", gleanerTokens(all), SparkNlpPipeline.tokens(all), rounds);
    Dataset<Row> yake = cached(some);
    compare("yake", yake, "keywords", gleanerYake(yake), SparkNlpPipeline.yake(yake), rounds);
    session.stop();
  }

  private static Dataset<Row> cached(Dataset<Row> corpus) {
    Dataset<Row> cached = corpus.repartition(16).persist();
    System.out.println(cached.count() + " documents");
    return cached;
  }

  private static PipelineModel gleanerTokens(Dataset<Row> corpus) {
    return new Pipeline()
        .setStages(new PipelineStage[] {new DocumentTokenizer().setTokensCol("token")})
        .fit(corpus);
  }

  private static PipelineModel gleanerYake(Dataset<Row> corpus) {
    PipelineStage[] stages = {
      new DocumentTokenizer(),
      new KeyphraseRanker().setMethod("yake").setTop(20).setOutputCol("keywords")
    };
    return new Pipeline().setStages(stages).fit(corpus);
  }

  private static void compare(
      String what,
      Dataset<Row> corpus,
      String column,
      PipelineModel ours,
      PipelineModel theirs,
      int rounds) {
    long documents = corpus.count();
    for (int round = 0; round <= rounds; round++) {
      double[] gleaner = run(ours, corpus, column);
      double[] peer = run(theirs, corpus, column);
      String label = round == 0 ? "warm-up" : "round " + round;
      System.out.printf(
          Locale.ROOT,
          "%s %s: gleaner %.2f s (%.0f items, %.0f docs/s), spark-nlp %.2f s (%.0f items, %.0f"
              + " docs/s), ratio of items/s %.1f, of docs/s %.1f%n",
          what,
          label,
          gleaner[0],
          gleaner[1],
          documents / gleaner[0],
          peer[0],
          peer[1],
          documents / peer[0],
          gleaner[1] / gleaner[0] / (peer[1] / peer[0]),
          peer[0] / gleaner[0]);
    }
  }

  /** Seconds, and the number of items in the output column. */
  private static double[] run(PipelineModel model, Dataset<Row> corpus, String column) {
    long start = System.nanoTime();
    long items = model.transform(corpus).select(sum(size(col(column)))).first().getLong(0);
    return new double[] {(System.nanoTime() - start) / 1e9, items};
  }
}
