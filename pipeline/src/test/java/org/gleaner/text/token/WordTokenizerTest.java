package org.gleaner.text.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.RandomText;
import org.gleaner.text.Span;
import org.gleaner.text.Token;
import org.gleaner.text.sentence.SentenceSplitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordTokenizerTest {
  private static String tokens(String text) {
    return String.join(" ", new WordTokenizer().tokenize(text).stream().map(Token::text).toList());
  }

  /**
   * The sentence of Spark NLP's TokenizerTestSpec with what its treebank-like rules expect there.
   * Known differences: "New York" is no composite here, and "$" is a token of its own.
   */
  @Test
  void splitsTheSentenceOfSparkNlp() {
    assertEquals(
        "Hello , I wo n't be from New York in the U.S.A. ( and you know it h\u00E9roe ) . Give me my"
            + " horse ! or $ 100 bucks ' He said ' , I 'll defeat markus-crassus . You understand ."
            + " Goodbye George E. Bush . www.google.com .",
        tokens(
            "Hello, I won't be from New York in the U.S.A. (and you know it h\u00E9roe). Give me my"
                + " horse! or $100 bucks 'He said', I'll defeat markus-crassus. You understand."
                + " Goodbye George E. Bush. www.google.com."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "I'd like to say we didn't expect that. | I 'd like to say we did n't expect that .",
        "Jane's boyfriend can't, and the dogs' isn't. | Jane 's boyfriend ca n't , and the dogs ' is n't .",
        "DON\u2019T IT\u2019S | DO N\u2019T IT \u2019S",
        "I'd've O'Brien d'Artagnan rock'n'roll ma'am don'ts | I 'd 've O'Brien d'Artagnan rock'n'roll ma'am don'ts",
        "'quoted' 5'10 1990's n't | ' quoted ' 5 ' 10 1990 's n't",
        "state-of-the-art, self-governed - well-known- -x | state-of-the-art , self-governed - well-known - - x",
        "wait -- what... no.... =====end | wait -- what ... no .... ===== end",
        "1,234.5 1,234,567 1,23 1,2345 3.5% $5 -7 1.2.3 | 1,234.5 1,234,567 1 , 23 1 , 2345 3.5 % $ 5 - 7 1.2.3",
        "10:30 12/05/2015 and/or a:b 2010-2015 COVID-19 | 10:30 12/05/2015 and / or a : b 2010-2015 COVID-19",
        "Dr. Smith et al. (2010), e.g. Fig. 3, No. 5; no. | Dr. Smith et al. ( 2010 ) , e.g. Fig. 3 , No. 5 ; no .",
        "the U.S. and the U.N., a.m. Ph.D. M.Sc. Node.js | the U.S. and the U.N. , a.m. Ph.D. M.Sc. Node.js",
        "J. R. R. Tolkien saw Plan B. | J. R. R. Tolkien saw Plan B .",
        "end.Next is e.Next | end . Next is e.Next",
        "C++ C# F#x AT&T Q&A a&b a+b | C++ C# F # x AT&T Q&A a & b a + b",
        "See http://a.org/b_(c)?d=1, (https://e.org/f) <www.g.org>! | See http://a.org/b_(c)?d=1 , ( https://e.org/f ) < www.g.org > !",
        "www. http:// ftp://x | www . http : / / ftp://x",
        "mail john.smith@mail.example.org. a@b @user #tag x@ | mail john.smith@mail.example.org . a @ b @ user # tag x @",
        "snake_case __init__ _ | snake_case __init__ _",
        "\"Hi,\" (she) [said] {x} \u201Cy\u201D | \" Hi , \" ( she ) [ said ] { x } \u201C y \u201D",
        "col\u00B7lecci\u00F3 a\u00B7 | col\u00B7lecci\u00F3 a \u00B7",
      })
  void splits(String text, String expected) {
    assertEquals(expected, tokens(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "don`t don\u02BCt it\u02BCs we\u02BCre it\u2018s I\u02BCd\u02BCve | do n`t do n\u02BCt it \u02BCs we \u02BCre it \u2018s I \u02BCd \u02BCve",
        "O\u2019Brien O\u02BCBrien O\uFF07Brien O`Brien `x` | O\u2019Brien O\u02BCBrien O\uFF07Brien O`Brien ` x `",
        "l\u2019homme qu'il n\u2019y a jusqu'\u00E0 lorsqu\u2019elle C'est quelqu\u2019un | l\u2019 homme qu' il n\u2019 y a jusqu' \u00E0 lorsqu\u2019 elle C' est quelqu\u2019 un",
        "aujourd\u2019hui d'aujourd'hui prud'homme d\u2019accord presqu'\u00EEle | aujourd\u2019hui d' aujourd'hui prud'homme d\u2019 accord presqu'\u00EEle",
        "dell\u2019arte all'aria nell'acqua un'altra quest\u2019anno dov'\u00E8 dell'11 po' | dell\u2019 arte all' aria nell' acqua un' altra quest\u2019 anno dov' \u00E8 dell' 11 po '",
        "l'aigua n\u2019hi s'ha d'un | l' aigua n\u2019 hi s' ha d' un",
        "D'Angelo and L'Or\u00E9al, T'ai, Ch'in | D'Angelo and L'Or\u00E9al , T'ai , Ch'in",
        "L'Europe, d'Italie et l'homme t'aime | L' Europe , d' Italie et l' homme t' aime",
        "'s avonds is \u2019t koud in 's-Hertogenbosch, zo'n foto's | 's avonds is \u2019t koud in 's-Hertogenbosch , zo'n foto 's",
        "\u043F'\u044F\u0442\u044C \u043F\u2019\u044F\u0442\u044C \u043F\u02BC\u044F\u0442\u044C Hawai'i O'ahu \u0130stanbul'da | \u043F'\u044F\u0442\u044C \u043F\u2019\u044F\u0442\u044C \u043F\u02BC\u044F\u0442\u044C Hawai'i O'ahu \u0130stanbul'da",
        "\u05E6\u05D4\u05F4\u05DC \u05E6\u05D4\"\u05DC \u05D2\u05F3\u05D9\u05E8\u05E4\u05D4 | \u05E6\u05D4\u05F4\u05DC \u05E6\u05D4\"\u05DC \u05D2\u05F3\u05D9\u05E8\u05E4\u05D4",
        "c'mon y'all ma'am o'clock Qur'an N'Djamena B'nai s'more | c'mon y'all ma'am o'clock Qur'an N'Djamena B'nai s'more",
      })
  void apostrophes(String text, String expected) {
    assertEquals(expected, tokens(text));
  }

  @Test
  void aKnownLanguageSettlesNames() {
    List<Token> tokens = new WordTokenizer("fr").tokenize("D'Italie \u00E0 L\u2019Europe");
    assertEquals(
        List.of("D'", "Italie", "\u00E0", "L\u2019", "Europe"),
        tokens.stream().map(Token::text).toList());
  }

  @Test
  void otherScripts() {
    assertEquals(
        "\u6211 \u4EEC \u559C \u6B22 \u3002 \u65E5 \u672C \u8A9E \u306E\u30C6\u30B9\u30C8 \uFF01",
        tokens("\u6211\u4EEC\u559C\u6B22\u3002\u65E5\u672C\u8A9E\u306E\u30C6\u30B9\u30C8\uFF01"));
    assertEquals("\uD840\uDC0B \uD840\uDC0B ah \u535A", tokens("\uD840\uDC0B\uD840\uDC0Bah\u535A"));
    assertEquals("\uD55C\uAD6D\uC5B4 abc", tokens("\uD55C\uAD6D\uC5B4 abc"));
    assertEquals(
        "\u0928\u092E\u0938\u094D\u0924\u0947", tokens("\u0928\u092E\u0938\u094D\u0924\u0947"));
    assertEquals("\uD835\uDC00\uD835\uDC01 x", tokens("\uD835\uDC00\uD835\uDC01 x"));
  }

  @Test
  void marksStayWithTheirBase() {
    assertEquals("cafe\u0301s e\u0301", tokens("cafe\u0301s e\u0301"));
    String scientist = "\uD83D\uDC69\u200D\uD83D\uDD2C";
    String flag = "\uD83C\uDDEB\uD83C\uDDF7";
    String thumb = "\uD83D\uDC4D\uD83C\uDFFD";
    String heart = "\u2764\uFE0F";
    assertEquals(
        String.join(" ", scientist, flag, flag, thumb, heart, "!"),
        tokens(scientist + flag + flag + thumb + heart + "!"));
    assertEquals("a \uD83D b \uDE00", tokens("a\uD83D b\uDE00"));
  }

  @Test
  void sentencesAreThoseOfTheSplitter() {
    for (String text : RandomText.many(3, 3_000)) {
      List<Span> sentences = new SentenceSplitter().split(text);
      for (Token token : new WordTokenizer().tokenize(text)) {
        Span sentence = sentences.get(token.sentence());
        assertTrue(
            sentence.begin() <= token.begin() && token.end() <= sentence.end(),
            () -> token + " of " + sentence + " in " + RandomText.escaped(text));
      }
    }
  }
}
