package org.gleaner.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The contract of every public stage, found by discovery, without exemptions: Params with defaults
 * and accessors, copy, schema, nulls and empty texts, save and load alone and inside a pipeline,
 * the same rows for any partitioning, and for a stream.
 */
final class StageContractTest {
  private static final Pattern TAKEN = Pattern.compile("Cannot append column: (\\S+) is already.*");

  /** What compares documents with each other needs all of them. */
  private static final Map<Class<?>, String> BATCH_ONLY =
      Map.of(DuplicateFinder.class, "Cannot find duplicates in a stream. Accepted: a batch");

  @TempDir static Path folder;

  @TestFactory
  Stream<DynamicTest> everyStageKeepsTheContract() {
    List<JavaClass> stages =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.gleaner.stage")
                .stream()
                .filter(type -> type.isAssignableTo(PipelineStage.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> !type.getSimpleName().endsWith("Model"))
                .toList();
    assertTrue(stages.size() >= 4, "stages found: " + stages);
    return stages.stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> check(type.reflect())));
  }

  private static void check(Class<?> type) throws Exception {
    PipelineStage stage = stage(type);
    checkParams(stage);
    Dataset<Row> input = withoutOutputs(stage, StageFixture.documents());
    if (stage instanceof Estimator<?> estimator) {
      checkSaveLoad(stage, type);
      Transformer model = (Transformer) estimator.fit(input);
      assertEquals(estimator, model.getClass().getMethod("parent").invoke(model));
      checkParams(model);
      checkTransformer(model, input);
      checkPipeline(new Pipeline().setStages(new PipelineStage[] {stage}).fit(input), input);
    } else {
      checkTransformer((Transformer) stage, input);
      checkPipeline(new Pipeline().setStages(new PipelineStage[] {stage}).fit(input), input);
    }
  }

  /** A stage with its defaults; what is a network has one. */
  private static PipelineStage stage(Class<?> type) throws Exception {
    if (type == TextEncoder.class) {
      return new TextEncoder(StageFixture.encoder());
    }
    if (type == MaskFiller.class) {
      return new MaskFiller(StageFixture.masked());
    }
    if (type == CandidateRanker.class) {
      return new CandidateRanker(StageFixture.ranker());
    }
    return type == QuestionAnswerer.class
        ? new QuestionAnswerer(StageFixture.answerer())
        : (PipelineStage) type.getConstructor().newInstance();
  }

  private static void checkParams(PipelineStage stage) throws Exception {
    assertFalse(stage.params().length == 0, "no Params");
    for (Param<?> param : stage.params()) {
      assertFalse(param.doc().isEmpty(), param.name());
      stage.getClass().getMethod(param.name());
      assertFalse(stage.isSet(param) && !stage.hasDefault(param), param.name());
    }
    PipelineStage copy = stage.copy(new ParamMap());
    assertEquals(stage.uid(), copy.uid());
    assertEquals(stage.extractParamMap().size(), copy.extractParamMap().size());
    PipelineStage other =
        (PipelineStage) stage.getClass().getConstructor(String.class).newInstance("other");
    assertEquals("other", other.uid());
    assertNotEquals(stage.uid(), other.uid());
  }

  private static void checkTransformer(Transformer stage, Dataset<Row> input) throws Exception {
    Dataset<Row> output = stage.transform(input);
    assertEquals(stage.transformSchema(input.schema()), output.schema());
    List<Row> rows = output.orderBy("id").collectAsList();
    assertEquals(input.count(), rows.size());
    assertAlike(rows, stage.transform(input.repartition(5)).orderBy("id").collectAsList());
    assertEquals(0, stage.transform(input.limit(0)).count());
    IllegalArgumentException missing =
        assertThrows(
            IllegalArgumentException.class,
            () -> stage.transformSchema(input.select("id").schema()));
    assertTrue(missing.getMessage().startsWith("Cannot find column: "), missing.getMessage());
    assertThrows(IllegalArgumentException.class, () -> stage.transformSchema(output.schema()));

    Transformer loaded = (Transformer) checkSaveLoad(stage, stage.getClass());
    assertEquals(rows, loaded.transform(input).orderBy("id").collectAsList());
    Transformer copy = stage.copy(new ParamMap());
    assertEquals(rows, copy.transform(input).orderBy("id").collectAsList());
    checkStream(stage, input);
  }

  /** Equal rows, but for the rounding of vectors that networks compute in other batches. */
  private static void assertAlike(List<Row> expected, List<Row> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).size(), actual.get(i).size());
      for (int k = 0; k < expected.get(i).size(); k++) {
        assertClose(expected.get(i).get(k), actual.get(i).get(k));
      }
    }
  }

  private static void assertClose(Object expected, Object actual) {
    if (expected instanceof Vector vector) {
      assertArrayEquals(vector.toArray(), ((Vector) actual).toArray(), 1e-5);
    } else if (expected instanceof Double number) {
      assertEquals(number, (double) actual, 1e-5);
    } else if (expected instanceof Row row) {
      assertAlike(List.of(row), List.of((Row) actual));
    } else if (expected instanceof Seq<?> all && actual instanceof Seq<?> others) {
      assertAlike(
          List.of(RowFactory.create(JavaConverters.seqAsJavaList(all).toArray())),
          List.of(RowFactory.create(JavaConverters.seqAsJavaList(others).toArray())));
    } else {
      assertEquals(expected, actual);
    }
  }

  /** A stage gives the rows of a stream what it gives those of a batch, or takes no stream. */
  private static void checkStream(Transformer stage, Dataset<Row> input) throws Exception {
    String files = folder.resolve("stream-" + System.nanoTime()).toString();
    input.repartition(2).write().parquet(files);
    SparkSession spark = input.sparkSession();
    Dataset<Row> stream = spark.readStream().schema(input.schema()).parquet(files);
    if (BATCH_ONLY.containsKey(stage.getClass())) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> stage.transform(stream));
      assertEquals(BATCH_ONLY.get(stage.getClass()), refused.getMessage());
      return;
    }
    StreamingQuery query =
        stage
            .transform(stream)
            .writeStream()
            .format("memory")
            .queryName("streamed")
            .option("checkpointLocation", files + "-state")
            .start();
    query.processAllAvailable();
    query.stop();
    List<Row> batch = stage.transform(spark.read().parquet(files)).orderBy("id").collectAsList();
    assertAlike(batch, spark.table("streamed").orderBy("id").collectAsList());
    assertEquals(input.count(), batch.size());
  }

  private static void checkPipeline(PipelineModel pipeline, Dataset<Row> input) throws Exception {
    String path = folder.resolve("pipeline-" + System.nanoTime()).toString();
    pipeline.save(path);
    List<Row> rows = pipeline.transform(input).orderBy("id").collectAsList();
    assertEquals(rows, PipelineModel.load(path).transform(input).orderBy("id").collectAsList());
  }

  private static PipelineStage checkSaveLoad(PipelineStage stage, Class<?> type) throws Exception {
    String path = folder.resolve("stage-" + System.nanoTime()).toString();
    ((MLWritable) stage).save(path);
    MLReader<?> reader = (MLReader<?>) type.getMethod("read").invoke(null);
    PipelineStage loaded = (PipelineStage) reader.load(path);
    assertEquals(stage.uid(), loaded.uid());
    assertEquals(json(stage), json(loaded));
    return loaded;
  }

  private static Map<String, String> json(PipelineStage stage) {
    Map<String, String> values = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      values.put(param.name(), stage.get(param).isDefined() + " " + encode(stage, param));
    }
    return values;
  }

  private static <T> String encode(PipelineStage stage, Param<T> param) {
    return param.jsonEncode(stage.getOrDefault(param));
  }

  /** The fixture has every column; what the stage itself appends is taken out. */
  private static Dataset<Row> withoutOutputs(PipelineStage stage, Dataset<Row> all) {
    Dataset<Row> input = all;
    while (true) {
      try {
        stage.transformSchema(input.schema());
        return input;
      } catch (IllegalArgumentException e) {
        Matcher taken = TAKEN.matcher(e.getMessage());
        if (!taken.matches()) {
          throw e;
        }
        input = input.drop(taken.group(1));
      }
    }
  }
}
