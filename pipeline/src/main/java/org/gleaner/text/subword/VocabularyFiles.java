package org.gleaner.text.subword;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.text.TextFile;

/**
 * Reads vocabularies as {@code tokenizer.json}. Beside that format itself:
 *
 * <ul>
 *   <li>WordPiece: {@code vocab.txt}, a piece on each line; text is prepared as BERT does
 *   <li>byte-level BPE: a folder with {@code vocab.json} and {@code merges.txt}, as GPT-2 and
 *       RoBERTa have; no blank is put before the text. Where pieces end words by {@code </w>}, as
 *       GPT's do, text is prepared as BERT does and in lower case
 *   <li>Unigram and BPE: a {@code .model} of SentencePiece
 * </ul>
 */
final class VocabularyFiles {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private VocabularyFiles() {}

  static String read(SubwordKind kind, String path, boolean lowerCase) {
    if (path.startsWith("{")) {
      return checked(kind, path, "it");
    }
    Path file = Path.of(path);
    try {
      if (Files.isDirectory(file) && Files.exists(file.resolve("tokenizer.json"))) {
        return checked(kind, TextFile.read(file.resolve("tokenizer.json")), path);
      } else if (Files.isDirectory(file) && kind == SubwordKind.BYTE_LEVEL_BPE) {
        return pairs(file);
      } else if (path.endsWith(".txt") && kind == SubwordKind.WORDPIECE) {
        return wordPiece(TextFile.lines(file), lowerCase);
      } else if (path.endsWith(".model") && kind != SubwordKind.WORDPIECE) {
        return checked(kind, sentencePiece(Files.readAllBytes(file), path), path);
      }
      return checked(kind, TextFile.read(file), path);
    } catch (CharacterCodingException e) {
      throw invalid(path + " is not UTF-8", e);
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.INPUT_NOT_FOUND, "Cannot read vocabulary: " + path, e);
    }
  }

  /** The kind of a vocabulary, by the name of its file or by its content. */
  static SubwordKind kind(String path) {
    Path file = Path.of(path);
    boolean folder = Files.isDirectory(file);
    Path json = folder ? file.resolve("tokenizer.json") : file;
    if (folder && !Files.exists(json)) {
      return SubwordKind.BYTE_LEVEL_BPE;
    } else if (path.endsWith(".txt")) {
      return SubwordKind.WORDPIECE;
    } else if (path.endsWith(".model")) {
      return SubwordKind.UNIGRAM;
    }
    try {
      return SubwordKind.ofModel(parse(TextFile.read(json)).path("model").path("type").asText());
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.INPUT_NOT_FOUND, "Cannot read vocabulary: " + path, e);
    } catch (IllegalArgumentException e) {
      throw invalid(path + ": " + e.getMessage(), e);
    }
  }

  /** A {@code tokenizer.json} without truncation and padding. */
  static String whole(String json) {
    return whole(parse(json));
  }

  private static String whole(ObjectNode root) {
    root.putNull("truncation");
    root.putNull("padding");
    return root.toString();
  }

  private static String checked(SubwordKind kind, String json, String path) {
    ObjectNode root = parse(json);
    JsonNode type = root.path("model").path("type");
    if (!type.asText().equals(kind.model())) {
      throw invalid(path + " is of kind " + type + ". Accepted: " + kind.model(), null);
    }
    return whole(root);
  }

  /** The object that some JSON is. */
  static ObjectNode parse(String json) {
    try {
      if (JSON.readTree(json) instanceof ObjectNode root) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw invalid("it is not a tokenizer.json", e);
    }
    throw invalid("it is not a tokenizer.json", null);
  }

  private static String wordPiece(List<String> lines, boolean lowerCase) {
    TokenizerJson.Pieces pieces = new TokenizerJson.Pieces(lines, List.of());
    if (!lines.contains(TokenizerJson.UNKNOWN)) {
      throw invalid("missing line " + TokenizerJson.UNKNOWN, null);
    }
    return TokenizerJson.wordPiece(pieces, lowerCase);
  }

  private static String sentencePiece(byte[] file, String path) {
    try {
      return SentencePieceModel.json(file);
    } catch (IllegalArgumentException e) {
      throw invalid(path + ": " + e.getMessage(), e);
    }
  }

  private static String pairs(Path folder) throws IOException {
    ObjectNode vocabulary = parse(TextFile.read(folder.resolve("vocab.json")));
    TokenizerJson.Pieces none = new TokenizerJson.Pieces(List.of(), List.of());
    ObjectNode root =
        parse(
            endsWords(vocabulary)
                ? TokenizerJson.wordEnds(vocabulary.path(TokenizerJson.UNKNOWN_WORD))
                : TokenizerJson.byteLevel(none));
    ObjectNode model = (ObjectNode) root.get("model");
    model.set("vocab", vocabulary);
    var merges = model.putArray("merges");
    for (String line : TextFile.lines(folder.resolve("merges.txt"))) {
      if (!line.isEmpty() && !line.startsWith("#version")) {
        merges.add(line);
      }
    }
    return root.toString();
  }

  /** Whether pieces show the ends of words, not the blanks before them. */
  private static boolean endsWords(ObjectNode vocabulary) {
    boolean ends = false;
    for (var names = vocabulary.fieldNames(); names.hasNext(); ) {
      String piece = names.next();
      if (piece.startsWith("\u0120")) {
        return false;
      }
      ends |= piece.endsWith(TokenizerJson.WORD_END);
    }
    return ends;
  }

  private static GleanerException invalid(String problem, Throwable cause) {
    return new GleanerException(
        ErrorCode.INVALID_MODEL, "Cannot read vocabulary: " + problem, cause);
  }
}
