package org.gleaner.jobs.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.gleaner.jobs.input.ClassifierInput;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.stage.classical.ClassicalModel;

/** The confusion matrix of a classifier and the figures that follow from it. */
public final class ClassifierFigures {
  /** A larger confusion matrix is not shown. */
  private static final int MOST_LABELS = 30;

  private final List<String> labels;
  private final long[][] counts;

  private ClassifierFigures(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /** The figures of rows that have the label and the one that was predicted. */
  public static ClassifierFigures of(Dataset<Row> predicted) {
    List<Row> pairs =
        predicted.groupBy(ClassifierInput.NAME, ClassicalModel.PREDICTED).count().collectAsList();
    TreeSet<String> names = new TreeSet<>();
    for (Row pair : pairs) {
      names.add(pair.getString(0));
      names.add(pair.getString(1));
    }
    List<String> labels = List.copyOf(names);
    long[][] counts = new long[labels.size()][labels.size()];
    for (Row pair : pairs) {
      counts[labels.indexOf(pair.getString(0))][labels.indexOf(pair.getString(1))] +=
          pair.getLong(2);
    }
    return new ClassifierFigures(labels, counts);
  }

  long rows() {
    long rows = 0;
    for (long[] row : counts) {
      for (long count : row) {
        rows += count;
      }
    }
    return rows;
  }

  double accuracy() {
    long right = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
    }
    return (double) right / Math.max(1, rows());
  }

  /** The mean of the labels' F1, without labels that were neither given nor predicted. */
  double macroF1() {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      long truth = 0;
      long decided = 0;
      for (int j = 0; j < counts.length; j++) {
        truth += counts[i][j];
        decided += counts[j][i];
      }
      sum += 2.0 * counts[i][i] / Math.max(1, truth + decided);
    }
    return sum / Math.max(1, counts.length);
  }

  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("texts", rows());
    figures.put("accuracy", accuracy());
    figures.put("macro_f1", macroF1());
    return figures;
  }

  public void tell(JobContext context) {
    context.say(String.format(Locale.ROOT, "accuracy %.4f, macro-F1 %.4f", accuracy(), macroF1()));
  }

  Fragment fragment() {
    Fragment pairs = Fragments.pairs(figures());
    return counts.length > MOST_LABELS
        ? pairs
        : Fragment.join(List.of(pairs, Fragments.confusion(labels, counts)));
  }
}
