package org.gleaner.jobs.input;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.run.JobContext;

/**
 * The lines of a training: those to learn from and those to choose the epoch by, which are a tenth
 * of the groups where they are not given. Held by the executors until closed.
 */
public final class TrainingLines<T> implements AutoCloseable {
  private static final int DEV_SHARE = 10;

  private final JavaRDD<LabelledLine<T>> all;
  private final JavaRDD<LabelledLine<T>> apart;

  /**
   * Lines of a training.
   *
   * @param apart those to choose by; null to set some of the others apart
   */
  public TrainingLines(JavaRDD<LabelledLine<T>> all, JavaRDD<LabelledLine<T>> apart) {
    this.all = all.persist(StorageLevel.MEMORY_AND_DISK());
    this.apart = apart == null ? null : apart.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** What to learn from. */
  public JavaRDD<T> training() {
    return values(apart == null ? all.filter(line -> !isApart(line.group())) : all);
  }

  /** What to choose by. */
  public JavaRDD<T> development() {
    return values(apart == null ? all.filter(line -> isApart(line.group())) : apart);
  }

  private static <T> JavaRDD<T> values(JavaRDD<LabelledLine<T>> lines) {
    return lines.map(LabelledLine::value).filter(value -> value != null);
  }

  /** Whether a group is set apart; the same one always is. */
  public static boolean isApart(String group) {
    CRC32 crc = new CRC32();
    crc.update(String.valueOf(group).getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % DEV_SHARE == 0;
  }

  /** Writes the lines that could not be used, and returns their number. */
  public long quarantine(JobContext context, OutputFolder output) {
    JavaRDD<LabelledLine<T>> read = apart == null ? all : all.union(apart);
    return QuarantinedLines.tell(context, read.map(LabelledLine::aside), output);
  }

  @Override
  public void close() {
    all.unpersist();
    if (apart != null) {
      apart.unpersist();
    }
  }
}
