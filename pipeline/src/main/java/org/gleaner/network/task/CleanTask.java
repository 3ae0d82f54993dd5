package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gleaner.Options;
import org.gleaner.clean.LabelledDocument;
import org.gleaner.clean.SegmentWords;
import org.gleaner.clean.ThresholdSweep;
import org.gleaner.clean.feature.FeatureScaling;
import org.gleaner.clean.feature.SegmentFeatures;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.evaluation.Evaluation;
import org.gleaner.network.head.Head;
import org.gleaner.network.head.SegmentHead;
import org.gleaner.network.layer.Stream;
import org.gleaner.network.part.Beside;
import org.gleaner.network.part.Dense;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.Example;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.gleaner.text.lexicon.WordForms;

/**
 * Keep or remove each segment of a document: the encoder's vector of a segment beside its features,
 * a layer of rectified units over both, then bidirectional LSTMs over the document's segments, then
 * the probability of removal. Options: {@code features} (html or text), {@code mixture-size} (128
 * rectified units), {@code document-size} (64 units each direction), {@code document-layers} (1),
 * {@code dropout} (0.4), {@code max-tokens} (50 of a segment), {@code max-segments} (512 of a
 * document; a longer one is read in windows).
 */
final class CleanTask implements Task<LabelledDocument> {
  private static final long serialVersionUID = 1L;

  /**
   * The weight of one segment in the loss of a document. It is constant, so that the loss is a sum
   * over documents and batches on several workers add up to one large batch.
   */
  private static final float SEGMENT_WEIGHT = 0.01f;

  private static final WordForms FORMS = new WordForms("word", true);

  private final String features;
  private final int hidden;
  private final int layers;
  private final int mixture;
  private final double dropout;
  private final int maxTokens;
  private final int maxSegments;

  CleanTask(Options options) {
    features = options.choice("features", "html", "html", "text");
    hidden = options.integer("document-size", 64, 1, 4096);
    layers = options.integer("document-layers", 1, 1, 4);
    mixture = options.integer("mixture-size", 128, 1, 4096);
    dropout = options.number("dropout", 0.4, 0, 0.9);
    maxTokens = options.integer("max-tokens", 50, 1, 1000);
    maxSegments = options.integer("max-segments", 512, 8, 100_000);
  }

  private SegmentFeatures features() {
    return SegmentFeatures.CATALOGUE.named(features);
  }

  @Override
  public Encoder.Reading reading() {
    return Encoder.Reading.SEQUENCE;
  }

  /** Smaller defaults: with few labelled pages, larger vectors overfit beside their markup. */
  @Override
  public Map<String, String> encoderPreferences() {
    return features.equals("text")
        ? Map.of()
        : Map.of("embedding-size", "64", "hidden-size", "32", "unknown-rate", "0.2");
  }

  @Override
  public String tokenizer() {
    return "word";
  }

  @Override
  public WordForms forms() {
    return FORMS;
  }

  @Override
  public Iterable<String> words(LabelledDocument document) {
    List<String> words = new ArrayList<>();
    for (String[] segment : SegmentWords.of(document.segments())) {
      for (String word : segment) {
        words.add(FORMS.entry(word));
      }
    }
    return words;
  }

  @Override
  public List<String> labels() {
    return List.of("keep", "remove");
  }

  @Override
  public List<String> labelsOf(LabelledDocument document) {
    return labels();
  }

  @Override
  public String missing(LabelledDocument document) {
    return document.segments().isEmpty() ? "segments" : null;
  }

  @Override
  public boolean readsDistinct() {
    return true;
  }

  /** First each segment by itself, then beside its neighbours. */
  @Override
  public List<Stream> streams(int width) {
    List<Part> parts = new ArrayList<>();
    int inputs = features().size() + width;
    parts.add(new Beside("features", width, features().size()));
    parts.add(new Dropout("drop-features", inputs, dropout / 2));
    parts.add(new Dense("mix", inputs, mixture));
    int outputs = mixture;
    for (int i = 1; i <= layers; i++) {
      parts.add(new Lstm("lstm-" + i, outputs, hidden, 2, States.ALL));
      outputs = 2 * hidden;
      parts.add(new Dropout("drop-" + i, outputs, dropout));
    }
    return List.of(Stream.of("document", width, parts));
  }

  @Override
  public Head head(int width, Embedding tokens) {
    return new SegmentHead("remove", width);
  }

  @Override
  public TaskLearner<LabelledDocument> learner() {
    return new ScalingLearner(features);
  }

  @Override
  public List<Example> examples(LabelledDocument document, Coder coder) {
    return windows(document, Collections.nCopies(document.segments().size(), false), coder);
  }

  @Override
  public List<Example> labelled(LabelledDocument document, Coder coder) {
    return windows(document, document.remove(), coder);
  }

  /** The windows of a document, of at most {@code max-segments} each; none if it is empty. */
  private List<Example> windows(LabelledDocument document, List<Boolean> remove, Coder coder) {
    List<String[]> words = SegmentWords.of(document.segments());
    List<float[]> rows = features().of(document.segments(), words);
    FeatureScaling.Scaler scaler = ScalingLearner.scaling(coder.state()).scaler();
    rows.forEach(scaler::scale);
    List<Example> windows = new ArrayList<>();
    for (int from = 0; from < words.size(); from += maxSegments) {
      int to = Math.min(words.size(), from + maxSegments);
      int[][] tokens = new int[to - from][];
      float[] targets = new float[to - from];
      for (int i = from; i < to; i++) {
        List<String> read = List.of(words.get(i));
        tokens[i - from] =
            coder.lexicon().pieces(read.subList(0, Math.min(read.size(), maxTokens))).numbers();
        targets[i - from] = remove.get(i) ? 1 : 0;
      }
      float[][] own = rows.subList(from, to).toArray(new float[0][]);
      windows.add(new Example(tokens, own, targets, SEGMENT_WEIGHT));
    }
    return windows;
  }

  /** The probabilities of removal of all segments. */
  @Override
  public float[] decode(LabelledDocument document, List<float[]> outputs, Coder coder) {
    int size = outputs.stream().mapToInt(output -> output.length).sum();
    float[] all = new float[size];
    int at = 0;
    for (float[] output : outputs) {
      System.arraycopy(output, 0, all, at, output.length);
      at += output.length;
    }
    return all;
  }

  /**
   * For each segment 1 for remove or 0 for keep, then for each the number of its words that count.
   */
  @Override
  public float[] target(LabelledDocument document, float[] output, Coder coder) {
    List<String[]> words = SegmentWords.of(document.segments());
    int size = words.size();
    float[] target = new float[2 * size];
    for (int i = 0; i < size; i++) {
      target[i] = document.remove().get(i) ? 1 : 0;
      target[size + i] = Math.min(words.get(i).length, maxTokens);
    }
    return target;
  }

  @Override
  public Evaluation evaluation(Coder coder) {
    return new CleaningEvaluation(CleaningThreshold.of(coder.state()));
  }

  /** For each segment 1 to remove it, 0 to keep it. */
  @Override
  public int[] decide(float[] output, Coder coder) {
    double threshold = CleaningThreshold.of(coder.state());
    return IntStream.range(0, output.length).map(i -> output[i] >= threshold ? 1 : 0).toArray();
  }

  @Override
  public TaskState decided(TaskState state, Evaluation development) {
    double best = ThresholdSweep.best(((CleaningEvaluation) development).scored());
    return CleaningThreshold.set(state, best);
  }
}
