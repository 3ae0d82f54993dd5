package org.gleaner.network.pretrained;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.PieceLexicon;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.SubwordTokenizer;

/**
 * How a Hugging Face folder reads texts: the vocabulary in one of its forms, the number of tokens
 * at which a text is cut, and how the tokens' vectors become one.
 */
final class CheckpointLexicon {
  /** Where sentence-transformers keeps how vectors become one. */
  static final String POOLING = "1_Pooling/config.json";

  private static final String MODE = "pooling_mode_";

  /** Our names of poolings by its settings. */
  static final Map<String, String> MODES =
      new TreeMap<>(
          Map.of(
              MODE + "cls_token", "first",
              MODE + "lasttoken", "last",
              MODE + "max_tokens", "max",
              MODE + "mean_tokens", "mean"));

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HuggingFaceFolder folder;
  private final SubwordKind kind;
  private final Lexicon lexicon;

  private CheckpointLexicon(HuggingFaceFolder folder, SubwordKind kind, String json) {
    this.folder = folder;
    this.kind = kind;
    this.lexicon = new PieceLexicon(json);
  }

  /** Reads the vocabulary. */
  static CheckpointLexicon of(HuggingFaceFolder folder) {
    String json = folder.text("tokenizer.json");
    if (json != null) {
      SubwordKind kind = kind(parse("tokenizer.json", json).path("model").path("type").asText());
      return new CheckpointLexicon(folder, kind, SubwordTokenizer.json(kind, json, true));
    }
    boolean lower = config(folder, "tokenizer_config.json").path("do_lower_case").asBoolean(true);
    if (folder.content("vocab.txt") != null) {
      return copied(folder, SubwordKind.WORDPIECE, lower, "vocab.txt");
    } else if (folder.content("merges.txt") != null) {
      return copied(folder, SubwordKind.BYTE_LEVEL_BPE, lower, "vocab.json", "merges.txt");
    }
    for (String name : List.of("spiece.model", "sentencepiece.bpe.model", "spm.model")) {
      if (folder.content(name) != null) {
        return copied(folder, SubwordKind.UNIGRAM, lower, name);
      }
    }
    throw CheckpointConfig.invalid(
        "it has no vocabulary. Accepted: tokenizer.json, vocab.txt, vocab.json with merges.txt,"
            + " spiece.model",
        null);
  }

  private static SubwordKind kind(String model) {
    return switch (model) {
      case "WordPiece" -> SubwordKind.WORDPIECE;
      case "BPE" -> SubwordKind.BYTE_LEVEL_BPE;
      case "Unigram" -> SubwordKind.UNIGRAM;
      default -> throw CheckpointConfig.invalid("tokenizer.json is of kind " + model, null);
    };
  }

  /** The reader of vocabularies reads local files; the folder may be elsewhere. */
  private static CheckpointLexicon copied(
      HuggingFaceFolder folder, SubwordKind kind, boolean lower, String... names) {
    try {
      Path copy = Files.createTempDirectory("gleaner-vocabulary");
      try {
        for (String name : names) {
          byte[] content = folder.content(name);
          if (content == null) {
            throw CheckpointConfig.invalid(name + " is missing", null);
          }
          Files.write(copy.resolve(name), content);
        }
        Path read = names.length > 1 ? copy : copy.resolve(names[0]);
        String json = SubwordTokenizer.json(kind, read.toString(), lower);
        return new CheckpointLexicon(folder, kind, json);
      } finally {
        for (String name : names) {
          Files.deleteIfExists(copy.resolve(name));
        }
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String name, String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw CheckpointConfig.invalid(name + " is not valid JSON", e);
    }
  }

  /** A file of settings; empty if it is not there. */
  private static JsonNode config(HuggingFaceFolder folder, String name) {
    String content = folder.text(name);
    return content == null ? JSON.createObjectNode() : parse(name, content);
  }

  /** The vocabulary. */
  Lexicon lexicon() {
    return lexicon;
  }

  /** The name of the tokenizer. */
  String tokenizer() {
    return kind.label();
  }

  /**
   * The number of tokens at which a text is cut: the setting of sentence-transformers, or else all
   * positions.
   */
  int longest(int positions) {
    int said = config(folder, "sentence_bert_config.json").path("max_seq_length").asInt(positions);
    return Math.max(1, Math.min(said, positions));
  }

  /**
   * How the tokens' vectors become one: the setting of sentence-transformers.
   *
   * @param byDefault where the folder has none
   * @throws org.gleaner.GleanerException with INVALID_MODEL if it is another one, or several
   */
  String pooling(String byDefault) {
    List<String> modes = new ArrayList<>();
    config(folder, POOLING)
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getKey().startsWith(MODE) && field.getValue().asBoolean(false)) {
                modes.add(field.getKey());
              }
            });
    if (modes.isEmpty()) {
      return byDefault;
    } else if (modes.size() > 1 || !MODES.containsKey(modes.get(0))) {
      throw CheckpointConfig.invalid(
          POOLING + " has " + String.join(", ", modes) + ". Accepted: one of " + MODES.keySet(),
          null);
    }
    return MODES.get(modes.get(0));
  }
}
