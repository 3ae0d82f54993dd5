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

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> SPECIAL =
      List.of("[PAD]", UNKNOWN, "[CLS]", "[SEP]", "[MASK]", "<s>", "</s>", "<unk>", "<pad>");

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
    root.set("post_processor", around(pieces.tokens()));
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

  /** A byte-level vocabulary of byte pair encoding; text is taken as it is. */
  public static String byteLevel(Pieces pieces) {
    ObjectNode root = root(pieces);
    root.putNull("normalizer");
    root.set("pre_tokenizer", bytes(true));
    root.set("post_processor", bytes(false));
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
      if (SPECIAL.contains(pieces.tokens().get(id))) {
        special(added, id, pieces.tokens().get(id));
      }
    }
    return root;
  }

  private static void special(ArrayNode added, int id, String content) {
    ObjectNode token = added.addObject();
    token.put("id", id);
    token.put("content", content);
    for (String no : List.of("single_word", "lstrip", "rstrip", "normalized")) {
      token.put(no, false);
    }
    token.put("special", true);
  }

  /** {@code [CLS] A [SEP]}, or null where the vocabulary has not both. */
  private static ObjectNode around(List<String> tokens) {
    int begin = tokens.indexOf("[CLS]");
    int end = tokens.indexOf("[SEP]");
    if (begin < 0 || end < 0) {
      return null;
    }
    ObjectNode around = JSON.createObjectNode();
    around.put("type", "BertProcessing");
    around.putArray("sep").add("[SEP]").add(end);
    around.putArray("cls").add("[CLS]").add(begin);
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
