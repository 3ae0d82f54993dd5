package org.gleaner.text.chinese;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.text.IntList;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.sentence.SentenceScanner;
import org.gleaner.text.sentence.SentenceSplitter;
import org.gleaner.text.token.WordTokenizer;

/**
 * Chinese words, as jieba splits them; other text is split by {@link WordTokenizer}. Sentences are
 * those of {@link SentenceSplitter}.
 *
 * <p>Options: {@code words}, words to keep whole, a blank between two; {@code dictionary}, a local
 * file of such words, one on each line, each perhaps with a blank and its frequency, in the format
 * of jieba's user dictionaries. A word without frequency gets one that makes it more likely than
 * its parts.
 */
public final class ChineseTokenizer implements Tokenizer {
  private static final Tokenizer OTHERS = new WordTokenizer();

  private final ChineseWords words;

  private ChineseTokenizer(List<String> own) {
    ChineseModel model = ChineseModel.shared();
    if (own.isEmpty()) {
      this.words = new ChineseWords(model.words(), model);
    } else {
      WordTrie trie = new WordTrie(model.words());
      this.words = new ChineseWords(trie, model);
      own.forEach(line -> add(line, trie));
    }
  }

  /** A tokenizer of the options {@code words} and {@code dictionary}. */
  public static ChineseTokenizer of(Options options) {
    List<String> own = new ArrayList<>();
    String file = options.text("dictionary", "");
    if (!file.isEmpty()) {
      own.addAll(dictionary(file));
    }
    own.addAll(List.of(options.text("words", "").split(" ", -1)));
    own.removeIf(String::isBlank);
    return new ChineseTokenizer(own);
  }

  /**
   * The lines of a dictionary.
   *
   * @param file as the option {@code dictionary}: a local file, or lines each with its line break
   * @throws GleanerException with INPUT_NOT_FOUND if it cannot be read
   */
  public static List<String> dictionary(String file) {
    if (file.indexOf('\n') >= 0) {
      return file.lines().toList();
    }
    try {
      return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.INPUT_NOT_FOUND, "Cannot read dictionary: " + file, e);
    }
  }

  private void add(String line, WordTrie trie) {
    String[] fields = line.strip().split("\\s+", -1);
    boolean counted = fields.length > 1 && fields[1].matches("\\d{1,9}");
    trie.put(fields[0], counted ? Integer.parseInt(fields[1]) : enough(fields[0], trie));
  }

  /** A frequency that makes a word more likely than its parts. */
  private int enough(String word, WordTrie trie) {
    double share = 1;
    int[] route = words.route(word, 0, word.length());
    for (int i = 0; i < word.length(); i = route[i]) {
      share *= (double) Math.max(1, trie.frequency(word, i, route[i])) / trie.total();
    }
    long needed = (long) (share * trie.total()) + 1;
    return (int) Math.max(needed, trie.frequency(word, 0, word.length()));
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
      int end = blockEnd(text, i);
      if (end > i && hasHan(text, i, end)) {
        addOthers(text, done, i, sentences, tokens);
        words.cut(text, i, end, ends);
        int begin = i;
        for (int j = 0; j < ends.size(); j++) {
          tokens.add(token(text, begin, ends.get(j), sentences));
          begin = ends.get(j);
        }
        ends.clear();
        done = end;
      }
      i = Math.max(end, i + 1);
    }
    addOthers(text, done, text.length(), sentences, tokens);
    return tokens;
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

  private static int blockEnd(String text, int from) {
    int i = from;
    while (i < text.length() && isBlock(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlock(char c) {
    return ChineseModel.isHan(c)
        || (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || "+#&._%-".indexOf(c) >= 0;
  }

  private static boolean hasHan(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (ChineseModel.isHan(text.charAt(i))) {
        return true;
      }
    }
    return false;
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
