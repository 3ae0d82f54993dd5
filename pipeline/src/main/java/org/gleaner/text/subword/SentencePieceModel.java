package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A model file of SentencePiece (Kudo and Richardson 2018) as a {@code tokenizer.json}. The file is
 * a protocol buffer: pieces with score and type, how it was trained, and how text is normalised; a
 * truncated file has no such part. Only Unigram models are read, with the blank before its word.
 */
final class SentencePieceModel {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The character for a blank in a piece. */
  private static final String BLANK = "\u2581";

  /** Prefix of pieces that must never match text: a Unicode noncharacter. */
  private static final String APART = "\uffff";

  private static final int UNIGRAM = 1;

  private final List<Piece> pieces = new ArrayList<>();
  private int kind = UNIGRAM;
  private boolean bytes;
  private boolean blankAfter;
  private boolean whole;
  private byte[] rules = {};
  private boolean prefix = true;
  private boolean fewBlanks = true;

  private SentencePieceModel() {}

  /** A piece of the vocabulary. */
  private static final class Piece {
    private static final int NORMAL = 1;
    private static final int UNKNOWN = 2;
    private static final int CONTROL = 3;
    private static final int USER_DEFINED = 4;
    private static final int UNUSED = 5;

    private String text = "";
    private float score;
    private int type = NORMAL;

    /** The text that the piece matches; control, unknown and unused pieces match no text. */
    String key() {
      return type == UNKNOWN || type == CONTROL || type == UNUSED ? APART + text : text;
    }
  }

  /**
   * The model as a {@code tokenizer.json}.
   *
   * @throws IllegalArgumentException if it is not such a model, or not of Unigram; the message
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
    if (model.kind != UNIGRAM || model.blankAfter) {
      throw new IllegalArgumentException(
          "it is of SentencePiece but not of kind Unigram with blanks before words");
    }
    return model.json();
  }

  private void read(byte[] file) {
    WireFields fields = new WireFields(file);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> pieces.add(piece(fields.bytes()));
        case 2 -> training(fields.bytes());
        case 3 -> normalizing(fields.bytes());
        default -> {}
      }
    }
  }

  private static Piece piece(byte[] message) {
    Piece piece = new Piece();
    WireFields fields = new WireFields(message);
    while (fields.next()) {
      switch (fields.number()) {
        case 1 -> piece.text = new String(fields.bytes(), StandardCharsets.UTF_8);
        case 2 -> piece.score = Float.intBitsToFloat((int) fields.value());
        case 3 -> piece.type = (int) fields.value();
        default -> {}
      }
    }
    return piece;
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
    ObjectNode model = root.putObject("model");
    model.put("type", "Unigram");
    model.put("byte_fallback", bytes);
    ArrayNode vocabulary = model.putArray("vocab");
    float highest = highest();
    for (int id = 0; id < pieces.size(); id++) {
      Piece piece = pieces.get(id);
      if (piece.type == Piece.UNKNOWN) {
        model.put("unk_id", id);
      }
      vocabulary.addArray().add(piece.key()).add(score(piece, highest));
    }
    return root.toString();
  }

  private ArrayNode normalizers() {
    ArrayNode steps = JSON.createArrayNode();
    if (rules.length > 0) {
      String table = Base64.getEncoder().encodeToString(rules);
      steps.addObject().put("type", "Precompiled").put("precompiled_charsmap", table);
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
    for (Piece piece : pieces) {
      if (piece.type == Piece.NORMAL && piece.text.indexOf(BLANK, 1) > 0) {
        return null;
      }
    }
    ObjectNode split = JSON.createObjectNode().put("type", "Split");
    split.putObject("pattern").put("String", BLANK);
    return split.put("behavior", "MergedWithNext").put("invert", false);
  }

  private float highest() {
    float highest = Float.NEGATIVE_INFINITY;
    for (Piece piece : pieces) {
      if (piece.type == Piece.NORMAL) {
        highest = Math.max(highest, piece.score);
      }
    }
    return highest;
  }

  /** Pieces that a user defined beat every other reading. */
  private static double score(Piece piece, float highest) {
    int characters = piece.text.codePointCount(0, piece.text.length());
    return piece.type == Piece.USER_DEFINED ? characters * highest - 0.1 : piece.score;
  }
}
