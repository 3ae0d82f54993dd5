package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.gleaner.LocalSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metadata of columns: what a stage is given it keeps, and vectors tell their size. */
class MetadataTest {
  private static Dataset<Row> rows;
  private static Dataset<Row> prepared;
  private static TextClassifierModel classifier;

  @TempDir Path folder;

  @BeforeAll
  static void prepare() {
    rows =
        LocalSpark.session()
            .createDataFrame(
                List.of(
                    RowFactory.create("Solar wind carries plasma.", "pos", 1),
                    RowFactory.create("Neural networks learn.", "neg", 2),
                    RowFactory.create("Rivers carry water.", "pos", 3)),
                StructType.fromDDL("text string, label string, n int"));
    Dataset<Row> indexed =
        new StringIndexer().setInputCol("label").setOutputCol("y").fit(rows).transform(rows);
    prepared =
        new DocumentSegmenter()
            .setSegmenter("paragraphs")
            .transform(new DocumentTokenizer().transform(indexed))
            .withColumn("tags", functions.expr("transform(tokens, t -> 'O')"))
            .withColumn("kept", functions.expr("transform(segments, s -> false)"));
    classifier =
        new TextClassifier()
            .setEncoder("mlp")
            .setNetworkOptions("hidden-size=4", "embedding-size=4")
            .setTrainingOptions("epochs=1", "workers=1")
            .fit(rows);
  }

  private static List<Transformer> stages() {
    List<Transformer> stages = new ArrayList<>();
    stages.add(classifier);
    stages.add(
        new SequenceTagger()
            .setEncoder("lstm")
            .setNetworkOptions("hidden-size=4", "embedding-size=4")
            .setTrainingOptions("epochs=1", "workers=1")
            .setLabelsCol("tags")
            .fit(prepared));
    stages.add(
        new BoilerplateRemover()
            .setEncoder("mlp")
            .setNetworkOptions("hidden-size=4", "embedding-size=4")
            .setTrainingOptions("epochs=1", "workers=1")
            .setLabelsCol("kept")
            .fit(prepared));
    stages.add(new TextNormalizer());
    stages.add(new DocumentTokenizer().setTokensCol("more"));
    stages.add(new DocumentSegmenter().setSegmentsCol("others"));
    stages.add(new TfIdfVectorizer().fit(prepared));
    stages.add(new TokenIndexer().fit(prepared));
    stages.add(new KeyphraseRankerModel().setMethod("rake"));
    WordVectorsModel words =
        new WordVectors().setTrainingOptions("dimensions=3", "min-count=1").fit(prepared);
    stages.add(words);
    stages.add(new DocumentVectors().setMethod("average").fit(prepared, words.table()));
    stages.add(new DuplicateFinder().setIdCol("n"));
    return stages;
  }

  @Test
  void everyStageKeepsWhatItDoesNotTouch() {
    for (Transformer stage : stages()) {
      Dataset<Row> after = stage.transform(prepared);
      for (StructField field : prepared.schema().fields()) {
        StructField kept = after.schema().apply(field.name());
        assertEquals(field.metadata(), kept.metadata(), stage + " " + field.name());
      }
      Dataset<Row> back =
          new IndexToString().setInputCol("y").setOutputCol("back").transform(after);
      assertTrue(back.filter("back <> label").isEmpty(), stage.toString());
      StructType promised = stage.transformSchema(prepared.schema());
      for (StructField field : promised.fields()) {
        assertEquals(
            field.metadata(), after.schema().apply(field.name()).metadata(), stage + " " + field);
      }
    }
  }

  @Test
  void classifierLeavesColumnsWithoutANameOut() {
    assertEquals("text,label,n,rawPrediction,prediction", columns(model().setProbabilityCol("")));
    assertEquals("text,label,n,probability,prediction", columns(model().setRawPredictionCol("")));
    assertEquals(
        "text,label,n,prediction", columns(model().setRawPredictionCol("").setProbabilityCol("")));
    assertEquals("text,label,n,rawPrediction,probability", columns(model().setPredictionCol("")));
    Dataset<Row> all = classifier.transform(rows);
    Row one = all.first();
    Row other = model().setProbabilityCol("").transform(rows).first();
    assertEquals(one.<Double>getAs("prediction"), other.<Double>getAs("prediction"));
    for (String column : List.of("rawPrediction", "probability")) {
      assertEquals(2, AttributeGroup.fromStructField(all.schema().apply(column)).size());
    }
  }

  private static TextClassifierModel model() {
    return classifier.copy(new ParamMap());
  }

  private static String columns(Transformer model) {
    Dataset<Row> transformed = model.transform(rows);
    assertEquals(3, transformed.collectAsList().size());
    return String.join(",", transformed.columns());
  }

  @Test
  void vectorsTellTheirSizeBeforeThereAreAny() throws Exception {
    TfIdfVectorizerModel model = new TfIdfVectorizer().fit(rows);
    Dataset<Row> vectors = model.transform(rows);
    assertEquals(10, AttributeGroup.fromStructField(vectors.schema().apply("features")).size());
    VectorAssembler both =
        new VectorAssembler().setInputCols(new String[] {"features", "n"}).setOutputCol("both");
    VectorAssembler keep = both.copy(new ParamMap()).setHandleInvalid("keep");
    assertEquals(3, keep.transform(vectors).select("both").collectAsList().size());
    assertEquals(0, both.transform(vectors.limit(0)).select("both").count());
    Dataset<Row> stream = both.transform(model.transform(stream()));
    StreamingQuery query =
        stream
            .writeStream()
            .format("memory")
            .queryName("sizes")
            .trigger(Trigger.AvailableNow())
            .start();
    query.awaitTermination();
    assertEquals(1, LocalSpark.session().table("sizes").count());
    for (Model<?> pooled : List.<Model<?>>of(words(), documents())) {
      Dataset<Row> after = pooled.transform(prepared);
      assertEquals(3, AttributeGroup.fromStructField(after.schema().apply("vector")).size());
    }
  }

  private static WordVectorsModel words() {
    return new WordVectors().setTrainingOptions("dimensions=3", "min-count=1").fit(prepared);
  }

  private static DocumentVectorsModel documents() {
    return new DocumentVectors().setMethod("average").fit(prepared, words().table());
  }

  private Dataset<Row> stream() throws IOException {
    Files.writeString(
        folder.resolve("a.json"), "{\"text\":\"Solar wind\",\"label\":\"pos\",\"n\":1}\n");
    return LocalSpark.session().readStream().schema(rows.schema()).json(folder.toString());
  }
}
