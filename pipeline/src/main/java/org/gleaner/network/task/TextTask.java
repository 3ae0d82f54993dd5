package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.part.Example;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.term.Tokenizers;

/**
 * What tasks about whole texts share. Options: {@code max-tokens} (400), {@code long-text} (head
 * keeps the first tokens, ends the first and the last, windows reads all in pieces and takes the
 * mean), {@code dropout} (of the vector that the head reads) and, where a text is not given as
 * tokens, {@code tokenizer} (word; a name of {@link Tokenizers#FACTORIES}) and {@code line-breaks}
 * (keep; html reads the tag &lt;br /&gt; as a space).
 */
abstract class TextTask implements Task<LabelledText> {
  private static final long serialVersionUID = 1L;

  private static final String[] TOKENIZERS = Tokenizers.FACTORIES.names().toArray(new String[0]);

  /** The tokenizers that cut tokens that are given. */
  private static final String[] PIECES = pieces();

  private static String[] pieces() {
    List<String> names = new ArrayList<>(List.of("word"));
    for (SubwordKind kind : SubwordKind.values()) {
      names.add(kind.label());
    }
    return names.toArray(new String[0]);
  }

  /** Option of tasks with labels: how many there are. */
  static final String CLASSES = "classes";

  private final int maxTokens;
  private final LongText longText;
  private final double dropout;
  private final String tokenizer;
  private final boolean htmlBreaks;

  TextTask(Options options, int maxTokensByDefault, double dropoutByDefault) {
    maxTokens = options.integer("max-tokens", maxTokensByDefault, 1, 100_000);
    String choice = options.choice("long-text", "head", "head", "ends", "windows");
    longText = LongText.valueOf(choice.toUpperCase(Locale.ROOT));
    dropout = options.number("dropout", dropoutByDefault, 0, 0.9);
    tokenizer = options.choice("tokenizer", "word", readsTokens() ? PIECES : TOKENIZERS);
    htmlBreaks =
        !readsTokens() && options.choice("line-breaks", "keep", "keep", "html").equals("html");
  }

  final double dropout() {
    return dropout;
  }

  /** The number of texts of an item that are read one by one. */
  int texts() {
    return 1;
  }

  /** The number of texts of an item; they are read as one where {@link #texts()} is less. */
  int textsGiven() {
    return 1;
  }

  /** Whether an item to score may have that number of texts. */
  boolean reads(int texts) {
    return texts == textsGiven();
  }

  /** Whether the texts are the tokens of one text; the same for all of a kind. */
  boolean readsTokens() {
    return false;
  }

  @Override
  public Encoder.Reading reading() {
    return Encoder.Reading.SEQUENCE;
  }

  @Override
  public final String tokenizer() {
    return tokenizer;
  }

  /** A tagger reads every digit as 0. */
  @Override
  public final WordForms forms() {
    return new WordForms(tokenizer, readsTokens());
  }

  /** The labels are those of the training texts. */
  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public List<String> labelsOf(LabelledText text) {
    return text.labels();
  }

  @Override
  public final Iterable<String> words(LabelledText item) {
    WordForms forms = forms();
    List<String> words = new ArrayList<>();
    for (String text : item.texts()) {
      if (readsTokens()) {
        words.add(forms.entry(text));
      } else {
        words.addAll(forms.entries(prepared(text)));
      }
    }
    return words;
  }

  private String prepared(String text) {
    return htmlBreaks ? text.replace("<br />", " ") : text;
  }

  /** The width of the target of an example to score. */
  abstract int outputs();

  /** The output that a labelled item should have. */
  abstract float[] target(LabelledText item, Coder coder);

  @Override
  public final float[] target(LabelledText item, float[] output, Coder coder) {
    return target(item, coder);
  }

  /** The target that the head learns of a labelled item. */
  float[] learnt(LabelledText item, Coder coder) {
    return target(item, coder);
  }

  @Override
  public final List<Example> examples(LabelledText item, Coder coder) {
    int targets = readsTokens() ? item.texts().size() : outputs();
    return List.of(example(item, coder.lexicon(), new float[targets], 1));
  }

  @Override
  public final List<Example> labelled(LabelledText item, Coder coder) {
    float weight = (float) item.weight();
    return List.of(example(item, coder.lexicon(), learnt(item, coder), weight));
  }

  private Example example(LabelledText item, Lexicon lexicon, float[] target, float weight) {
    if (!readsTokens()) {
      return new Example(sequences(item, lexicon), target, weight);
    }
    Pieces pieces = lexicon.pieces(item.texts());
    List<Pieces> windows = LongText.WINDOWS.of(pieces, room(lexicon, 1));
    int[][] sequences = sequences(windows, lexicon);
    return pieces.size() == item.texts().size() && lexicon.added(1) == 0
        ? new Example(sequences, target, weight)
        : Example.picking(sequences, firstPieces(windows, lexicon), target, weight);
  }

  /** For each window the places of the pieces with which words begin. */
  private static int[][] firstPieces(List<Pieces> windows, Lexicon lexicon) {
    int shift = lexicon.before();
    int[][] places = new int[windows.size()][];
    int word = -1;
    for (int i = 0; i < places.length; i++) {
      Pieces window = windows.get(i);
      int[] found = new int[window.size()];
      int count = 0;
      for (int k = 0; k < found.length; k++) {
        if (window.word(k) != word) {
          word = window.word(k);
          found[count++] = k + shift;
        }
      }
      places[i] = Arrays.copyOf(found, count);
    }
    return places;
  }

  private int[][] sequences(LabelledText item, Lexicon lexicon) {
    if (!reads(item.texts().size())) {
      throw new IllegalArgumentException(
          "Cannot read " + item.texts().size() + " texts. Accepted: " + textsGiven());
    }
    List<Pieces> texts = new ArrayList<>();
    for (String text : item.texts()) {
      texts.add(lexicon.pieces(prepared(text)));
    }
    if (texts.size() > texts()) {
      return new int[][] {lexicon.sequence(texts, room(lexicon, texts.size()))};
    }
    LongText cut = texts() > 1 && longText == LongText.WINDOWS ? LongText.HEAD : longText;
    List<Pieces> read = new ArrayList<>();
    texts.forEach(text -> read.addAll(cut.of(text, room(lexicon, 1))));
    return sequences(read, lexicon);
  }

  /** The number of pieces of texts that fit beside those that the lexicon adds. */
  private int room(Lexicon lexicon, int texts) {
    return texts > 1 && lexicon.before() == 0
        ? maxTokens
        : Math.max(1, maxTokens - lexicon.added(texts));
  }

  private int[][] sequences(List<Pieces> read, Lexicon lexicon) {
    int[][] sequences = new int[read.size()][];
    for (int i = 0; i < sequences.length; i++) {
      Pieces pieces = read.get(i);
      sequences[i] = lexicon.sequence(List.of(pieces), Math.max(1, pieces.size()));
    }
    return sequences;
  }

  /** The mean of the outputs of a text's windows. */
  final float[] mean(List<float[]> outputs) {
    float[] all = outputs.get(0);
    int width = outputs();
    int count = all.length / width;
    if (count == 1) {
      return all;
    }
    float[] mean = new float[width];
    for (int at = 0; at < all.length; at += width) {
      for (int i = 0; i < width; i++) {
        mean[i] += all[at + i] / count;
      }
    }
    return mean;
  }

  @Override
  public float[] decode(LabelledText item, List<float[]> outputs, Coder coder) {
    return mean(outputs);
  }
}
