package org.gleaner.text.morphology;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.gleaner.text.IntList;

/** Runs an analyser of Lucene over a stretch of text; thread-safe. */
final class LuceneWords {
  private final ThreadLocal<Tokenizer> analysers;

  /** The words of the analysers made; each thread has its own. */
  LuceneWords(Supplier<Tokenizer> maker) {
    this.analysers = ThreadLocal.withInitial(maker);
  }

  /** What is looked at after each word. */
  interface Visit {
    void at(Tokenizer analyser);
  }

  /** Adds where the words end; what the analyser leaves out is a word too. */
  void cut(String text, int begin, int end, IntList ends) {
    int[] last = {begin};
    visit(
        text.substring(begin, end),
        analyser -> {
          OffsetAttribute offsets = analyser.getAttribute(OffsetAttribute.class);
          add(ends, begin + offsets.startOffset(), last);
          add(ends, begin + offsets.endOffset(), last);
        });
    add(ends, end, last);
  }

  private static void add(IntList ends, int end, int[] last) {
    if (end > last[0]) {
      ends.add(end);
      last[0] = end;
    }
  }

  void visit(String text, Visit visit) {
    Tokenizer analyser = analysers.get();
    analyser.setReader(new StringReader(text));
    try (analyser) {
      analyser.reset();
      while (analyser.incrementToken()) {
        visit.at(analyser);
      }
      analyser.end();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a text in memory", e);
    }
  }
}
