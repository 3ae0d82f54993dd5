package org.gleaner.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gleaner.text.Segment;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.term.Tokenizers;

/** The words of a segment as the cleaning network sees them. */
public final class SegmentWords {
  private static final Tokenizer TOKENIZER = Tokenizers.CATALOGUE.named("word");

  private SegmentWords() {}

  /** The lower-case tokens of each segment. */
  public static List<String[]> of(List<Segment> segments) {
    List<String[]> words = new ArrayList<>(segments.size());
    for (Segment segment : segments) {
      List<Token> tokens = TOKENIZER.tokenize(segment.text());
      String[] row = new String[tokens.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = tokens.get(i).text().toLowerCase(Locale.ROOT);
      }
      words.add(row);
    }
    return words;
  }

  /** The form that stands in the vocabulary: every digit is 0, so that numbers share entries. */
  public static String entry(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (Character.isDigit(word.charAt(i))) {
        char[] chars = word.toCharArray();
        for (int k = i; k < chars.length; k++) {
          chars[k] = Character.isDigit(chars[k]) ? '0' : chars[k];
        }
        return new String(chars);
      }
    }
    return word;
  }
}
