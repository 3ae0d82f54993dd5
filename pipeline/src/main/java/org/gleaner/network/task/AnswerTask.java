package org.gleaner.network.task;

import java.util.List;
import org.gleaner.Options;
import org.gleaner.network.evaluation.AnswerEvaluation;
import org.gleaner.network.evaluation.AnswerMarks;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.SpanHead;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.embedding.Embedding;

/**
 * The answer to a question: a stretch of the context, or none (Rajpurkar et al. 2016 and 2018, read
 * as Devlin et al. 2019 do). The encoder reads the question and the context as one sequence; a
 * longer context in windows that overlap. It learns the first of an item's answers. A window that
 * has not all of it, and every window of a question without answer, points to its first row.
 *
 * <p>Of two scores for each row, the best span of the context is the answer, see {@link
 * SpanSearch}. There is none where the score of the first rows is above the span's by more than a
 * threshold, which training chooses on the development items; if all of these have an answer, every
 * question gets one. A greatest last score before the greatest first one does not stand for no
 * answer: such pairs are passed over.
 *
 * <p>Output: where the answer begins and ends in the context, its score, and the margin of no
 * answer. Options: {@code max-tokens} (384 of a sequence), {@code max-question} (64 pieces), {@code
 * stride} (128 pieces between the starts of two windows), {@code best} (20 firsts and lasts of a
 * window that are tried), {@code max-answer} (30 pieces), {@code dropout} (0.1, of the vectors that
 * the head reads) and {@code tokenizer} (word).
 */
final class AnswerTask extends TokenRowsTask {
  private static final long serialVersionUID = 1L;

  private static final String THRESHOLD = "no-answer-margin";
  private static final List<String> LABELS = List.of("answer", "none");
  private static final int MARGIN = 3;

  private final int maxQuestion;
  private final int stride;
  private final int best;
  private final int maxAnswer;
  private final double dropout;

  AnswerTask(Options options) {
    super(options, 384, 8);
    maxQuestion = options.integer("max-question", 64, 1, 10_000);
    stride = options.integer("stride", 128, 1, 100_000);
    best = options.integer("best", 20, 1, 1000);
    maxAnswer = options.integer("max-answer", 30, 1, 10_000);
    dropout = options.number("dropout", 0.1, 0, 0.9);
  }

  @Override
  public List<String> labels() {
    return LABELS;
  }

  @Override
  public List<String> labelsOf(LabelledText item) {
    return List.of(LABELS.get(item.labels().isEmpty() ? 1 : 0));
  }

  @Override
  public String missing(LabelledText item) {
    return item.texts().size() == 2 ? null : "question and context";
  }

  /** Every answer must stand in the context at its offset. */
  @Override
  public String unfit(LabelledText item) {
    for (int i = 0; i < item.labels().size(); i++) {
      String answer = item.labels().get(i);
      if (answer.isEmpty() || !item.texts().get(1).startsWith(answer, item.begin(i))) {
        return "an answer at its offset in the context";
      }
    }
    return null;
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new SpanHead("output", width, dropout);
  }

  private QuestionWindows windows(LabelledText item, Coder coder) {
    if (item.texts().size() != 2) {
      throw new IllegalArgumentException(
          "Cannot read " + item.texts().size() + " texts. Accepted: a question and a context");
    }
    return new QuestionWindows(item, coder.lexicon(), maxTokens(), maxQuestion, stride);
  }

  @Override
  public List<Example> examples(LabelledText item, Coder coder) {
    QuestionWindows windows = windows(item, coder);
    return List.of(new Example(windows.sequences(), windows.target(-1, -1), 1));
  }

  @Override
  public List<Example> labelled(LabelledText item, Coder coder) {
    QuestionWindows windows = windows(item, coder);
    int begin = item.labels().isEmpty() ? -1 : item.begin(0);
    int end = begin < 0 ? -1 : begin + item.labels().get(0).length();
    float[] target = windows.target(begin, end);
    return List.of(new Example(windows.sequences(), target, (float) item.weight()));
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return new SpanSearch(windows(item, coder), outputs.get(0), best, maxAnswer).result();
  }

  /** The marks of the answer, see {@link AnswerMarks#of}. */
  @Override
  public float[] target(LabelledText item, float[] output, Coder coder) {
    String answer = item.texts().get(1).substring((int) output[0], (int) output[1]);
    return AnswerMarks.of(answer, item.labels());
  }

  /** The margin above which a question stays without an answer. */
  private static double threshold(TaskState state) {
    return state.number(THRESHOLD, Double.MAX_VALUE);
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new AnswerEvaluation(threshold(coder.state()));
  }

  @Override
  public int[] decide(float[] output, Coder coder) {
    return new int[] {output[MARGIN] > threshold(coder.state()) ? 1 : 0};
  }

  @Override
  public TaskState decided(TaskState state, Evaluation development) {
    return state.with(THRESHOLD, ((AnswerEvaluation) development).bestThreshold());
  }
}
