package org.gleaner.text.morphology;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import org.gleaner.text.CharKind;
import org.gleaner.text.IntList;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.token.RunTokenizer;
import org.gleaner.text.token.WordTokenizer;

/**
 * Thai, Lao, Khmer and Burmese words, as ICU splits them by its dictionaries. Other text is split
 * by {@link WordTokenizer}. Thread-safe.
 */
public final class SoutheastAsianTokenizer implements Tokenizer {
  /** An iterator keeps its text, so each thread has its own. */
  private static final ThreadLocal<BreakIterator> BREAKS =
      ThreadLocal.withInitial(() -> BreakIterator.getWordInstance(ULocale.ROOT));

  private static final Tokenizer TOKENIZER = new RunTokenizer(new Runs());

  @Override
  public List<Token> tokenize(String text) {
    return TOKENIZER.tokenize(text);
  }

  private static final class Runs implements RunTokenizer.Runs {
    @Override
    public int end(String text, int from) {
      int i = from;
      while (i < text.length() && isOfRun(text.charAt(i), i > from)) {
        i++;
      }
      return i;
    }

    /** Letters and marks of the blocks Thai, Lao, Burmese and Khmer, no digits or signs. */
    private static boolean isOfRun(char c, boolean inside) {
      boolean block =
          (c >= '\u0E00' && c <= '\u0EFF')
              || (c >= '\u1000' && c <= '\u109F')
              || (c >= '\u1780' && c <= '\u17FF');
      byte kind = CharKind.of(c);
      return (block && kind == CharKind.LETTER) || (inside && kind == CharKind.MARK);
    }

    @Override
    public void cut(String text, int begin, int end, IntList ends) {
      BreakIterator breaks = BREAKS.get();
      breaks.setText(text.substring(begin, end));
      for (int i = breaks.next(); i != BreakIterator.DONE; i = breaks.next()) {
        ends.add(begin + i);
      }
    }
  }
}
