package org.gleaner.stage.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.LocalSpark;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.tensor.DoubleTensor;
import org.gleaner.network.tensor.Safetensors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classical classifiers, written and read. */
class ClassicalModelTest {
  private static final Map<String, Map<String, String>> SMALL =
      Map.of(
          "logistic-regression", Map.of("iterations", "5"),
          "linear-svm", Map.of("iterations", "5"),
          "random-forest", Map.of("trees", "4", "depth", "5"),
          "naive-bayes", Map.of("smoothing", "0"));

  private static Dataset<Row> texts(int labels) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 8; j++) {
        int word = random.nextInt(4) == 0 ? random.nextInt(30) : i % labels * 10 + j;
        text.append("word").append(word).append(' ');
      }
      rows.add(RowFactory.create(text.toString(), "label" + i % labels));
    }
    StructType schema =
        new StructType().add("text", DataTypes.StringType).add("name", DataTypes.StringType);
    return LocalSpark.session().createDataFrame(rows, schema).coalesce(1);
  }

  private static ClassicalModel trained(String method, int labels) {
    Map<String, String> options = SMALL.get(method);
    ClassicalMethod.Made made = ClassicalMethods.CATALOGUE.named(method).overTerms(options);
    Dataset<Row> texts = texts(labels);
    Transformer features = ((Estimator<?>) made.features().get(0)).fit(texts);
    var indexer = new StringIndexer().setInputCol("name").setOutputCol("label").fit(texts);
    Dataset<Row> rows = indexer.transform(features.transform(texts));
    ClassicalConfig config =
        new ClassicalConfig(
            method,
            ClassicalConfig.TERMS,
            made.options(),
            List.of(indexer.labelsArray()[0]),
            Map.of());
    Model<?> classifier = (Model<?>) ((Estimator<?>) made.classifier()).fit(rows);
    return new ClassicalModel(config, List.of(features), classifier);
  }

  private static Memory written(ClassicalModel model) throws IOException {
    Memory folder = new Memory();
    model.write(model.config().options(), folder);
    return folder;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "logistic-regression 2",
        "logistic-regression 3",
        "linear-svm 2",
        "linear-svm 3",
        "random-forest 3",
        "naive-bayes 3"
      })
  void readingGivesTheSamePredictions(String what) throws IOException {
    String[] named = what.split(" ", -1);
    int labels = Integer.parseInt(named[1]);
    ClassicalModel model = trained(named[0], labels);
    ClassicalModel read = ClassicalModel.read(written(model));
    assertEquals(predictions(model, labels), predictions(read, labels));
    assertEquals(model.config(), read.config());
  }

  private static String predictions(ClassicalModel model, int labels) {
    String predicted = ClassicalModel.PREDICTED;
    return model
        .pipeline()
        .transform(texts(labels))
        .select("rawPrediction", predicted)
        .collectAsList()
        .toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logistic-regression", "linear-svm", "random-forest", "naive-bayes"})
  void damagedWeightsAreRefused(String method) throws IOException {
    Memory folder = written(trained(method, 3));
    byte[] weights = folder.files.get("weights.safetensors");
    Map<String, DoubleTensor> tensors =
        Safetensors.readDoubles(new ByteArrayInputStream(weights), weights.length);
    for (String name : tensors.keySet()) {
      DoubleTensor tensor = tensors.get(name);
      double[] values = tensor.values().clone();
      values[values.length / 2] = Double.NaN;
      Map<String, DoubleTensor> changed = new HashMap<>(tensors);
      changed.put(name, new DoubleTensor(tensor.shape(), values));
      assertRefused(folder, "weights.safetensors", bytes(changed));
      changed.put(name, DoubleTensor.of(1, 2, 3, 4, 5));
      assertRefused(folder, "weights.safetensors", bytes(changed));
      changed.remove(name);
      assertRefused(folder, "weights.safetensors", bytes(changed));
    }
    for (int length = 0; length < weights.length; length += weights.length / 9 + 1) {
      assertRefused(folder, "weights.safetensors", java.util.Arrays.copyOf(weights, length));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "dictionary.bin", "weights.safetensors"})
  void missingFilesAreRefused(String name) throws IOException {
    assertRefused(written(trained("naive-bayes", 3)), name, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"format\" : 2|\"format\" : 2.9",
        "\"format\" : 2|\"format\" : 1",
        "\"method\" : \"naive-bayes\"|\"method\" : \"java.lang.Runtime\"",
        "\"features\" : \"terms\"|\"features\" : \"pipeline\"",
        "\"label1\"|\"label0\"",
        "\"options\"|\"features\"",
        "\"smoothing\"|\"smoothings\""
      })
  void changedSettingsAreRefused(String change) throws IOException {
    Memory folder = written(trained("naive-bayes", 3));
    String config = new String(folder.files.get("config.json"), StandardCharsets.UTF_8);
    String[] parts = change.split("\\|", -1);
    assertTrue(config.contains(parts[0]), config);
    byte[] changed = config.replace(parts[0], parts[1]).getBytes(StandardCharsets.UTF_8);
    assertRefused(folder, "config.json", changed);
  }

  private static void assertRefused(Memory folder, String name, byte[] content) {
    Memory changed = new Memory();
    changed.files.putAll(folder.files);
    changed.files.remove(name);
    if (content != null) {
      changed.files.put(name, content);
    }
    GleanerException e =
        assertThrows(GleanerException.class, () -> ClassicalModel.read(changed), name);
    assertEquals(ErrorCode.INVALID_MODEL, e.code());
  }

  private static byte[] bytes(Map<String, DoubleTensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.writeDoubles(tensors, out);
    return out.toByteArray();
  }

  /** A folder in memory. */
  private static final class Memory implements ModelFolder {
    final Map<String, byte[]> files = new TreeMap<>();

    @Override
    public InputStream open(String name) throws IOException {
      size(name);
      return new ByteArrayInputStream(files.get(name));
    }

    @Override
    public long size(String name) throws IOException {
      if (!files.containsKey(name)) {
        throw new FileNotFoundException(name);
      }
      return files.get(name).length;
    }

    @Override
    public OutputStream create(String name) {
      return new ByteArrayOutputStream() {
        @Override
        public void close() {
          files.put(name, toByteArray());
        }
      };
    }
  }
}
