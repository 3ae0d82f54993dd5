package org.gleaner.text.morphology;

import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.gleaner.text.IntList;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.token.RunTokenizer;
import org.gleaner.text.token.WordTokenizer;

/**
 * Korean morphemes, as Lucene's Nori splits them by mecab-ko-dic: particles and endings are tokens
 * of their own, compounds stay whole. Other text is split by {@link WordTokenizer}. Thread-safe.
 */
public final class KoreanTokenizer implements Tokenizer {
  private static final LuceneWords WORDS =
      new LuceneWords(
          () ->
              new org.apache.lucene.analysis.ko.KoreanTokenizer(
                  TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
                  null,
                  org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode.NONE,
                  false,
                  false));

  private static final Tokenizer TOKENIZER = new RunTokenizer(new Runs());

  @Override
  public List<Token> tokenize(String text) {
    return TOKENIZER.tokenize(text);
  }

  /**
   * The part of speech that a word has when it stands alone, as a tag of mecab-ko-dic ({@code
   * NNG}); that of the last part if it is several morphemes; empty for the empty word.
   */
  public static String partOfSpeech(String word) {
    Objects.requireNonNull(word, "word");
    String[] last = {""};
    WORDS.visit(
        word,
        analyser ->
            last[0] = analyser.getAttribute(PartOfSpeechAttribute.class).getRightPOS().name());
    return last[0];
  }

  /** Hangul with the blanks inside: they mark where a particle cannot stand. */
  private static final class Runs implements RunTokenizer.Runs {
    @Override
    public int end(String text, int from) {
      int end = from;
      int i = from;
      while (i < text.length() && (isHangul(text.charAt(i)) || (i > from && isBlank(text, i)))) {
        i++;
        end = isBlank(text, i - 1) ? end : i;
      }
      return end;
    }

    private static boolean isBlank(String text, int at) {
      return text.charAt(at) == ' ';
    }

    private static boolean isHangul(char c) {
      return (c >= '\uAC00' && c <= '\uD7A3')
          || (c >= '\u1100' && c <= '\u11FF')
          || (c >= '\u3131' && c <= '\u318E');
    }

    @Override
    public void cut(String text, int begin, int end, IntList ends) {
      WORDS.cut(text, begin, end, ends);
    }
  }
}
