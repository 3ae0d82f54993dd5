package org.gleaner.text.lexicon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.subword.TokenizerJson;
import org.junit.jupiter.api.Test;

/** Passages of documents, and whole words among pieces. */
final class PassagesTest {
  private static final List<String> PIECES =
      List.of(
          "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "play", "##ing", "##er", "the", "un",
          "##lock", "##ed", ".", "'", "s", "我", "们", "在", "北", "京", "，", "工", "作");

  private final Lexicon lexicon =
      new PieceLexicon(TokenizerJson.wordPiece(new TokenizerJson.Pieces(PIECES, List.of()), true));

  @Test
  void everyPieceIsInOnePassageThatBeginsAndEndsWithAWord() {
    String document = "The player unlocked.\nPlaying the  player's unlocked player ".repeat(7);
    int[] all = lexicon.pieces(document).numbers();
    for (int most : new int[] {4, 5, 9, 31, 1000}) {
      List<Integer> joined = new ArrayList<>();
      for (String passage : new Passages(lexicon, most).of(document)) {
        Pieces pieces = lexicon.pieces(passage);
        assertTrue(pieces.size() > 0 && pieces.size() <= most, passage);
        assertEquals(passage.strip(), passage);
        for (int number : pieces.numbers()) {
          joined.add(number);
        }
      }
      assertArrayEquals(all, joined.stream().mapToInt(i -> i).toArray());
    }
  }

  @Test
  void lengthsAreAboutEqual() {
    List<String> passages = new Passages(lexicon, 10).of("the ".repeat(21));
    assertEquals(List.of(7, 7, 7), passages.stream().map(p -> lexicon.pieces(p).size()).toList());
    assertEquals(List.of(), new Passages(lexicon, 10).of(" \n "));
    assertEquals(2, new Passages(lexicon, 2).of("unlocked the").size());
  }

  private int[] words(String text) {
    return WholeWords.begins(lexicon.pieces(text), text);
  }

  @Test
  void piecesOfAWordBelongTogether() {
    assertArrayEquals(new int[] {0, 1, 3, 6}, words("the playing unlocked."));
    assertArrayEquals(new int[] {0, 2, 3}, words("player's"));
  }

  @Test
  void chineseCharactersBelongToTheWordsOfASegmenter() {
    assertArrayEquals(new int[] {0, 2, 3, 5, 6}, words("我们在北京，工作"));
  }

  @Test
  void piecesOfAPhraseBelongTogether() {
    String text = "the player unlocked the playing.";
    Pieces pieces = lexicon.pieces(text);
    int[] none = {};
    assertArrayEquals(new int[] {0, 1, 3, 6, 7, 9}, WholeWords.begins(pieces, text, none));
    int[] one = {0, 10};
    assertArrayEquals(new int[] {0, 3, 6, 7, 9}, WholeWords.begins(pieces, text, one));
    int[] two = {4, 19, 20, 31};
    assertArrayEquals(new int[] {0, 1, 6, 9}, WholeWords.begins(pieces, text, two));
    int[] all = {0, 32};
    assertArrayEquals(new int[] {0}, WholeWords.begins(pieces, text, all));
    int[] withinWords = {6, 17};
    assertArrayEquals(new int[] {0, 1, 6, 7, 9}, WholeWords.begins(pieces, text, withinWords));
  }

  @Test
  void chinesePhrasesAreOfWords() {
    String text = "我们在北京，工作";
    int[] phrase = {2, 5};
    assertArrayEquals(
        new int[] {0, 2, 5, 6}, WholeWords.begins(lexicon.pieces(text), text, phrase));
  }
}
