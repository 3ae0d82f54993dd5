package org.gleaner.text.subword;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;

/**
 * Checks a {@code tokenizer.json} before native code sees it, which ends the Java machine where it
 * meets what it does not expect. Only components and regular expressions are let through that are
 * known to be safe and to take time in proportion to the text; decoders, truncation and padding,
 * which are not used, are taken out.
 */
final class TokenizerCheck {
  private static final int MOST_STEPS = 32;
  private static final int MOST_CHARS = 64;
  private static final int MOST_DEPTH = 4;
  private static final int MOST_GROWTH = 64;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Set<String> NORMALIZERS =
      names(
          "BertNormalizer ByteLevel Lowercase NFC NFD NFKC NFKD Nmt Precompiled Prepend Replace"
              + " Sequence Strip StripAccents");

  private static final Set<String> PRE_TOKENIZERS =
      names(
          "BertPreTokenizer ByteLevel Digits Metaspace Punctuation Sequence Split UnicodeScripts"
              + " Whitespace WhitespaceSplit");

  private static final Set<String> PROCESSORS =
      names("BertProcessing ByteLevel RobertaProcessing Sequence TemplateProcessing");

  private static final Set<String> BEHAVIORS =
      names("Removed Isolated MergedWithPrevious MergedWithNext Contiguous");

  private static final Set<String> SCHEMES = names("always never first");

  /** Expressions of published tokenizers; each takes linear time. */
  private static final Set<String> EXPRESSIONS =
      Set.of(
          " {2,}",
          "\\s+",
          "\\n",
          "[\\r\\n]",
          "[\\r\\n]+",
          "\\r\\n|\\r|\\n",
          "\\p{N}",
          "\\p{N}{1,3}",
          "[0-9]",
          "[0-9][0-9][0-9]",
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
              + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|"
              + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
          "<\\|startoftext\\|>|<\\|endoftext\\|>|'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|"
              + "[^\\s\\p{L}\\p{N}]+");

  private final Map<String, Integer> pieces = new TreeMap<>();
  private long growth = 1;

  private TokenizerCheck() {}

  private static Set<String> names(String list) {
    return new TreeSet<>(Set.of(list.split(" ", -1)));
  }

  /**
   * A {@code tokenizer.json} that native code can take.
   *
   * @throws GleanerException with INVALID_MODEL if it is not one; the message names the place
   */
  static String safe(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode root) {
        new TokenizerCheck().check(root);
        root.putNull("decoder");
        root.putNull("truncation");
        root.putNull("padding");
        return root.toString();
      }
    } catch (JsonProcessingException e) {
      throw new GleanerException(
          ErrorCode.INVALID_MODEL,
          "Cannot read vocabulary: it is not valid JSON, or has a key twice",
          e);
    }
    throw new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read vocabulary: it is not a JSON object");
  }

  private void check(ObjectNode root) {
    Component all = new Component("tokenizer.json", root);
    pieces.putAll(PieceModels.check(all.part("model")));
    added(all);
    if (all.has("normalizer")) {
      normalizer(new Component("normalizer", root.get("normalizer")), 0);
    }
    if (all.has("pre_tokenizer")) {
      preTokenizer(new Component("pre_tokenizer", root.get("pre_tokenizer")), 0);
    }
    if (all.has("post_processor")) {
      processor(new Component("post_processor", root.get("post_processor")), 0);
    }
  }

  private void added(Component all) {
    if (!all.has("added_tokens")) {
      return;
    }
    for (Component token : all.parts("added_tokens", PieceModels.MOST_PIECES)) {
      String content = token.text("content", 1, PieceModels.MOST_PIECE_CHARS);
      int id = token.integer("id", 0, PieceModels.MOST_PIECES);
      token.requireFlags("single_word", "lstrip", "rstrip", "normalized", "special");
      if (pieces.getOrDefault(content, id) != id) {
        throw token.invalid("number " + id + " for a piece of number " + pieces.get(content));
      }
      pieces.put(content, id);
    }
  }

  private static void requireShallow(Component part, int depth) {
    if (depth > MOST_DEPTH) {
      throw part.invalid("sequences in sequences. Accepted: " + MOST_DEPTH);
    }
  }

  private void normalizer(Component part, int depth) {
    requireShallow(part, depth);
    switch (part.type(NORMALIZERS)) {
      case "Sequence" ->
          part.parts("normalizers", MOST_STEPS).forEach(step -> normalizer(step, depth + 1));
      case "BertNormalizer" ->
          part.requireFlags("clean_text", "handle_chinese_chars", "strip_accents", "lowercase");
      case "Strip" -> part.requireFlags("strip_left", "strip_right");
      case "Prepend" -> part.text("prepend", 1, MOST_CHARS);
      case "Precompiled" -> CharacterTable.check(part);
      case "Replace" -> replace(part);
      default -> {}
    }
  }

  /** A chain of replacements may make a text many times as long. */
  private void replace(Component part) {
    int shortest = pattern(part);
    int length = part.text("content", 0, MOST_CHARS).length();
    growth *= Math.max(1, (length + shortest - 1) / shortest);
    if (growth > MOST_GROWTH) {
      throw part.invalid("replacements that make a text more than 64 times as long");
    }
  }

  /** Checks a pattern; the shortest text that it matches. */
  private static int pattern(Component part) {
    JsonNode pattern = part.node().path("pattern");
    if (pattern.size() == 1 && pattern.has("String")) {
      return part.part("pattern").text("String", 1, MOST_CHARS).length();
    }
    if (pattern.size() != 1 || !EXPRESSIONS.contains(pattern.path("Regex").asText())) {
      throw part.invalid(
          "pattern "
              + Component.shortened(pattern)
              + ". Accepted: a String, or a Regex of a published tokenizer");
    }
    return 1;
  }

  private void preTokenizer(Component part, int depth) {
    requireShallow(part, depth);
    switch (part.type(PRE_TOKENIZERS)) {
      case "Sequence" ->
          part.parts("pretokenizers", MOST_STEPS).forEach(step -> preTokenizer(step, depth + 1));
      case "ByteLevel" -> part.requireFlags("add_prefix_space", "trim_offsets", "use_regex");
      case "Digits" -> part.requireFlags("individual_digits");
      case "Punctuation" -> part.requireOneOf("behavior", BEHAVIORS);
      case "Metaspace" -> {
        String mark = part.text("replacement", 1, 2);
        if (mark.codePointCount(0, mark.length()) != 1) {
          throw part.invalid("replacement " + mark + ". Accepted: one character");
        }
        part.requireFlags("add_prefix_space", "split");
        part.requireOneOf("prepend_scheme", SCHEMES);
      }
      case "Split" -> {
        var unused = pattern(part);
        part.requireOneOf("behavior", BEHAVIORS);
        part.requireFlags("invert");
      }
      default -> {}
    }
  }

  private void processor(Component part, int depth) {
    requireShallow(part, depth);
    switch (part.type(PROCESSORS)) {
      case "Sequence" ->
          part.parts("processors", MOST_STEPS).forEach(step -> processor(step, depth + 1));
      case "ByteLevel" -> part.requireFlags("add_prefix_space", "trim_offsets", "use_regex");
      case "TemplateProcessing" -> template(part);
      default -> {
        named(part, "sep");
        named(part, "cls");
        part.requireFlags("trim_offsets", "add_prefix_space");
      }
    }
  }

  /** A piece and its number. */
  private void named(Component part, String key) {
    JsonNode pair = part.node().path(key);
    if (pair.size() != 2 || !pair.path(1).isInt()) {
      throw part.invalid(
          key + " " + Component.shortened(pair) + ". Accepted: a piece and its number");
    }
    known(
        part, part.text(pair.path(0), key, 1, PieceModels.MOST_PIECE_CHARS), pair.path(1).asInt());
  }

  private void known(Component part, String piece, int number) {
    if (pieces.getOrDefault(piece, -1) != number) {
      throw part.invalid(
          "the special piece "
              + Component.shortened(JSON.valueToTree(piece))
              + " of number "
              + number
              + ", which the vocabulary does not have");
    }
  }

  private void template(Component part) {
    Map<String, Component> special = new TreeMap<>();
    JsonNode all = part.node().path("special_tokens");
    all.fields()
        .forEachRemaining(
            field -> special.put(field.getKey(), new Component(part.place(), field.getValue())));
    for (Component token : special.values()) {
      JsonNode ids = token.node().path("ids");
      JsonNode names = token.node().path("tokens");
      if (!ids.isArray()
          || ids.isEmpty()
          || ids.size() > MOST_STEPS
          || ids.size() != names.size()) {
        throw token.invalid(
            "ids " + Component.shortened(ids) + " for " + Component.shortened(names));
      }
      for (int i = 0; i < ids.size(); i++) {
        String name = token.text(names.path(i), "tokens", 1, PieceModels.MOST_PIECE_CHARS);
        known(token, name, ids.path(i).isInt() ? ids.path(i).asInt() : -1);
      }
    }
    sequences(part, "single", "A", special);
    sequences(part, "pair", "AB", special);
  }

  /** Each of the texts stands once in a template. */
  private static void sequences(
      Component part, String key, String texts, Map<String, Component> special) {
    StringBuilder found = new StringBuilder();
    for (Component step : part.parts(key, MOST_STEPS)) {
      step(step, special);
      found.append(step.node().path("Sequence").path("id").asText());
    }
    if (!found.toString().equals(texts)) {
      throw part.invalid(key + " with the texts " + found + ". Accepted: " + texts);
    }
  }

  private static void step(Component step, Map<String, Component> special) {
    boolean sequence = step.has("Sequence");
    if (step.node().size() != 1 || sequence == step.has("SpecialToken")) {
      throw step.invalid(Component.shortened(step.node()) + ". Accepted: Sequence or SpecialToken");
    }
    Component what = step.part(sequence ? "Sequence" : "SpecialToken");
    what.integer("type_id", 0, Byte.MAX_VALUE);
    String id = what.text("id", 1, PieceModels.MOST_PIECE_CHARS);
    if (sequence ? !id.equals("A") && !id.equals("B") : !special.containsKey(id)) {
      throw step.invalid("the unknown name " + id);
    }
  }
}
