package org.gleaner.stage.base;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;

/**
 * Saves a stage's own data as a file beside Spark's {@code metadata}, on any Hadoop file system.
 */
public final class StageFiles {
  private StageFiles() {}

  /** Writes files into a stage's folder. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileSystem system, Path folder) throws IOException;
  }

  /** Completes a stage, loaded with its Params, from files in its folder. */
  @FunctionalInterface
  public interface Completion<S> {
    S complete(S stage, FileSystem system, Path folder) throws IOException;
  }

  /** A writer of the Params, by the given writer, and of the content. */
  public static MLWriter writer(MLWriter params, Content content) {
    return new MLWriter() {
      @Override
      public void saveImpl(String path) {
        try {
          params.session(sparkSession()).save(path);
          content.writeTo(system(sparkSession(), path), FilePaths.of(path));
        } catch (IOException e) {
          throw new GleanerException(ErrorCode.IO_FAILED, "Cannot write stage: " + path, e);
        }
      }
    };
  }

  /** A reader of the Params, by the given reader, and of the content. */
  public static <S> MLReader<S> reader(MLReader<S> params, Completion<S> completion) {
    return new MLReader<>() {
      @Override
      public S load(String path) {
        S stage = params.session(sparkSession()).load(path);
        try {
          return completion.complete(stage, system(sparkSession(), path), FilePaths.of(path));
        } catch (IOException e) {
          throw new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read stage: " + path, e);
        }
      }
    };
  }

  private static FileSystem system(SparkSession session, String path) throws IOException {
    return FilePaths.system(FilePaths.of(path), session.sparkContext().hadoopConfiguration());
  }
}
