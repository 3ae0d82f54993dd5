package org.gleaner.udf;

import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.gleaner.GleanerException;
import org.gleaner.Recent;
import org.gleaner.io.FilePaths;
import org.gleaner.network.MaskPredictor;
import org.gleaner.network.Predictor;
import org.gleaner.network.SegmentCleaner;
import org.gleaner.network.model.ModelFiles;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.task.LabelledText;
import org.gleaner.stage.base.HadoopFolder;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.file.WordVectorFolder;

/**
 * The models of one kind by folder, on any file system that this JVM's Hadoop settings know. A
 * folder is loaded once in each JVM, driver or executor, and again when it changes, see {@link
 * WatchedFolder}; all threads share the weights, and the stages of Spark ML share them too.
 */
final class Models<T> {
  /** Networks that clean. */
  static final Models<SegmentCleaner> CLEANERS = networks("clean", SegmentCleaner::shared);

  /** Networks that give a text one label. */
  static final Models<Predictor<LabelledText>> CLASSIFIERS =
      networks("classify", Predictor::sharedOfTexts);

  /** Networks that give each token a label. */
  static final Models<Predictor<LabelledText>> TAGGERS = networks("tag", Predictor::sharedOfTexts);

  /** Networks that give a text a vector. */
  static final Models<Predictor<LabelledText>> ENCODERS =
      networks("text-vector", Predictor::sharedOfTexts);

  /** Networks that answer questions. */
  static final Models<Predictor<LabelledText>> ANSWERERS =
      networks("answer", Predictor::sharedOfTexts);

  /** Networks that fill masks. */
  static final Models<MaskPredictor> MASKED = networks("masked", MaskPredictor::shared);

  /** Networks that rank candidates. */
  static final Models<Predictor<LabelledText>> RANKERS = networks("rank", Predictor::sharedOfTexts);

  /** Word vectors. */
  static final Models<NearestWords> WORD_VECTORS =
      new Models<>(
          new ModelKind("word-vectors", ""),
          (system, folder) ->
              new NearestWords(
                  WordVectorFolder.read(name -> system.open(FilePaths.child(folder, name)))));

  private static final int MOST_FOLDERS = 8;

  private final ModelKind kind;
  private final WatchedFolder.Loader<T> loader;
  private final Recent<WatchedFolder<T>> folders = new Recent<>(MOST_FOLDERS);

  private Models(ModelKind kind, WatchedFolder.Loader<T> loader) {
    this.kind = kind;
    this.loader = loader;
  }

  private static <T> Models<T> networks(
      String task, BiFunction<String, Function<String, SavedNetwork>, T> shared) {
    return new Models<>(
        new ModelKind("network", task),
        (system, folder) -> {
          ModelFiles files = ModelFiles.read(new HadoopFolder(system, folder));
          return shared.apply(files.fingerprint(), name -> files.open());
        });
  }

  /**
   * The model of a folder.
   *
   * @throws GleanerException {@code INVALID_MODEL} or {@code IO_FAILED} if it cannot be read
   */
  T of(String location) {
    return folder(location).current();
  }

  /**
   * Checks that a folder has such a model, without loading it.
   *
   * @throws IllegalArgumentException if it has none
   */
  void requireThere(String location) {
    if (!folder(location).isLoaded()) {
      Path folder = FilePaths.of(location);
      kind.require(FilePaths.system(folder, configuration()), folder);
    }
  }

  private WatchedFolder<T> folder(String location) {
    if (location.isBlank()) {
      throw new IllegalArgumentException("Cannot read model: " + location + ". Give its folder");
    }
    return folders.get(
        location,
        name -> {
          Path folder = FilePaths.of(location);
          return new WatchedFolder<>(
              FilePaths.system(folder, configuration()), folder, this::load, System::nanoTime);
        });
  }

  private T load(org.apache.hadoop.fs.FileSystem system, Path folder) throws IOException {
    kind.require(system, folder);
    try {
      return loader.load(system, folder);
    } catch (GleanerException e) {
      throw e.at(folder.toString());
    }
  }

  /** The Hadoop settings of the application, which executors have as well. */
  private static Configuration configuration() {
    SparkEnv environment = SparkEnv.get();
    return SparkHadoopUtil.get()
        .newConfiguration(environment == null ? new SparkConf() : environment.conf());
  }
}
