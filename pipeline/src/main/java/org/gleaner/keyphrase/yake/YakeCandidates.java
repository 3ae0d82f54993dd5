package org.gleaner.keyphrase.yake;

import java.util.Arrays;
import java.util.Locale;
import org.gleaner.keyphrase.document.AnalysedDocument;
import org.gleaner.keyphrase.document.LongIndex;
import org.gleaner.text.Apostrophes;
import org.gleaner.text.Token;
import org.gleaner.text.token.Elisions;

/**
 * The runs of 1 to n words within a block that do not begin with a stop word and hold no aside,
 * with their counts. Each is numbered by the run without its last word and that word, so that a
 * token costs n look-ups of numbers and no strings.
 */
final class YakeCandidates {
  private final YakeTerms terms;
  private final LongIndex numbers = new LongIndex();
  private int[] frequency = new int[256];
  private int[] first = new int[256];
  private byte[] length = new byte[256];
  private boolean[] valid = new boolean[256];

  YakeCandidates(AnalysedDocument document, YakeTerms terms, int maxWords) {
    this.terms = terms;
    int[] open = new int[maxWords];
    boolean[] clean = new boolean[maxWords];
    Arrays.fill(open, -1);
    for (int i = 0; i < terms.words.length; i++) {
      Token token = document.tokens().get(i);
      boolean newSentence = i > 0 && token.sentence() != document.tokens().get(i - 1).sentence();
      boolean word = terms.words[i] >= 0 && !document.isAside(i);
      if (newSentence || !word) {
        Arrays.fill(open, -1);
      }
      if (word) {
        if (isOutside(token.text(), i)) {
          Arrays.fill(open, -1);
        }
        extend(i, open, clean);
      }
    }
  }

  /** Whether a word is an article or pronoun, elided, that no phrase has inside. */
  private boolean isOutside(String token, int at) {
    int last = token.length() - 1;
    if (last < 1 || !Apostrophes.is(token.charAt(last)) || !isStop(at)) {
      return false;
    }
    String word = Apostrophes.fold(token).toLowerCase(Locale.ROOT);
    return !Elisions.joins(word, at > 0 && terms.words[at - 1] >= 0 && isStop(at - 1));
  }

  private boolean isStop(int at) {
    return terms.stop[terms.termOf[terms.words[at]]];
  }

  int size() {
    return numbers.size();
  }

  int frequency(int candidate) {
    return frequency[candidate];
  }

  /** Number of the first token of the first occurrence. */
  int first(int candidate) {
    return first[candidate];
  }

  int length(int candidate) {
    return length[candidate];
  }

  /** Whether it ends well and has an occurrence without numbers and unparsable words. */
  boolean isValid(int candidate) {
    return valid[candidate];
  }

  /** Extends the runs that end at the token before by this token; {@code open[k]} has k+1 words. */
  private void extend(int at, int[] open, boolean[] clean) {
    int word = terms.words[at];
    boolean allowed = !terms.kinds[at].excludes();
    boolean stop = isStop(at);
    for (int k = open.length - 1; k > 0; k--) {
      open[k] = -1;
      if (open[k - 1] >= 0) {
        clean[k] = clean[k - 1] && allowed;
        open[k] = add(open[k - 1] + 1L, word, at - k, k + 1);
        valid[open[k]] |= clean[k] && !stop;
      }
    }
    open[0] = -1;
    if (!stop) {
      clean[0] = allowed;
      open[0] = add(0, word, at, 1);
      valid[open[0]] |= allowed;
    }
  }

  private int add(long prefix, int word, int start, int words) {
    int known = numbers.size();
    int number = numbers.number((prefix << 32) | word);
    if (number == known) {
      if (number == first.length) {
        grow();
      }
      first[number] = start;
      length[number] = (byte) words;
    }
    frequency[number]++;
    return number;
  }

  private void grow() {
    int room = first.length * 2;
    frequency = Arrays.copyOf(frequency, room);
    first = Arrays.copyOf(first, room);
    length = Arrays.copyOf(length, room);
    valid = Arrays.copyOf(valid, room);
  }
}
