package org.gleaner.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.SparkSession;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * Saves a stage's own data as a file beside Spark's {@code metadata}, on any Hadoop file system.
 */
final class StageFiles {
  private StageFiles() {}

  /** Writes a file's content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Completes a stage, loaded with its Params, from a file's content. */
  @FunctionalInterface
  interface Completion<S> {
    S complete(S stage, InputStream in) throws IOException;
  }

  /** A writer of the Params, by the given writer, and of one file. */
  static MLWriter writer(MLWriter params, String name, Content content) {
    return new MLWriter() {
      @Override
      public void saveImpl(String path) {
        Path file = new Path(path, name);
        try {
          params.session(sparkSession()).save(path);
          try (OutputStream out = file.getFileSystem(configuration(sparkSession())).create(file)) {
            content.writeTo(out);
          }
        } catch (IOException e) {
          throw new GleanerException(ErrorCode.IO_FAILED, "Cannot write file: " + file, e);
        }
      }
    };
  }

  /** A reader of the Params, by the given reader, and of one file. */
  static <S> MLReader<S> reader(MLReader<S> params, String name, Completion<S> completion) {
    return new MLReader<>() {
      @Override
      public S load(String path) {
        S stage = params.session(sparkSession()).load(path);
        Path file = new Path(path, name);
        try (InputStream in = file.getFileSystem(configuration(sparkSession())).open(file)) {
          return completion.complete(stage, in);
        } catch (IOException e) {
          throw new GleanerException(ErrorCode.INVALID_MODEL, "Cannot read file: " + file, e);
        }
      }
    };
  }

  private static org.apache.hadoop.conf.Configuration configuration(SparkSession session) {
    return session.sparkContext().hadoopConfiguration();
  }
}
