package org.gleaner.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gleaner.Options;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;

/**
 * Tokens are the matches of a regular expression; what lies between is dropped. All are of sentence
 * 0. A match that is empty or would split a surrogate pair is dropped. An expression that
 * backtracks much makes long texts slow.
 *
 * <p>Option {@code pattern}, by default {@value #DEFAULT_PATTERN}: words of two or more letters,
 * digits or underscores, as scikit-learn's vectorizers take them.
 */
public final class RegexTokenizer implements Tokenizer {
  /** Two or more word characters of any script. */
  public static final String DEFAULT_PATTERN = "[\\p{L}\\p{N}_]{2,}";

  private final Pattern pattern;

  /**
   * A tokenizer of the given expression.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public RegexTokenizer(String pattern) {
    try {
      this.pattern = Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "Cannot use pattern: " + pattern + ". " + e.getDescription(), e);
    }
  }

  /** A tokenizer of the option {@code pattern}. */
  public static RegexTokenizer of(Options options) {
    return new RegexTokenizer(options.text("pattern", DEFAULT_PATTERN));
  }

  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    List<Token> tokens = new ArrayList<>(text.length() / 6 + 4);
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      int begin = matcher.start();
      int end = matcher.end();
      if (end > begin && !partsPair(text, begin) && !partsPair(text, end)) {
        tokens.add(new Token(text.substring(begin, end), begin, end, 0));
      }
    }
    return tokens;
  }

  private static boolean partsPair(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
