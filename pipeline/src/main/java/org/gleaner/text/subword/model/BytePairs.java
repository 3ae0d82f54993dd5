package org.gleaner.text.subword.model;

import java.util.Map;
import java.util.Set;
import org.gleaner.text.subword.cut.Part;
import org.gleaner.text.subword.cut.PieceTrie;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.Component;

/**
 * Pairs of pieces merged in a learnt order (Sennrich, Haddow and Birch 2016). A character that is
 * not a piece becomes its bytes if the vocabulary has them, else it is unknown, or left out where
 * the vocabulary has no unknown piece.
 */
final class BytePairs implements PieceModel {
  private static final int MOST_MARK_CHARS = 16;
  private static final int NONE = -1;

  private final WordCache cache = new WordCache();
  private final PieceTrie whole;
  private final Merges merges;
  private final String mark;
  private final String suffix;
  private final Letters first;
  private final Letters inside;
  private final Letters last;
  private final Letters only;
  private final BytePieces bytes;
  private final int unknown;
  private final boolean fused;

  /**
   * The model of a vocabulary.
   *
   * @param hidden pieces that match no text
   */
  BytePairs(Component model, Map<String, Integer> pieces, Set<Integer> hidden) {
    if (model.has("dropout") && model.node().path("dropout").asDouble(1) != 0) {
      throw model.invalid("dropout, which cuts one text in many ways. Accepted: null");
    }
    if (pieces.containsKey("")) {
      throw model.invalid("an empty piece");
    }
    this.mark = affix(model, "continuing_subword_prefix");
    this.suffix = affix(model, "end_of_word_suffix");
    this.unknown = model.has("unk_token") ? PieceModels.known(model, "unk_token", pieces) : NONE;
    this.fused = model.flag("fuse_unk", false);
    this.bytes = model.flag("byte_fallback", false) ? new BytePieces(pieces) : null;
    this.merges = new Merges(model, pieces, mark, hidden);
    this.whole = model.flag("ignore_merges", false) ? trie(pieces, hidden) : null;
    this.first = new Letters(pieces, "", "", hidden);
    this.inside = mark.isEmpty() ? first : new Letters(pieces, mark, "", hidden);
    this.only = suffix.isEmpty() ? first : new Letters(pieces, "", suffix, hidden);
    boolean plain = mark.isEmpty() || suffix.isEmpty();
    Letters ending = mark.isEmpty() ? only : inside;
    this.last = plain ? ending : new Letters(pieces, mark, suffix, hidden);
  }

  private static String affix(Component model, String key) {
    return model.has(key) ? model.text(key, 0, MOST_MARK_CHARS) : "";
  }

  private static PieceTrie trie(Map<String, Integer> pieces, Set<Integer> hidden) {
    PieceTrie trie = new PieceTrie();
    pieces.forEach(
        (piece, number) -> {
          if (!hidden.contains(number)) {
            trie.add(piece, number);
          }
        });
    return trie;
  }

  @Override
  public void cut(Part word, PieceList into) {
    int piece = whole == null ? NONE : whole(word);
    if (piece >= 0) {
      into.add(piece, word.text(), word.from(), word.to());
      return;
    }
    String text = word.toString();
    Symbols symbols = cache.get(text);
    if (symbols == null) {
      symbols = symbols(word);
      symbols.merge(merges);
      cache.put(text, symbols);
    }
    for (int i = 0; i < symbols.size(); i++) {
      into.add(
          symbols.piece(i),
          word.text(),
          word.from() + symbols.begin(i),
          word.from() + symbols.end(i));
    }
  }

  private int whole(Part word) {
    int node = PieceTrie.ROOT;
    for (int i = word.from(); i < word.to() && node >= 0; i++) {
      node = whole.next(node, word.text().charAt(i));
    }
    return node < 0 ? NONE : whole.piece(node);
  }

  private Symbols symbols(Part word) {
    AlignedText text = word.text();
    Symbols symbols = new Symbols(word.to() - word.from());
    boolean afterUnknown = false;
    int i = word.from();
    while (i < word.to()) {
      int c = text.characterAt(i);
      int next = i + Character.charCount(c);
      int begin = i - word.from();
      int end = next - word.from();
      int piece = letters(begin == 0, next == word.to()).piece(c);
      boolean known = piece >= 0 || addBytes(c, begin, end, next == word.to(), symbols);
      if (piece >= 0) {
        symbols.add(piece, begin, end);
      } else if (!known && afterUnknown && fused) {
        symbols.extend(end);
      } else if (!known && unknown >= 0) {
        symbols.add(unknown, begin, end);
      }
      afterUnknown = !known && unknown >= 0;
      i = next;
    }
    return symbols;
  }

  private Letters letters(boolean begins, boolean ends) {
    if (begins) {
      return ends ? only : first;
    }
    return ends ? last : inside;
  }

  private boolean addBytes(int c, int begin, int end, boolean ends, Symbols symbols) {
    if (bytes == null) {
      return false;
    }
    String text = (begin == 0 ? "" : mark) + Character.toString(c) + (ends ? suffix : "");
    int[] pieces = bytes.of(text);
    if (pieces == null) {
      return false;
    }
    for (int piece : pieces) {
      symbols.add(piece, begin, end);
    }
    return true;
  }
}
