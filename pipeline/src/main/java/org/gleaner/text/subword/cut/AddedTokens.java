package org.gleaner.text.subword.cut;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.text.subword.normal.AlignedText;
import org.gleaner.text.subword.normal.CharacterKinds;

/** Finds tokens that are looked for before text is cut: the longest at the first place. */
public final class AddedTokens {
  private final PieceTrie trie = new PieceTrie();
  private final Map<Integer, Rules> rules = new HashMap<>();

  /**
   * What belongs to a token in a text.
   *
   * @param word whether it counts only where no word goes on before or after it
   * @param left whether white space before it is part of it
   * @param right whether white space after it is part of it
   */
  public record Rules(boolean word, boolean left, boolean right) {}

  /** Adds a token. */
  public void add(String chars, int piece, Rules token) {
    trie.add(chars, piece);
    rules.put(piece, token);
  }

  /** Adds the parts of a text: tokens, and what is between them. */
  public void cut(AlignedText text, List<Part> into) {
    int begin = 0;
    int i = rules.isEmpty() ? text.length() : 0;
    while (i < text.length()) {
      int end = match(text, i);
      if (end < 0) {
        i++;
        continue;
      }
      Part token = token(text, begin, i, end);
      if (token != null) {
        if (begin < token.from()) {
          into.add(new Part(text, begin, token.from(), Part.OPEN));
        }
        into.add(token);
        begin = token.to();
      }
      i = Math.max(end, begin);
    }
    if (begin < text.length()) {
      into.add(new Part(text, begin, text.length(), Part.OPEN));
    }
  }

  /** The end of the longest token that begins at an index; -1 if none does. */
  private int match(AlignedText text, int from) {
    int node = PieceTrie.ROOT;
    int end = -1;
    for (int i = from; i < text.length(); i++) {
      node = trie.next(node, text.charAt(i));
      if (node < 0) {
        break;
      }
      if (trie.piece(node) >= 0) {
        end = i + 1;
      }
    }
    return end;
  }

  private int piece(AlignedText text, int from, int to) {
    int node = PieceTrie.ROOT;
    for (int i = from; i < to; i++) {
      node = trie.next(node, text.charAt(i));
    }
    return trie.piece(node);
  }

  /** The token with what belongs to it; null if its rules keep it from counting here. */
  private Part token(AlignedText text, int least, int from, int to) {
    int piece = piece(text, from, to);
    Rules token = rules.get(piece);
    if (token.word && (isWord(text, from - 1) || isWord(text, to))) {
      return null;
    }
    int begin = from;
    int end = to;
    while (token.left && begin > least && CharacterKinds.isSpace(text.charAt(begin - 1))) {
      begin--;
    }
    while (token.right && end < text.length() && CharacterKinds.isSpace(text.charAt(end))) {
      end++;
    }
    return new Part(text, begin, end, piece);
  }

  private static boolean isWord(AlignedText text, int index) {
    if (index < 0 || index >= text.length()) {
      return false;
    }
    boolean low = Character.isLowSurrogate(text.charAt(index));
    return CharacterKinds.isWord(text.characterAt(low ? index - 1 : index));
  }
}
