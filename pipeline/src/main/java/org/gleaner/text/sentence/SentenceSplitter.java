package org.gleaner.text.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.IntList;
import org.gleaner.text.Span;
import org.gleaner.text.WhiteSpace;

/**
 * Splits text into sentences by rules, in one pass. A sentence ends
 *
 * <ul>
 *   <li>after {@code . ! ? ...} with the quotes and brackets that close there, if white space
 *       follows and the next word does not start in lower case; a single full stop does not count
 *       after an abbreviation ({@code z. B.}, see {@link Abbreviations}), an initial ({@code J. R.
 *       Smith}), a German ordinal ({@code der 1. Weltkrieg}) or the number of a list item;
 *   <li>after a Chinese, Armenian, Khmer or other full stop that needs no blank;
 *   <li>at a blank line, and at three or more blanks, the separator of segments;
 *   <li>at a single line break if the line was not wrapped at a width: it is shorter than 60 chars
 *       (a heading, an item) or longer than 120 (a paragraph), does not end with a comma, and the
 *       next line does not start in lower case; or the next line starts with a bullet.
 * </ul>
 *
 * <p>Immutable and thread-safe; any sequence of chars is accepted.
 */
public final class SentenceSplitter {
  /**
   * The sentences in order of their offsets, white space around them left out; every other char is
   * in one sentence.
   *
   * @throws NullPointerException if the text is null
   */
  public List<Span> split(String text) {
    Objects.requireNonNull(text, "text");
    IntList ends = new SentenceScanner(text).ends();
    List<Span> sentences = new ArrayList<>(ends.size());
    int from = 0;
    for (int i = 0; i < ends.size(); i++) {
      int begin = WhiteSpace.skip(text, from, ends.get(i));
      int end = WhiteSpace.trimEnd(text, begin, ends.get(i));
      sentences.add(new Span(begin, end));
      from = ends.get(i);
    }
    return sentences;
  }
}
