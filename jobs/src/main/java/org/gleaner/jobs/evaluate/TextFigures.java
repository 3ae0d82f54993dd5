package org.gleaner.jobs.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.report.Fragment;
import org.gleaner.jobs.report.Fragments;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.network.evaluation.Evaluation;

/** The figures of a text network as pieces of a page. */
public final class TextFigures {
  /** A larger confusion matrix is not shown. */
  private static final int MOST_LABELS = 30;

  private TextFigures() {}

  public static Fragment of(Evaluation evaluation) {
    List<Fragment> pieces = new ArrayList<>();
    pieces.add(Fragments.pairs(evaluation.figures()));
    int labels = evaluation.names().size();
    if (labels > 0 && labels <= MOST_LABELS) {
      pieces.add(Fragments.confusion(evaluation.names(), evaluation.confusion()));
    }
    return Fragment.join(pieces);
  }

  /** Prints the single figures, one a line. */
  static void tell(JobContext context, Evaluation evaluation) {
    for (Map.Entry<String, Object> figure : evaluation.figures().entrySet()) {
      if (figure.getValue() instanceof Number) {
        context.say(String.format(Locale.ROOT, "%-20s %s", figure.getKey(), figure.getValue()));
      }
    }
  }
}
