package org.gleaner.network.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gleaner.Options;
import org.gleaner.network.part.Dropout;
import org.gleaner.network.part.LastLayers;
import org.gleaner.network.part.LayerNorm;
import org.gleaner.network.part.Linear;
import org.gleaner.network.part.Part;
import org.gleaner.network.part.Pooling;
import org.gleaner.network.part.Repeat;
import org.gleaner.network.part.Unit;
import org.gleaner.network.part.Units;
import org.gleaner.network.part.attention.AttentionPooling;
import org.gleaner.network.part.attention.SelfAttention;
import org.gleaner.network.part.attention.TransformerLayer;
import org.gleaner.network.part.embedding.Embedding;
import org.gleaner.network.part.embedding.PositionTable;
import org.gleaner.network.part.embedding.TaskTable;
import org.gleaner.network.part.embedding.WordEmbedding;
import org.gleaner.network.part.recurrent.Lstm;
import org.gleaner.network.part.recurrent.States;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.Special;

/**
 * The encoders of the BERT family (Devlin et al. 2019) and of GPT (Radford et al. 2018): tables of
 * tokens, positions and texts, and blocks of attention and units, each added to its input and then
 * normalised. Options: {@code size} (mini; tiny, mini, small, medium, base, large or custom set the
 * defaults of the next four), {@code layers}, {@code hidden-size}, {@code heads}, {@code
 * inner-size}, {@code activation} (gelu, gelu-new, relu), {@code positions} (512 rows), {@code
 * position-offset} (the row of the first position), {@code texts} (2 rows of a table that
 * distinguishes the first text from the second; 0 for none), {@code table-rows} (0: as many as the
 * vocabulary has), {@code embedding-size} (0: the hidden size; else a linear layer follows the
 * tables, Lan et al. 2020), {@code distinct-layers} (0: all; else that number, each repeated),
 * {@code norm} (post; pre, Xiong et al. 2020; or blocks: post without a normalisation of the
 * tables' sum), {@code causal} (false; true: a token sees itself and those before it alone), {@code
 * layer-norm-epsilon}, {@code layer-dropout} (0.1), {@code attention-dropout} (0.1), {@code
 * pooling} (mean, max, first, last, attention, or pooler: units over the first vector) and {@code
 * pooler-activation} (tanh, relu, gelu).
 */
final class BertEncoder implements Encoder {
  private static final double DEVIATION = 0.02;
  private static final Pattern READ = Pattern.compile("last(-([2-9]|[1-9][0-9]))?");

  /** Layers, hidden size, heads and inner size of Turc et al. (2019) and Devlin et al. (2019). */
  private static final Map<String, int[]> SIZES =
      Map.of(
          "tiny", new int[] {2, 128, 2, 512},
          "mini", new int[] {4, 256, 4, 1024},
          "small", new int[] {4, 512, 8, 2048},
          "medium", new int[] {8, 512, 8, 2048},
          "base", new int[] {12, 768, 12, 3072},
          "custom", new int[] {12, 768, 12, 3072},
          "large", new int[] {24, 1024, 16, 4096});

  private final int layers;
  private final int hidden;
  private final int heads;
  private final int inner;
  private final Unit activation;
  private final int positions;
  private final int offset;
  private final int texts;
  private final int taskRows;
  private final int taskRow;
  private final int tableRows;
  private final int embeddingSize;
  private final int distinct;
  private final String norm;
  private final boolean causal;
  private final double epsilon;
  private final double dropout;
  private final double attentionDropout;
  private final int read;
  private final int lstm;
  private final String pooling;
  private final Unit poolerActivation;
  private final Map<String, String> inForce;

  private BertEncoder(Options options) {
    String size =
        options.choice(
            "size", "mini", "tiny", "mini", "small", "medium", "base", "large", "custom");
    int[] sizes = SIZES.get(size);
    layers = options.integer("layers", sizes[0], 1, 128);
    hidden = options.integer("hidden-size", sizes[1], 1, 16_384);
    heads = options.integer("heads", sizes[2], 1, 256);
    inner = options.integer("inner-size", sizes[3], 1, 65_536);
    activation = Unit.named(options.choice("activation", "gelu", "gelu", "gelu-new", "relu"));
    positions = options.integer("positions", 512, 1, 100_000);
    offset = options.integer("position-offset", 0, 0, 1000);
    texts = options.integer("texts", 2, 0, 100);
    taskRows = options.integer("task-rows", 0, 0, 1000);
    taskRow = options.integer("task-row", 0, 0, 999);
    tableRows = options.integer("table-rows", 0, 0, 10_000_000);
    embeddingSize = options.integer("embedding-size", 0, 0, 16_384);
    distinct = options.integer("distinct-layers", 0, 0, 128);
    if (distinct > 0 && layers % distinct != 0) {
      throw new IllegalArgumentException(
          "Cannot make "
              + layers
              + " layers of distinct-layers="
              + distinct
              + ". Accepted: a divisor");
    }
    norm = options.choice("norm", "post", "post", "pre", "blocks");
    causal = options.bool("causal", false);
    epsilon = options.number("layer-norm-epsilon", 1e-12, 0, 1);
    dropout = options.number("layer-dropout", 0.1, 0, 0.9);
    attentionDropout = options.number("attention-dropout", 0.1, 0, 0.9);
    read = read(options.text("read", "last", READ, "last, last-2 to last-99"));
    lstm = options.integer("lstm-size", 0, 0, 16_384);
    pooling =
        options.choice("pooling", "mean", "mean", "max", "first", "last", "attention", "pooler");
    if (causal && (pooling.equals("first") || pooling.equals("pooler"))) {
      throw new IllegalArgumentException(
          "Cannot use pooling: "
              + pooling
              + ", whose token sees no other with causal=true. Accepted: mean, max, last,"
              + " attention");
    }
    poolerActivation =
        Unit.named(options.choice("pooler-activation", "tanh", "tanh", "relu", "gelu"));
    inForce = options.used();
  }

  /** The number of layers whose vectors are read. */
  private int read(String last) {
    int count = last.equals("last") ? 1 : Integer.parseInt(last.substring("last-".length()));
    if (count > 1 && (count > layers || normFirst() || distinct != 0)) {
      throw new IllegalArgumentException(
          "Cannot use read: "
              + last
              + ". Accepted: at most as many as there are layers, with norm=post or blocks and"
              + " without distinct-layers");
    }
    return count;
  }

  /** BERT as published. */
  static Encoder bert(Options options) {
    return new BertEncoder(options);
  }

  /** RoBERTa (Liu et al. 2019): no second text, and positions that begin after the padding's. */
  static Encoder roberta(Options options) {
    return new BertEncoder(
        options.prefer(
            Map.of(
                "positions", "514",
                "position-offset", "2",
                "texts", "1",
                "layer-norm-epsilon", "1.0E-5")));
  }

  /** ALBERT (Lan et al. 2020): narrow tables, one layer that is repeated, no dropout. */
  static Encoder albert(Options options) {
    return new BertEncoder(
        options.prefer(
            Map.of(
                "embedding-size", "128",
                "distinct-layers", "1",
                "activation", "gelu-new",
                "layer-dropout", "0",
                "attention-dropout", "0")));
  }

  /** DistilBERT (Sanh et al. 2019): no table of texts. */
  static Encoder distilbert(Options options) {
    return new BertEncoder(options.prefer(Map.of("texts", "0", "pooler-activation", "relu")));
  }

  /** ELECTRA (Clark et al. 2020): narrow tables. */
  static Encoder electra(Options options) {
    return new BertEncoder(
        options.prefer(Map.of("embedding-size", "128", "pooler-activation", "gelu")));
  }

  /** ERNIE (Sun et al. 2019): the shape of BERT, with a rectifier. */
  static Encoder ernie(Options options) {
    return new BertEncoder(
        options.prefer(Map.of("activation", "relu", "layer-norm-epsilon", "1.0E-5")));
  }

  private boolean normFirst() {
    return norm.equals("pre");
  }

  @Override
  public Embedding embedding(Lexicon lexicon) {
    int rows = tableRows == 0 ? lexicon.size() : tableRows;
    return WordEmbedding.normal(rows, tableWidth(), DEVIATION);
  }

  private int tableWidth() {
    return embeddingSize == 0 ? hidden : embeddingSize;
  }

  @Override
  public List<Part> parts(Lexicon lexicon, int inputs, Reading reading) {
    int separator = lexicon.special(Special.SEPARATOR);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new PositionTable("positions", inputs, positions, offset, texts, separator, DEVIATION));
    if (taskRows > 0) {
      parts.add(new TaskTable("task", inputs, taskRows, taskRow, DEVIATION));
    }
    if (norm.equals("post")) {
      parts.add(norm("norm", inputs));
    }
    parts.add(new Dropout("dropout", inputs, dropout));
    if (embeddingSize != 0) {
      parts.add(new Linear("widen", inputs, hidden, DEVIATION));
    }
    addLayers(parts);
    if (normFirst()) {
      parts.add(norm("norm", hidden));
    }
    if (lstm > 0) {
      parts.add(new Lstm("lstm", read * hidden, lstm, 2, States.ALL));
    }
    if (reading == Reading.SEQUENCE) {
      addPooling(parts, lstm > 0 ? 2 * lstm : read * hidden);
    }
    return parts;
  }

  /** Positions, the row of a task and the normalisation of their sum. */
  @Override
  public int tables() {
    return 1 + (taskRows > 0 ? 1 : 0) + (norm.equals("post") ? 1 : 0);
  }

  @Override
  public Encoder narrowed(double share) {
    return new BertEncoder(Options.of(NarrowedSizes.of(inForce, tableWidth(), share)));
  }

  private void addLayers(List<Part> parts) {
    int count = distinct == 0 ? layers : distinct;
    List<Part> made = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Part layer = new TransformerLayer("layer-" + i, shape());
      made.add(count == layers ? layer : new Repeat(layer.name(), layer, layers / count));
    }
    if (read == 1) {
      parts.addAll(made);
    } else {
      parts.add(new LastLayers(made, read));
    }
  }

  private TransformerLayer.Shape shape() {
    return new TransformerLayer.Shape(
        hidden,
        causal ? SelfAttention.Kind.CAUSAL : SelfAttention.Kind.SOFTMAX,
        heads,
        inner,
        activation,
        normFirst(),
        epsilon,
        dropout,
        attentionDropout,
        DEVIATION);
  }

  private Part norm(String name, int width) {
    return new LayerNorm(name, width, epsilon);
  }

  private void addPooling(List<Part> parts, int width) {
    switch (pooling) {
      case "mean" -> parts.add(new Pooling("pooling", width, Pooling.Kind.MEAN));
      case "max" -> parts.add(new Pooling("pooling", width, Pooling.Kind.MAX));
      case "attention" -> parts.add(new AttentionPooling("pooling", width, width));
      case "first" -> parts.add(new Pooling("pooling", width, Pooling.Kind.FIRST));
      case "last" -> parts.add(new Pooling("pooling", width, Pooling.Kind.LAST));
      default -> {
        parts.add(new Pooling("pooling", width, Pooling.Kind.FIRST));
        parts.add(new Units("pooler", width, width, poolerActivation, DEVIATION));
      }
    }
  }
}
