package org.gleaner.text.chinese;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.Options;
import org.gleaner.text.IntList;
import org.gleaner.text.TextFile;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.sentence.SentenceSplitter;
import org.gleaner.text.token.RunTokenizer;
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
  private final ChineseWords words;
  private final Tokenizer tokenizer;

  private ChineseTokenizer(List<String> own) {
    ChineseModel model = ChineseModel.shared();
    if (own.isEmpty()) {
      this.words = new ChineseWords(model.words(), model);
    } else {
      WordTrie trie = new WordTrie(model.words());
      this.words = new ChineseWords(trie, model);
      own.forEach(line -> add(line, trie));
    }
    this.tokenizer = new RunTokenizer(new Runs(words));
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
      return TextFile.lines(Path.of(file));
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.INPUT_NOT_FOUND, "Cannot read dictionary: " + file, e);
    }
  }

  /**
   * The commonest part of speech of a word, as a tag of jieba's dictionary ({@code n}, {@code v});
   * empty if the word is not there.
   */
  public static String partOfSpeech(String word) {
    return ChineseModel.shared().tag(word);
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
    return tokenizer.tokenize(text);
  }

  /** Ideographs with the ASCII letters, digits and signs beside them. */
  private static final class Runs implements RunTokenizer.Runs {
    private final ChineseWords words;

    Runs(ChineseWords words) {
      this.words = words;
    }

    @Override
    public int end(String text, int from) {
      int end = from > 0 && isBlock(text.charAt(from - 1)) ? from : blockEnd(text, from);
      return hasHan(text, from, end) ? end : from;
    }

    @Override
    public void cut(String text, int begin, int end, IntList ends) {
      words.cut(text, begin, end, ends);
    }
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
}
