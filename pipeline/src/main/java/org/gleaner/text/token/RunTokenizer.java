package org.gleaner.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.text.IntList;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.sentence.SentenceScanner;

/**
 * Cuts the runs of scripts without blanks between words in a way of their own, and all other text
 * as {@link WordTokenizer} does. Sentences are those of the whole text.
 */
public final class RunTokenizer implements Tokenizer {
  private static final Tokenizer OTHERS = new WordTokenizer();

  private final Runs runs;

  /** A tokenizer with its own way for some runs. */
  public RunTokenizer(Runs runs) {
    this.runs = Objects.requireNonNull(runs, "runs");
  }

  /** The stretches of text that are cut in a way of their own; thread-safe. */
  public interface Runs {
    /** Where the run ends that begins at a position; the position itself if none begins there. */
    int end(String text, int from);

    /** Adds where the words of a run end; white space may be a word and is left out. */
    void cut(String text, int begin, int end, IntList ends);
  }

  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    List<Token> tokens = new ArrayList<>(text.length() / 2 + 4);
    Sentences sentences = new Sentences(text);
    IntList ends = new IntList();
    int done = 0;
    int i = 0;
    while (i < text.length()) {
      int end = runs.end(text, i);
      if (end > i) {
        addOthers(text, done, i, sentences, tokens);
        runs.cut(text, i, end, ends);
        addWords(text, i, ends, sentences, tokens);
        ends.clear();
        done = end;
      }
      i = Math.max(end, i + 1);
    }
    addOthers(text, done, text.length(), sentences, tokens);
    return tokens;
  }

  private static void addWords(
      String text, int from, IntList ends, Sentences sentences, List<Token> tokens) {
    int begin = from;
    for (int j = 0; j < ends.size(); j++) {
      int end = ends.get(j);
      begin = WhiteSpace.skip(text, begin, end);
      if (begin < end) {
        tokens.add(token(text, begin, end, sentences));
      }
      begin = end;
    }
  }

  private static void addOthers(
      String text, int begin, int end, Sentences sentences, List<Token> tokens) {
    if (begin == end) {
      return;
    }
    for (Token token : OTHERS.tokenize(text.substring(begin, end))) {
      tokens.add(token(text, begin + token.begin(), begin + token.end(), sentences));
    }
  }

  private static Token token(String text, int begin, int end, Sentences sentences) {
    return new Token(text.substring(begin, end), begin, end, sentences.of(begin));
  }

  /** Numbers the sentences of offsets that only grow; a sentence without tokens has no number. */
  private static final class Sentences {
    private final IntList ends;
    private int at;
    private int number = -1;
    private int lastNumbered = -1;

    Sentences(String text) {
      this.ends = new SentenceScanner(text).ends();
    }

    int of(int offset) {
      while (at + 1 < ends.size() && offset >= ends.get(at)) {
        at++;
      }
      if (at != lastNumbered) {
        lastNumbered = at;
        number++;
      }
      return number;
    }
  }
}
