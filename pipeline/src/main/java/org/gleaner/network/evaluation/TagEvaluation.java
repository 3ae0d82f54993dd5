package org.gleaner.network.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Precision, recall and F1 of whole spans, as the scorer of CoNLL-2000 counts them: start, end and
 * kind must be right. Labels without B- and I- are judged by the accuracy of tokens.
 */
public final class TagEvaluation implements Evaluation {
  private static final long serialVersionUID = 1L;

  private final ArrayList<String> labels;
  private long right;
  private long truth;
  private long decided;
  private long rightTokens;
  private long tokens;

  /** An empty evaluation. */
  public TagEvaluation(List<String> labels) {
    this.labels = new ArrayList<>(labels);
  }

  @Override
  public void add(float[] output, float[] target) {
    Set<String> expected = BioSpans.of(names(target));
    Set<String> actual = BioSpans.of(names(output));
    truth += expected.size();
    decided += actual.size();
    actual.retainAll(expected);
    right += actual.size();
    tokens += target.length;
    for (int i = 0; i < target.length; i++) {
      rightTokens += output[i] == target[i] ? 1 : 0;
    }
  }

  @Override
  public void merge(Evaluation other) {
    TagEvaluation that = (TagEvaluation) other;
    right += that.right;
    truth += that.truth;
    decided += that.decided;
    rightTokens += that.rightTokens;
    tokens += that.tokens;
  }

  /** A label that is not known stands for a span that cannot be found. */
  private List<String> names(float[] numbers) {
    List<String> names = new ArrayList<>(numbers.length);
    for (float number : numbers) {
      names.add(number < 0 ? "B-unknown" : labels.get((int) number));
    }
    return names;
  }

  @Override
  public double quality() {
    return truth + decided == 0
        ? Shares.of((double) rightTokens, (double) tokens)
        : Shares.of(2.0 * right, (double) truth + decided);
  }

  @Override
  public Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("f1", Shares.rounded(Shares.of(2.0 * right, (double) truth + decided)));
    figures.put("precision", Shares.rounded(Shares.of((double) right, (double) decided)));
    figures.put("recall", Shares.rounded(Shares.of((double) right, (double) truth)));
    figures.put("token_accuracy", Shares.rounded(Shares.of((double) rightTokens, (double) tokens)));
    return figures;
  }
}
