package org.gleaner.text.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gleaner.Options;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;

/**
 * Tokens are runs of letters in lower case; markup and everything else separates: the classic
 * preparation of film reviews for bag-of-words models. All are of sentence 0. A token's text may
 * differ from its surface form by case and by resolved entities, its offsets are those of the
 * source.
 *
 * <p>jsoup decides what is markup: a lone {@code <} is text; scripts and styles are left out. A
 * word ends at a tag.
 *
 * <p>Option {@code letters}: {@code unicode} (default; combining marks stay with their letters) or
 * {@code ascii}, for which {@code café} is {@code caf}.
 */
public final class LettersTokenizer implements Tokenizer {
  private final boolean ascii;

  private LettersTokenizer(boolean ascii) {
    this.ascii = ascii;
  }

  /** A tokenizer of the option {@code letters}. */
  public static LettersTokenizer of(Options options) {
    return new LettersTokenizer(
        options.choice("letters", "unicode", "unicode", "ascii").equals("ascii"));
  }

  @Override
  public List<Token> tokenize(String text) {
    Objects.requireNonNull(text, "text");
    LetterScanner scanner = new LetterScanner(text, ascii, new ArrayList<>(text.length() / 6 + 4));
    if (text.indexOf('<') < 0) {
      scanner.scan(0, text.length());
    } else {
      scanMarkup(text, scanner);
    }
    return scanner.tokens();
  }

  private static void scanMarkup(String text, LetterScanner scanner) {
    Document page = Parser.htmlParser().setTrackPosition(true).parseInput(text, "");
    int[] last = {0};
    NodeTraversor.traverse(
        (node, depth) -> {
          if (node instanceof TextNode && node.sourceRange().isTracked()) {
            int begin = Math.max(last[0], node.sourceRange().startPos());
            int end = Math.min(text.length(), node.sourceRange().endPos());
            scanner.scan(begin, end);
            last[0] = Math.max(last[0], end);
          }
        },
        page);
  }
}
