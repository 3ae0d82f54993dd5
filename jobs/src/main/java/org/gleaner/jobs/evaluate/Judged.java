package org.gleaner.jobs.evaluate;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.output.OutputFolder;
import org.gleaner.jobs.input.LabelledLine;
import org.gleaner.jobs.input.Outcome;
import org.gleaner.jobs.input.QuarantinedLines;
import org.gleaner.jobs.run.JobContext;

/** The result of judging a line: its scores, or the reason why it was quarantined. */
final class Judged<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final T scores;
  private final Row aside;

  private Judged(T scores, Row aside) {
    this.scores = scores;
    this.aside = aside;
  }

  /**
   * Refuses figures over nothing: they would be the best there are, or the worst.
   *
   * @param rows what was judged
   * @param aside what was quarantined
   * @throws GleanerException with MISSING_FIELD if nothing was judged
   */
  static void requireSome(long rows, long aside) {
    if (rows == 0) {
      throw new GleanerException(
          ErrorCode.MISSING_FIELD,
          "Cannot judge over 0 lines: "
              + aside
              + " were quarantined. Give lines with what the task needs, see gleaner evaluate"
              + " --help");
    }
  }

  /** A line that was judged. */
  static <T> Judged<T> of(T scores) {
    return new Judged<>(scores, null);
  }

  /** A line that was judged, or whose document failed. */
  static <T> Judged<T> of(LabelledLine<?> line, Outcome<T> outcome) {
    return outcome.isDone() ? of(outcome.value()) : aside(line.aside(outcome.failed()));
  }

  /** A line that was quarantined. */
  static <T> Judged<T> aside(Row aside) {
    return new Judged<>(null, aside);
  }

  /**
   * Takes the scores in the order of the lines, so that sums do not depend on the partitions.
   *
   * @return how many lines were judged
   */
  static <T> long inOrder(JavaRDD<Judged<T>> judged, Consumer<T> sum) {
    long rows = 0;
    Iterator<Judged<T>> all = judged.toLocalIterator();
    while (all.hasNext()) {
      T scores = all.next().scores;
      if (scores != null) {
        sum.accept(scores);
        rows++;
      }
    }
    return rows;
  }

  /** Reports the quarantined lines and writes them; the lines are not held any longer. */
  static <T> long quarantine(JobContext context, JavaRDD<Judged<T>> judged, OutputFolder output) {
    long aside = QuarantinedLines.tell(context, judged.map(line -> line.aside), output);
    judged.unpersist();
    return aside;
  }
}
