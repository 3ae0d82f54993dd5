package org.gleaner.text.subword;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * SentencePiece's byte pair encoding as the {@code model} of a {@code tokenizer.json}. Its file has
 * no merges: any two pieces merge that make a third, that of the highest score first.
 */
final class SentencePiecePairs {
  private SentencePiecePairs() {}

  /**
   * The model.
   *
   * @param bytes whether characters that are not pieces become their bytes
   * @throws IllegalArgumentException if a user defined pieces, which merges cannot stand for
   */
  static ObjectNode model(List<SentencePiece> pieces, boolean bytes) {
    ObjectNode model = new ObjectMapper().createObjectNode();
    model.put("type", "BPE");
    model.put("fuse_unk", true);
    model.put("byte_fallback", bytes);
    ObjectNode vocabulary = model.putObject("vocab");
    List<SentencePiece> normal = new ArrayList<>();
    for (SentencePiece piece : pieces) {
      if (piece.is(SentencePiece.USER_DEFINED)) {
        throw new IllegalArgumentException(
            "it is of kind BPE with a piece that a user defined: " + piece.text());
      }
      if (piece.is(SentencePiece.UNKNOWN)) {
        model.put("unk_token", piece.key());
      } else if (piece.is(SentencePiece.NORMAL)) {
        normal.add(piece);
      }
      vocabulary.put(piece.key(), vocabulary.size());
    }
    model.set("merges", merges(normal));
    return model;
  }

  private static ArrayNode merges(List<SentencePiece> pieces) {
    Set<String> known = new HashSet<>();
    pieces.forEach(piece -> known.add(piece.text()));
    List<SentencePiece> ordered = new ArrayList<>(pieces);
    ordered.sort(Comparator.comparingDouble(SentencePiece::score).reversed());
    ArrayNode merges = new ObjectMapper().createArrayNode();
    for (SentencePiece piece : ordered) {
      String text = piece.text();
      for (int i = 1; i < text.length(); i++) {
        if (known.contains(text.substring(0, i)) && known.contains(text.substring(i))) {
          merges.addArray().add(text.substring(0, i)).add(text.substring(i));
        }
      }
    }
    return merges;
  }
}
