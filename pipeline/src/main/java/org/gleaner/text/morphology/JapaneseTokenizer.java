package org.gleaner.text.morphology;

import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.gleaner.text.CharKind;
import org.gleaner.text.IntList;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.token.RunTokenizer;
import org.gleaner.text.token.WordTokenizer;

/**
 * Japanese words, as Lucene's Kuromoji splits them by the IPA dictionary: the shortest units, so
 * that a compound is several. Other text is split by {@link WordTokenizer}. Thread-safe.
 */
public final class JapaneseTokenizer implements Tokenizer {
  private static final LuceneWords WORDS =
      new LuceneWords(
          () ->
              new org.apache.lucene.analysis.ja.JapaneseTokenizer(
                  TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
                  null,
                  false,
                  org.apache.lucene.analysis.ja.JapaneseTokenizer.Mode.NORMAL));

  private static final Tokenizer TOKENIZER = new RunTokenizer(new Runs());

  @Override
  public List<Token> tokenize(String text) {
    return TOKENIZER.tokenize(text);
  }

  /**
   * The part of speech that a word has when it stands alone, in the words of the IPA dictionary;
   * that of the last part if it is several words; empty for the empty word.
   */
  public static String partOfSpeech(String word) {
    Objects.requireNonNull(word, "word");
    String[] last = {""};
    WORDS.visit(
        word,
        analyser -> last[0] = analyser.getAttribute(PartOfSpeechAttribute.class).getPartOfSpeech());
    return last[0];
  }

  private static final class Runs implements RunTokenizer.Runs {
    @Override
    public int end(String text, int from) {
      int i = from;
      while (i < text.length() && isOfRun(CharKind.of(text.charAt(i)), i > from)) {
        i++;
      }
      return i;
    }

    private static boolean isOfRun(byte kind, boolean inside) {
      return kind == CharKind.HAN || kind == CharKind.KANA || (inside && kind == CharKind.MARK);
    }

    @Override
    public void cut(String text, int begin, int end, IntList ends) {
      WORDS.cut(text, begin, end, ends);
    }
  }
}
