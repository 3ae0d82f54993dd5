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
  private final int share;

  /**
   * Lines of a training.
   *
   * @param apart those to choose by; null to set some of the others apart
   */
  public TrainingLines(JavaRDD<LabelledLine<T>> all, JavaRDD<LabelledLine<T>> apart) {
    this(all, apart, DEV_SHARE);
  }

  /**
   * Lines of a training.
   *
   * @param share one in how many groups is set apart where {@code apart} is null
   */
  public TrainingLines(JavaRDD<LabelledLine<T>> all, JavaRDD<LabelledLine<T>> apart, int share) {
    this.share = share;
    this.all = all.persist(StorageLevel.MEMORY_AND_DISK());
    this.apart = apart == null ? null : apart.persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** What to learn from. */
  public JavaRDD<T> training() {
    int groups = share;
    return values(apart == null ? all.filter(line -> !isApart(line.group(), groups)) : all);
  }

  /** What to choose by. */
  public JavaRDD<T> development() {
    int groups = share;
    return values(apart == null ? all.filter(line -> isApart(line.group(), groups)) : apart);
  }

  private static <T> JavaRDD<T> values(JavaRDD<LabelledLine<T>> lines) {
    return lines.map(LabelledLine::value).filter(value -> value != null);
  }

  /** Whether a group is set apart; the same one always is. */
  public static boolean isApart(String group) {
    return isApart(group, DEV_SHARE);
  }

  private static boolean isApart(String group, int share) {
    CRC32 crc = new CRC32();
    crc.update(String.valueOf(group).getBytes(StandardCharsets.UTF_8));
    return crc.getValue() % share == 0;
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
