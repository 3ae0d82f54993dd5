package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks the {@code model} of a {@code tokenizer.json}: pieces, numbers, merges and scores. */
final class PieceModels {
  /** The most pieces. */
  static final int MOST_PIECES = 5_000_000;

  /** The longest piece. */
  static final int MOST_PIECE_CHARS = 1_000;

  private static final int MOST_MARK_CHARS = 16;
  private static final Set<String> KINDS = new TreeSet<>(Set.of("BPE", "Unigram", "WordPiece"));

  private PieceModels() {}

  /** The pieces and their numbers. */
  static Map<String, Integer> check(Component model) {
    return switch (model.type(KINDS)) {
      case "BPE" -> bytePairs(model);
      case "Unigram" -> unigram(model);
      default -> wordPiece(model);
    };
  }

  private static Map<String, Integer> wordPiece(Component model) {
    Map<String, Integer> pieces = pieces(model);
    requirePiece(model, "unk_token", pieces);
    model.text("continuing_subword_prefix", 0, MOST_MARK_CHARS);
    model.integer("max_input_chars_per_word", 1, MOST_PIECE_CHARS);
    return pieces;
  }

  private static void requirePiece(Component model, String key, Map<String, Integer> pieces) {
    if (!pieces.containsKey(model.text(key, 1, MOST_PIECE_CHARS))) {
      throw model.invalid(key + " that is not among its pieces");
    }
  }

  /** A map of pieces to numbers: each number once, few left out. */
  private static Map<String, Integer> pieces(Component model) {
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
      if (!fits || !numbers.add(number.asInt()) || field.getKey().length() > MOST_PIECE_CHARS) {
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

  private static Map<String, Integer> bytePairs(Component model) {
    Map<String, Integer> pieces = pieces(model);
    if (model.has("dropout") && model.node().path("dropout").asDouble(1) != 0) {
      throw model.invalid("dropout, which cuts one text in many ways. Accepted: null");
    }
    if (model.has("unk_token")) {
      requirePiece(model, "unk_token", pieces);
    }
    model.requireFlags("fuse_unk", "byte_fallback", "ignore_merges");
    String inside =
        model.has("continuing_subword_prefix")
            ? model.text("continuing_subword_prefix", 0, MOST_MARK_CHARS)
            : "";
    if (model.has("end_of_word_suffix")) {
      model.text("end_of_word_suffix", 0, MOST_MARK_CHARS);
    }
    if (pieces.containsKey("")) {
      throw model.invalid("an empty piece");
    }
    JsonNode merges = model.node().path("merges");
    if (!merges.isArray() || merges.size() > MOST_PIECES) {
      throw model.invalid("merges. Accepted: an array of at most " + MOST_PIECES);
    }
    for (JsonNode merge : merges) {
      merge(model, merge, inside, pieces);
    }
    return pieces;
  }

  /**
   * Two pieces, of which the second begins with the mark of pieces inside a word, and their sum.
   */
  private static void merge(
      Component model, JsonNode merge, String inside, Map<String, Integer> pieces) {
    String left = merge.path(0).asText();
    String right = merge.path(1).asText();
    boolean fits = merge.isArray() && merge.size() == 2;
    if (merge.isTextual()) {
      int blank = merge.asText().indexOf(' ');
      fits = blank > 0 && blank == merge.asText().lastIndexOf(' ');
      left = fits ? merge.asText().substring(0, blank) : "";
      right = fits ? merge.asText().substring(blank + 1) : "";
    }
    fits &= right.startsWith(inside) && pieces.containsKey(left) && pieces.containsKey(right);
    if (!fits || !pieces.containsKey(left + right.substring(inside.length()))) {
      throw model.invalid(
          "the merge " + Component.shortened(merge) + ". Accepted: two pieces that make a third");
    }
  }

  private static Map<String, Integer> unigram(Component model) {
    JsonNode vocabulary = model.node().path("vocab");
    if (!vocabulary.isArray() || vocabulary.isEmpty() || vocabulary.size() > MOST_PIECES) {
      throw model.invalid("vocab. Accepted: an array of 1 to " + MOST_PIECES + " pieces");
    }
    Map<String, Integer> pieces = new HashMap<>(vocabulary.size() * 2);
    for (JsonNode entry : vocabulary) {
      String piece = model.text(entry.path(0), "piece", 1, MOST_PIECE_CHARS);
      JsonNode score = entry.path(1);
      if (entry.size() != 2 || !score.isNumber() || !Double.isFinite(score.asDouble())) {
        throw model.invalid(
            "the piece " + Component.shortened(entry) + ". Accepted: a piece and a finite number");
      }
      pieces.putIfAbsent(piece, pieces.size());
    }
    if (pieces.size() != vocabulary.size()) {
      throw model.invalid("a piece twice");
    }
    model.requireFlags("byte_fallback");
    model.integer("unk_id", 0, vocabulary.size() - 1);
    return pieces;
  }
}
