package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A model file of SentencePiece (Kudo and Richardson 2018) as a {@code tokenizer.json}. The file is
 * a protocol buffer: pieces with score and type, how it was trained, and how text is normalised; a
 * truncated file has no such part. Models of Unigram and of byte pair encoding are read, with the
 * blank before its word.
 */
final class SentencePieceModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The character for a blank in a piece. */
  private static final String BLANK = "\u2581";

  private static final int UNIGRAM = 1;
  private static final int PAIRS = 2;

  private final List<SentencePiece> pieces = new ArrayList<>();
  private int kind = UNIGRAM;
  private boolean bytes;
  private boolean blankAfter;
  private boolean whole;
  private byte[] rules = {};
  private boolean prefix = true;
  private boolean fewBlanks = true;

  private SentencePieceModel() {}

  /**
   * The model as a {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException if it is not such a model, or of another kind; the message
   *     names the problem
   */
  static String json(byte[] file) {
    SentencePieceModel model = new SentencePieceModel();
    try {
      model.read(file);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("it is not a SentencePiece model", e);
    }
    if (model.pieces.isEmpty() || !model.whole) {
      throw new IllegalArgumentException("it is not a SentencePiece model");
    }
    if ((model.kind != UNIGRAM && model.kind != PAIRS) || model.blankAfter) {
      throw new IllegalArgumentException(
          "it is of SentencePiece but not of kind Unigram or BPE with blanks before words");
    }
    return model.json();
  }

  private void read(byte[] file) {
    WireFields fields = new WireFields(file);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> pieces.add(SentencePiece.of(fields.bytes()));
        case 2 -> training(fields.bytes());
        case 3 -> normalizing(fields.bytes());
        default -> {}
      }
    }
  }

  private void training(byte[] message) {
    WireFields fields = new WireFields(message);
    while (fields.next()) {
      switch (fields.number()) {
        case 3 -> kind = (int) fields.value();
        case 24 -> blankAfter = fields.value() != 0;
        case 35 -> bytes = fields.value() != 0;
        default -> {}
      }
    }
  }

  private void normalizing(byte[] message) {
    whole = true;
    WireFields fields = new WireFields(message);
    while (fields.next()) {
      switch (fields.number()) {
        case 2 -> rules = fields.bytes();
        case 3 -> prefix = fields.value() != 0;
        case 4 -> fewBlanks = fields.value() != 0;
        default -> {}
      }
    }
  }

  private String json() {
    ObjectNode root = TokenizerJson.root(new TokenizerJson.Pieces(List.of(), List.of()));
    root.putObject("normalizer").put("type", "Sequence").set("normalizers", normalizers());
    root.set("pre_tokenizer", words());
    root.putNull("post_processor");
    root.putNull("decoder");
    if (kind == PAIRS) {
      root.set("model", SentencePiecePairs.model(pieces, bytes));
    } else {
      unigram(root.putObject("model"));
    }
    return root.toString();
  }

  private void unigram(ObjectNode model) {
    model.put("type", "Unigram");
    model.put("byte_fallback", bytes);
    ArrayNode vocabulary = model.putArray("vocab");
    float highest = highest();
    for (int id = 0; id < pieces.size(); id++) {
      SentencePiece piece = pieces.get(id);
      if (piece.is(SentencePiece.UNKNOWN)) {
        model.put("unk_id", id);
      }
      vocabulary.addArray().add(piece.key()).add(score(piece, highest));
    }
  }

  private ArrayNode normalizers() {
    ArrayNode steps = JSON.createArrayNode();
    if (rules.length > 0) {
      String table = Base64.getEncoder().encodeToString(rules);
      steps
          .addObject()
          .put("type", "Precompiled")
          .put("precompiled_charsmap", table)
          .put("longest_match", true);
    }
    if (fewBlanks) {
      ObjectNode strip = steps.addObject().put("type", "Strip");
      strip.put("strip_left", true).put("strip_right", true);
      steps.add(replace("Regex", " {2,}", " "));
    }
    if (prefix) {
      steps.addObject().put("type", "Prepend").put("prepend", BLANK);
    }
    return steps.add(replace("String", " ", BLANK));
  }

  private static ObjectNode replace(String kind, String pattern, String content) {
    ObjectNode replace = JSON.createObjectNode().put("type", "Replace");
    replace.putObject("pattern").put(kind, pattern);
    return replace.put("content", content);
  }

  /** Splits before each blank, where no piece spans one. */
  private ObjectNode words() {
    for (SentencePiece piece : pieces) {
      if (piece.is(SentencePiece.NORMAL) && piece.text().indexOf(BLANK, 1) > 0) {
        return null;
      }
    }
    ObjectNode split = JSON.createObjectNode().put("type", "Split");
    split.putObject("pattern").put("String", BLANK);
    return split.put("behavior", "MergedWithNext").put("invert", false);
  }

  private float highest() {
    float highest = Float.NEGATIVE_INFINITY;
    for (SentencePiece piece : pieces) {
      if (piece.is(SentencePiece.NORMAL)) {
        highest = Math.max(highest, piece.score());
      }
    }
    return highest;
  }

  /** Pieces that a user defined beat every other reading. */
  private static double score(SentencePiece piece, float highest) {
    int characters = piece.text().codePointCount(0, piece.text().length());
    return piece.is(SentencePiece.USER_DEFINED) ? characters * highest - 0.1 : piece.score();
  }
}
