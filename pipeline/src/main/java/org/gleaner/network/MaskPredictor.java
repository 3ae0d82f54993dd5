package org.gleaner.network;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.network.model.NetworkStore;
import org.gleaner.network.model.SavedNetwork;
import org.gleaner.network.part.Example;
import org.gleaner.network.task.LabelledText;
import org.gleaner.network.task.MaskWindows;
import org.gleaner.network.task.TaskEntry.Reads;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.MaskedText;

/**
 * Gives the most likely pieces for places in a text by a network of the task {@code masked} (Devlin
 * et al. 2019). A place is written {@code [MASK]} or {@code <mask>}, whichever of the two its
 * vocabulary has, see {@link MaskedText}; probabilities are those of the whole vocabulary, its
 * special pieces included. Several places are filled each by itself: the others stay masks.
 * Thread-safe: all threads share one copy of the weights, with {@link Predictor} too.
 */
public final class MaskPredictor {
  /** Numbers of outputs that are held together, but for one example's. */
  private static final long MOST = 1 << 22;

  private final Predictor<LabelledText> predictor;
  private final Lexicon lexicon;
  private final MaskWindows windows;

  private MaskPredictor(Predictor<LabelledText> predictor) {
    if (!predictor.definition().task().equals("masked")) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot fill masks by a model of task: "
              + predictor.definition().task()
              + ". Accepted: masked");
    }
    Map<String, String> options = predictor.definition().options();
    this.predictor = predictor;
    this.lexicon = predictor.coder().lexicon();
    this.windows =
        new MaskWindows(
            Integer.parseInt(options.get("max-tokens")), !options.get("pair").equals("none"));
  }

  /**
   * A predictor of a saved network.
   *
   * @throws GleanerException with INVALID_MODEL if it is of another task or its weights do not fit
   */
  public MaskPredictor(SavedNetwork saved) {
    this(Predictor.ofTexts(saved));
  }

  /** The predictor of a model folder. */
  public static MaskPredictor load(Path folder) {
    return new MaskPredictor(NetworkStore.load(folder));
  }

  /**
   * The predictor of that name in this JVM, made at the first call; the last few are kept.
   *
   * @param name a model's identity, e.g. a hash of its files: the same name stands for the same
   *     model
   */
  public static MaskPredictor shared(String name, Function<String, SavedNetwork> source) {
    return new MaskPredictor(Predictor.shared(name, source, Reads.TEXT));
  }

  /**
   * The most likely pieces for each mark of a text.
   *
   * @param most pieces for each mark, at least 1
   * @return those of the first mark, the most likely first, then those of the next; none if the
   *     text has no mark
   * @throws IllegalArgumentException if the vocabulary has no mask, or {@code most} is below 1
   */
  public List<FilledMask> fill(String text, int most) {
    return fill(List.of(text), most).get(0);
  }

  /** The same for several texts, in passes of several: faster than one by one. */
  public List<List<FilledMask>> fill(List<String> texts, int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          "Cannot fill masks by pieces: " + most + ". Accepted: at least 1");
    }
    List<Filling> fillings = new ArrayList<>(texts.size());
    Batch batch = new Batch();
    for (String text : texts) {
      Filling filling = new Filling(MaskedText.of(lexicon, text), most);
      fillings.add(filling);
      for (Example example : windows.examples(filling.text, lexicon)) {
        batch.add(example, filling);
      }
    }
    batch.run();
    return fillings.stream().map(filling -> filling.filled).toList();
  }

  /** Examples whose outputs are held together, with what becomes of them. */
  private final class Batch {
    private final List<Example> examples = new ArrayList<>();
    private final List<Filling> fillings = new ArrayList<>();
    private long numbers;

    void add(Example example, Filling filling) {
      long own = (long) windows.masks(example) * lexicon.size();
      if (numbers + own > MOST) {
        run();
      }
      examples.add(example);
      fillings.add(filling);
      numbers += own;
    }

    void run() {
      List<float[]> outputs = examples.isEmpty() ? List.of() : predictor.outputsOf(examples);
      for (int i = 0; i < outputs.size(); i++) {
        fillings.get(i).add(outputs.get(i), windows.masks(examples.get(i)));
      }
      examples.clear();
      fillings.clear();
      numbers = 0;
    }
  }

  /** A text on the way to its pieces. */
  private final class Filling {
    private final MaskedText text;
    private final int most;
    private final List<FilledMask> filled = new ArrayList<>();
    private int mask;

    Filling(MaskedText text, int most) {
      this.text = text;
      this.most = most;
    }

    /** Adds the best pieces of the next masks, given logarithms of their probabilities. */
    void add(float[] output, int masks) {
      int rows = (output.length - windows.begin()) / masks;
      for (int i = 0; i < masks; i++) {
        int from = windows.begin() + i * rows;
        for (int number : best(output, from)) {
          double probability = Math.exp(output[from + number]);
          String piece = lexicon.piece(number);
          filled.add(new FilledMask(mask, piece, probability, text.filled(mask, number)));
        }
        mask++;
      }
    }

    /** The numbers of the best pieces, of equal ones the first; rows beyond them do not count. */
    private List<Integer> best(float[] output, int from) {
      Comparator<Integer> worst =
          (a, b) -> {
            int order = Float.compare(output[from + a], output[from + b]);
            return order == 0 ? Integer.compare(b, a) : order;
          };
      PriorityQueue<Integer> kept = new PriorityQueue<>(worst);
      for (int number = 0; number < lexicon.size(); number++) {
        if (kept.size() == most && output[from + number] > output[from + kept.peek()]) {
          kept.remove();
        }
        if (kept.size() < most) {
          kept.add(number);
        }
      }
      List<Integer> best = new ArrayList<>(kept);
      best.sort(worst.reversed());
      return best;
    }
  }
}
