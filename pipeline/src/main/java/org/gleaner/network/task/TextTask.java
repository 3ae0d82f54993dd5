package org.gleaner.network.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gleaner.Options;
import org.gleaner.network.encoder.Encoder;
import org.gleaner.network.part.Example;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Pieces;
import org.gleaner.text.lexicon.WordForms;
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
    tokenizer = readsTokens() ? "word" : options.choice("tokenizer", "word", TOKENIZERS);
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

  /** Whether an item to score may have so many texts. */
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

  /** The target that the head learns of a labelled item. */
  float[] learnt(LabelledText item, Coder coder) {
    return target(item, coder);
  }

  @Override
  public final List<Example> examples(LabelledText item, Coder coder) {
    int targets = readsTokens() ? item.texts().size() : outputs();
    return List.of(new Example(sequences(item, coder.lexicon()), new float[targets], 1));
  }

  @Override
  public final List<Example> labelled(LabelledText item, Coder coder) {
    float weight = (float) item.weight();
    return List.of(new Example(sequences(item, coder.lexicon()), learnt(item, coder), weight));
  }

  private int[][] sequences(LabelledText item, Lexicon lexicon) {
    if (readsTokens()) {
      return sequences(LongText.WINDOWS.of(lexicon.pieces(item.texts()), maxTokens), lexicon);
    }
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
    return texts > 1 && lexicon.special(org.gleaner.text.lexicon.Special.BEGIN) < 0
        ? maxTokens
        : Math.max(1, maxTokens - lexicon.added(texts));
  }

  private int[][] sequences(List<Pieces> read, Lexicon lexicon) {
    int[][] sequences = new int[read.size()][];
    for (int i = 0; i < sequences.length; i++) {
      Pieces pieces = read.get(i);
      sequences[i] =
          readsTokens()
              ? pieces.numbers()
              : lexicon.sequence(List.of(pieces), Math.max(1, pieces.size()));
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
  public float[] decode(List<float[]> outputs, Coder coder) {
    return mean(outputs);
  }
}
