package org.gleaner.text.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gleaner.RandomText;
import org.gleaner.text.Token;
import org.gleaner.text.Tokenizer;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.token.WhitespaceTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every tokenizer of the catalogue must do. */
final class TokenizerContractTest {
  static Set<String> names() {
    return Tokenizers.CATALOGUE.names();
  }

  /** Those whose tokens are their surface forms, with nothing but white space between them. */
  static Set<String> wholeTextNames() {
    Set<String> names = new java.util.LinkedHashSet<>(names());
    names.removeAll(Set.of("regex", "letters"));
    return names;
  }

  @ParameterizedTest
  @MethodSource("wholeTextNames")
  void nothingIsLostButWhiteSpace(String name) {
    Tokenizer tokenizer = Tokenizers.CATALOGUE.named(name);
    for (String text : RandomText.many(1, 3_000)) {
      int last = 0;
      for (Token token : tokenizer.tokenize(text)) {
        String message = name + " " + token + " in " + RandomText.escaped(text);
        assertEquals(text.substring(token.begin(), token.end()), token.text(), message);
        assertEquals(token.begin(), WhiteSpace.skip(text, last, token.begin()), message);
        last = token.end();
      }
      assertEquals(text.length(), WhiteSpace.skip(text, last, text.length()), name);
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void offsetsAreInOrderAndPartNoPair(String name) {
    Tokenizer tokenizer = Tokenizers.CATALOGUE.named(name);
    for (String text : RandomText.many(1, 3_000)) {
      int last = 0;
      int sentence = 0;
      for (Token token : tokenizer.tokenize(text)) {
        String message = name + " " + token + " in " + RandomText.escaped(text);
        assertTrue(token.begin() >= last && token.end() > token.begin(), message);
        assertTrue(token.end() <= text.length() && !token.text().isEmpty(), message);
        assertTrue(token.sentence() == sentence || token.sentence() == sentence + 1, message);
        assertNoPairSplit(text, token.begin(), message);
        assertNoPairSplit(text, token.end(), message);
        sentence = token.sentence();
        last = token.end();
      }
    }
  }

  private static void assertNoPairSplit(String text, int at, String message) {
    boolean inside =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    assertTrue(!inside, message);
  }

  @ParameterizedTest
  @MethodSource("names")
  void sameTextSameTokensInEveryThread(String name) {
    Tokenizer tokenizer = Tokenizers.CATALOGUE.named(name);
    List<String> texts = RandomText.many(2, 200);
    List<List<Token>> expected = texts.stream().map(tokenizer::tokenize).toList();
    List<List<Token>> parallel =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> tokenizer.tokenize(texts.get(i)))
            .toList();
    assertEquals(expected, parallel);
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingFromNothing(String name) {
    Tokenizer tokenizer = Tokenizers.CATALOGUE.named(name);
    assertEquals(List.of(), tokenizer.tokenize(""));
    assertEquals(List.of(), tokenizer.tokenize(" \t\r\n\u00A0\u2003\u3000\u200B\uFEFF\u0000 "));
    NullPointerException e =
        assertThrows(NullPointerException.class, () -> tokenizer.tokenize(null));
    assertEquals("text", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"word", "whitespace", "regex", "letters"})
  void aWordWithoutEndIsOneToken(String name) {
    String word = "a".repeat(2_000_000);
    List<Token> tokens = Tokenizers.CATALOGUE.named(name).tokenize(word + " " + word);
    assertEquals(2, tokens.size());
    assertEquals(word.length() + 1, tokens.get(1).begin());
  }

  @Test
  void whitespaceTokenizerCountsLinesAsSentences() {
    assertEquals(
        List.of(
            new Token("a,", 0, 2, 0),
            new Token("b", 3, 4, 0),
            new Token("c", 8, 9, 1),
            new Token("d", 10, 11, 2)),
        new WhitespaceTokenizer().tokenize("a, b\n \n c\nd\n"));
  }
}
