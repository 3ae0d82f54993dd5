package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes vocabularies in the Hugging Face format {@code tokenizer.json}, its version 1.0. */
public final class TokenizerJson {
  static final String UNKNOWN = "[UNK]";

  /** The unknown piece of GPT. */
  static final String UNKNOWN_WORD = "<unk>";

  /** The end of the last piece of a word in GPT's vocabulary. */
  public static final String WORD_END = "</w>";

  /** The special pieces of BERT, in the order of its vocabularies. */
  static final List<String> BERT = List.of("[PAD]", UNKNOWN, "[CLS]", "[SEP]", "[MASK]");

  /** The mask of RoBERTa, which swallows the blank before it. */
  private static final String MASK = "<mask>";

  /** The special pieces of RoBERTa, in the order of its vocabularies. */
  static final List<String> ROBERTA = List.of("<s>", "<pad>", "</s>", "<unk>", MASK);

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerJson() {}

  /**
   * A vocabulary.
   *
   * @param tokens the pieces in order of their ids
   * @param merges the pairs that are merged, the first learnt first; empty for WordPiece
   */
  public record Pieces(List<String> tokens, List<Merge> merges) {}

  /**
   * Two pieces that become one.
   *
   * @param left the first
   * @param right the second, with the mark of pieces inside a word if it has one
   */
  public record Merge(String left, String right) {}

  /** A WordPiece vocabulary; text is prepared as BERT does. */
  public static String wordPiece(Pieces pieces, boolean lowerCase) {
    ObjectNode root = root(pieces);
    cutAsBert(root, lowerCase);
    root.set("post_processor", around("BertProcessing", "[CLS]", "[SEP]", pieces.tokens()));
    ObjectNode decoder = root.putObject("decoder");
    decoder.put("type", "WordPiece");
    decoder.put("prefix", MergeLearner.INSIDE);
    decoder.put("cleanup", true);
    ObjectNode model = root.putObject("model");
    model.put("type", "WordPiece");
    model.put("unk_token", UNKNOWN);
    model.put("continuing_subword_prefix", MergeLearner.INSIDE);
    model.put("max_input_chars_per_word", 100);
    model.set("vocab", ids(pieces.tokens()));
    return root.toString();
  }

  private static void cutAsBert(ObjectNode root, boolean lowerCase) {
    ObjectNode normalizer = root.putObject("normalizer");
    normalizer.put("type", "BertNormalizer");
    normalizer.put("clean_text", true);
    normalizer.put("handle_chinese_chars", true);
    normalizer.putNull("strip_accents");
    normalizer.put("lowercase", lowerCase);
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
  }

  /**
   * A byte-level vocabulary of byte pair encoding; text is taken as it is, and stands between
   * RoBERTa's special pieces where the vocabulary has them.
   */
  public static String byteLevel(Pieces pieces) {
    ObjectNode root = root(pieces);
    root.putNull("normalizer");
    root.set("pre_tokenizer", bytes(true));
    ObjectNode around = around("RobertaProcessing", "<s>", "</s>", pieces.tokens());
    if (around != null) {
      around.put("trim_offsets", false);
      around.put("add_prefix_space", false);
    }
    root.set("post_processor", around == null ? bytes(false) : around);
    root.set("decoder", bytes(true));
    ObjectNode model = pairs(root, null, null);
    model.set("vocab", ids(pieces.tokens()));
    ArrayNode merges = model.putArray("merges");
    for (Merge merge : pieces.merges()) {
      merges.addArray().add(merge.left()).add(merge.right());
    }
    return root.toString();
  }

  /**
   * Byte pair encoding as GPT has it, without pieces: text is prepared as BERT does, and the last
   * piece of a word has a mark.
   *
   * @param unknown the number of the unknown piece, which is missing if it is not a number
   */
  static String wordEnds(JsonNode unknown) {
    ObjectNode root = root(new Pieces(List.of(), List.of()));
    if (unknown.isInt()) {
      special((ArrayNode) root.get("added_tokens"), unknown.asInt(), UNKNOWN_WORD);
    }
    cutAsBert(root, true);
    root.putNull("post_processor");
    root.putObject("decoder").put("type", "BPEDecoder").put("suffix", WORD_END);
    pairs(root, UNKNOWN_WORD, WORD_END);
    return root.toString();
  }

  private static ObjectNode pairs(ObjectNode root, String unknown, String suffix) {
    ObjectNode model = root.putObject("model");
    model.put("type", "BPE");
    model.putNull("dropout");
    model.put("unk_token", unknown);
    model.putNull("continuing_subword_prefix");
    model.put("end_of_word_suffix", suffix);
    model.put("fuse_unk", false);
    model.put("byte_fallback", false);
    model.put("ignore_merges", false);
    return model;
  }

  private static ObjectNode bytes(boolean useRegex) {
    ObjectNode bytes = JSON.createObjectNode();
    bytes.put("type", "ByteLevel");
    bytes.put("add_prefix_space", false);
    bytes.put("trim_offsets", false);
    return bytes.put("use_regex", useRegex);
  }

  /** The parts that all kinds share; special tokens match their own text. */
  static ObjectNode root(Pieces pieces) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0");
    root.putNull("truncation");
    root.putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (int id = 0; id < pieces.tokens().size(); id++) {
      String piece = pieces.tokens().get(id);
      if (BERT.contains(piece) || ROBERTA.contains(piece)) {
        special(added, id, piece);
      }
    }
    return root;
  }

  private static void special(ArrayNode added, int id, String piece) {
    ObjectNode token = added.addObject();
    token.put("id", id);
    token.put("content", piece);
    token.put("single_word", false);
    token.put("lstrip", piece.equals(MASK));
    token.put("rstrip", false);
    token.put("normalized", false);
    token.put("special", true);
  }

  /** Two pieces between which a text stands, or null where the vocabulary has not both. */
  private static ObjectNode around(String type, String first, String last, List<String> tokens) {
    int begin = tokens.indexOf(first);
    int end = tokens.indexOf(last);
    if (begin < 0 || end < 0) {
      return null;
    }
    ObjectNode around = JSON.createObjectNode();
    around.put("type", type);
    around.putArray("sep").add(last).add(end);
    around.putArray("cls").add(first).add(begin);
    return around;
  }

  private static ObjectNode ids(List<String> tokens) {
    ObjectNode ids = JSON.createObjectNode();
    for (int id = 0; id < tokens.size(); id++) {
      ids.put(tokens.get(id), id);
    }
    return ids;
  }
}
