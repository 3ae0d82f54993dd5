package org.gleaner.stage.classical;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.IndexToString;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.ModelFolder;
import org.gleaner.network.tensor.DoubleTensor;
import org.gleaner.network.tensor.Safetensors;
import org.gleaner.search.Dictionary;
import org.gleaner.search.IndexFiles;
import org.gleaner.stage.DocumentTokenizer;
import org.gleaner.stage.DocumentVectors;
import org.gleaner.stage.DocumentVectorsModel;
import org.gleaner.stage.TextEncoder;
import org.gleaner.stage.TfIdfVectorizer;
import org.gleaner.stage.TfIdfVectorizerModel;
import org.gleaner.text.term.TokenizerFiles;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.file.PoolingFile;
import org.gleaner.vector.file.WordVectorFolder;

/**
 * A trained classical classifier. Its folder holds {@code config.json}, {@code
 * weights.safetensors}, and {@code dictionary.bin}, or {@code pooling.bin} and the folder of the
 * word vectors, or the folder of the network that gives texts vectors: plain content without class
 * names, so that opening a folder does not run foreign code.
 */
public final class ClassicalModel {
  /** The column of the label that is predicted. */
  public static final String PREDICTED = "predicted";

  private static final String WEIGHTS = "weights.safetensors";
  private static final String DICTIONARY = "dictionary.bin";
  private static final String POOLING = "pooling.bin";
  private static final String WORDS = "words/";
  private static final String ENCODER = "encoder/";
  private static final long MAX_CONFIG = 64L << 20;

  private final ClassicalConfig config;
  private final List<Transformer> features;
  private final Model<?> classifier;

  /**
   * A model.
   *
   * @param config its description
   * @param features fitted stages from text to {@code features}
   * @param classifier trained on {@code features}
   */
  public ClassicalModel(ClassicalConfig config, List<Transformer> features, Model<?> classifier) {
    this.config = config;
    this.features = List.copyOf(features);
    this.classifier = classifier;
  }

  /** Its description. */
  public ClassicalConfig config() {
    return config;
  }

  /** The stages from text to {@code features}. */
  public List<Transformer> features() {
    return features;
  }

  /** All stages: column {@code text} to {@code prediction} and {@link #PREDICTED}. */
  public PipelineModel pipeline() {
    List<Transformer> stages = new ArrayList<>(features);
    stages.add(classifier);
    stages.add(
        new IndexToString()
            .setInputCol("prediction")
            .setOutputCol(PREDICTED)
            .setLabels(config.labels().toArray(new String[0])));
    return new PipelineModel(
        Identifiable$.MODULE$.randomUID("classical"), stages.toArray(new Transformer[0]));
  }

  /**
   * Writes it into an empty folder.
   *
   * @param given the options as they were given, with the files that they name
   */
  public void write(Map<String, String> given, ModelFolder folder) throws IOException {
    for (Map.Entry<String, byte[]> file : TokenizerFiles.contents(given).entrySet()) {
      write(file.getValue(), file.getKey(), folder);
    }
    for (Transformer stage : features) {
      if (stage instanceof TfIdfVectorizerModel terms) {
        try (OutputStream out = folder.create(DICTIONARY)) {
          IndexFiles.write(terms.dictionary(), out);
        }
      } else if (stage instanceof DocumentVectorsModel words) {
        WordVectorFolder.write(words.table(), Map.of(), name -> folder.create(WORDS + name));
        try (OutputStream out = folder.create(POOLING)) {
          PoolingFile.write(words.pooling(), out);
        }
      } else if (stage instanceof TextEncoder encoder) {
        for (Map.Entry<String, byte[]> file : encoder.files().contents().entrySet()) {
          write(file.getValue(), ENCODER + file.getKey(), folder);
        }
      }
    }
    try (OutputStream out = folder.create(WEIGHTS)) {
      Safetensors.writeDoubles(method().weights().of(classifier), out);
    }
    write(config.json().getBytes(StandardCharsets.UTF_8), ClassicalConfig.FILE, folder);
  }

  private static void write(byte[] content, String name, ModelFolder folder) throws IOException {
    try (OutputStream out = folder.create(name)) {
      out.write(content);
    }
  }

  /**
   * Reads a model.
   *
   * @param folder what {@link #write} wrote
   * @throws GleanerException with INVALID_MODEL if a file is missing, damaged, too large, of
   *     another format, or does not fit the others
   */
  public static ClassicalModel read(ModelFolder folder) {
    ClassicalConfig config = config(folder);
    try {
      Map<String, String> options = TokenizerFiles.open(config.options(), folder::open);
      ClassicalMethod method = ClassicalMethods.CATALOGUE.named(config.method());
      ClassicalMethod.Made made =
          switch (config.features()) {
            case ClassicalConfig.TERMS -> method.overTerms(options);
            case ClassicalConfig.VECTORS -> method.overVectors(options);
            default -> method.overSentences(options);
          };
      List<Transformer> features = new ArrayList<>();
      int size = 0;
      if (config.features().equals(ClassicalConfig.SENTENCES)) {
        TextEncoder encoder = new TextEncoder(ModelFiles.read(folder.within(ENCODER)));
        features.add(encoder.setOutputCol(ClassicalMethod.FEATURES));
        size = encoder.vectorSize();
      }
      for (PipelineStage stage : made.features()) {
        if (stage instanceof TfIdfVectorizer vectorizer) {
          Dictionary dictionary = dictionary(folder);
          features.add(copied(vectorizer, new TfIdfVectorizerModel(dictionary)));
          size = dictionary.size();
        } else if (stage instanceof DocumentVectors pooled) {
          DocumentVectorsModel model = copied(pooled, vectors(folder));
          features.add(model);
          size = model.dimensions();
        } else {
          features.add((DocumentTokenizer) stage);
        }
      }
      Model<?> classifier =
          copied(
              (Estimator<?>) made.classifier(),
              method
                  .weights()
                  .classifier(
                      made.classifier().uid(), weights(folder), config.labels().size(), size));
      return new ClassicalModel(config, features, classifier);
    } catch (IOException | IllegalArgumentException e) {
      throw invalid(e.getMessage(), e);
    }
  }

  /**
   * Reads the description of a model.
   *
   * @throws GleanerException with INVALID_MODEL if it is missing or damaged
   */
  public static ClassicalConfig config(ModelFolder folder) {
    try (InputStream in = folder.open(ClassicalConfig.FILE)) {
      if (folder.size(ClassicalConfig.FILE) > MAX_CONFIG) {
        throw invalid(ClassicalConfig.FILE + " has more than " + MAX_CONFIG + " bytes", null);
      }
      byte[] bytes = in.readNBytes((int) MAX_CONFIG);
      return ClassicalConfig.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw invalid(ClassicalConfig.FILE + " cannot be read", e);
    }
  }

  private static Dictionary dictionary(ModelFolder folder) throws IOException {
    try (InputStream in = folder.open(DICTIONARY)) {
      return IndexFiles.readDictionary(in, folder.size(DICTIONARY));
    }
  }

  private static DocumentVectorsModel vectors(ModelFolder folder) throws IOException {
    WordVectorTable table = WordVectorFolder.read(name -> folder.open(WORDS + name));
    try (InputStream in = folder.open(POOLING)) {
      return new DocumentVectorsModel(table, PoolingFile.read(in, table));
    }
  }

  private static Map<String, DoubleTensor> weights(ModelFolder folder) throws IOException {
    try (InputStream in = folder.open(WEIGHTS)) {
      return Safetensors.readDoubles(in, folder.size(WEIGHTS));
    }
  }

  private static <M extends Model<?>> M copied(Estimator<?> from, M model) {
    return from.copyValues(model, ParamMap.empty());
  }

  private ClassicalMethod method() {
    return ClassicalMethods.CATALOGUE.named(config.method());
  }

  private static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read classifier: " + problem, cause);
  }
}
