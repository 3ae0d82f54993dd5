package org.gleaner.text.subword.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gleaner.text.subword.normal.Component;

/** Reads the {@code model} of a {@code tokenizer.json}: pieces, numbers, merges and scores. */
public final class PieceModels {
  /** The most pieces. */
  public static final int MOST_PIECES = 5_000_000;

  /** The longest piece. */
  public static final int MOST_PIECE_CHARS = 1_000;

  private static final Set<String> KINDS = new TreeSet<>(Set.of("BPE", "Unigram", "WordPiece"));

  private PieceModels() {}

  /**
   * The pieces of a model and their numbers.
   *
   * @throws org.gleaner.GleanerException with INVALID_MODEL if they are damaged
   */
  public static Map<String, Integer> pieces(Component model) {
    return model.type(KINDS).equals("Unigram") ? scored(model) : numbered(model);
  }

  /**
   * The numbers of pieces that stand for no text, even where their names are written in it.
   *
   * @param special those that are known already
   */
  public static Set<Integer> hidden(
      Component model, Map<String, Integer> pieces, Set<Integer> special) {
    Set<Integer> hidden = new HashSet<>(special);
    if (model.flag("byte_fallback", false)) {
      hidden.addAll(new BytePieces(pieces).numbers());
    }
    return hidden;
  }

  /**
   * A model.
   *
   * @param pieces its pieces
   * @param hidden the numbers of pieces that match no text
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it cannot be read
   */
  public static PieceModel of(Component model, Map<String, Integer> pieces, Set<Integer> hidden) {
    return switch (model.type(KINDS)) {
      case "BPE" -> new BytePairs(model, pieces, hidden);
      case "Unigram" -> new Unigram(model, pieces, hidden);
      default -> new WordPiece(model, pieces, hidden);
    };
  }

  /** The number of a piece that a model names. */
  static int known(Component model, String key, Map<String, Integer> pieces) {
    Integer number = pieces.get(model.text(key, 1, MOST_PIECE_CHARS));
    if (number == null) {
      throw model.invalid(key + " that is not among its pieces");
    }
    return number;
  }

  /** A map of pieces to numbers: each number once, few left out. */
  private static Map<String, Integer> numbered(Component model) {
    JsonNode vocabulary = model.node().path("vocab");
    if (!vocabulary.isObject() || vocabulary.size() > MOST_PIECES) {
      throw model.invalid("vocab. Accepted: an object of at most " + MOST_PIECES + " pieces");
    }
    Map<String, Integer> pieces = new HashMap<>(vocabulary.size() * 2);
    Set<Integer> numbers = new HashSet<>(vocabulary.size() * 2);
    for (var fields = vocabulary.fields(); fields.hasNext(); ) {
      Map.Entry<String, JsonNode> field = fields.next();
      JsonNode number = field.getValue();
      boolean fits = number.isInt() && number.asInt() >= 0 && number.asInt() <= MOST_PIECES;
      if (!fits || !numbers.add(number.asInt()) || !isPiece(field.getKey())) {
        throw model.invalid(
            "the number "
                + Component.shortened(number)
                + ". Accepted: 0 to "
                + MOST_PIECES
                + ", each once, for pieces of at most "
                + MOST_PIECE_CHARS
                + " characters");
      }
      pieces.put(field.getKey(), number.asInt());
    }
    return pieces;
  }

  /** Whether a text can be a piece: not too long, and without unpaired surrogates. */
  private static boolean isPiece(String text) {
    return text.length() <= MOST_PIECE_CHARS
        && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }

  private static Map<String, Integer> scored(Component model) {
    JsonNode vocabulary = model.node().path("vocab");
    if (!vocabulary.isArray() || vocabulary.isEmpty() || vocabulary.size() > MOST_PIECES) {
      throw model.invalid("vocab. Accepted: an array of 1 to " + MOST_PIECES + " pieces");
    }
    Map<String, Integer> pieces = new HashMap<>(vocabulary.size() * 2);
    for (JsonNode entry : vocabulary) {
      String piece = model.text(entry.path(0), "piece", 1, MOST_PIECE_CHARS);
      JsonNode score = entry.path(1);
      boolean finite = score.isNumber() && Double.isFinite(score.asDouble());
      if (entry.size() != 2 || !finite || !isPiece(piece)) {
        throw model.invalid(
            "the piece " + Component.shortened(entry) + ". Accepted: a piece and a finite number");
      }
      pieces.putIfAbsent(piece, pieces.size());
    }
    if (pieces.size() != vocabulary.size()) {
      throw model.invalid("a piece twice");
    }
    return pieces;
  }
}
