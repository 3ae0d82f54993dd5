package org.gleaner;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Random text for tests of what must hold for every text: words, numbers and abbreviations, markup,
 * every kind of white space, combining marks, emoji, unpaired surrogates, ideographs, right-to-left
 * scripts, controls, garbled UTF-8, and any char at all. The same seed gives the same text.
 */
public final class RandomText {
  private static final String[] PIECES = {
    "word",
    "Word",
    "the",
    "don't",
    "it's",
    "U.S.",
    "e.g.",
    "Mr. Smith",
    "J. R.",
    "Ph.D.",
    "etc.",
    "No. 5",
    "1,234.5",
    "3.5%",
    "10:30",
    "2010-2015",
    "$100",
    "http://example.org/a_(b)?c=1.",
    "www.example.com",
    "john.smith@mail.example.org",
    "state-of-the-art",
    "O'Brien",
    "AT&T",
    "C++",
    "rock'n'roll",
    "a@b",
    ".",
    "!",
    "?",
    "...",
    "\u2026",
    ",",
    ";",
    ":",
    "-",
    "--",
    "\u2014",
    "'",
    "\"",
    "\u2019",
    "\u201C",
    "\u201D",
    "(",
    ")",
    "[1]",
    "[",
    "]",
    "{",
    "}",
    "*",
    "=====",
    "#",
    "@",
    "&",
    "%",
    "_",
    "/",
    "\\",
    " ",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "   ",
    "     ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u00A0",
    "\u2003",
    "\u3000",
    "\u2028",
    "\u0085",
    "\f",
    "\u200B",
    "\u200C",
    "\u200D",
    "\u200E",
    "\u202E",
    "\uFEFF",
    "\u00AD",
    "\u0000",
    "\u0007",
    "\u009D",
    "e\u0301",
    "\u0301",
    "q\u0323\u0307",
    "\u212B",
    "\u1112\u1161\u11AB",
    "\u00E9",
    "\u00DF",
    "\u0130",
    "\u01C5",
    "\uFB01",
    "\u6F22\u5B57",
    "\u3002",
    "\uFF01",
    "\u30C6\u30B9\u30C8",
    "\uD55C\uAD6D\uC5B4",
    "\u0E44\u0E17\u0E22",
    "\u0645\u0631\u062D\u0628\u0627",
    "\u05E9\u05DC\u05D5\u05DD",
    "\u0928\u092E\u0938\u094D\u0924\u0947",
    "\uD83D\uDC69\u200D\uD83D\uDD2C",
    "\uD83C\uDDEB\uD83C\uDDF7",
    "\uD83D\uDC4D\uD83C\uDFFD",
    "\u2764\uFE0F",
    "\uD840\uDC0B",
    "\uD835\uDC00",
    "\uD83D",
    "\uDE00",
    "\uFFFE",
    "\uFFFD",
    "\uE000",
    "\u00C3\u00A9",
    "\u00E2\u20AC\u2122",
    "\u00C3\u0192\u00C2\u00A9",
    "\u00C2\u00A0",
    "<p>",
    "</p>",
    "<div class='a b' id=c>",
    "</div>",
    "<br>",
    "<br><br>",
    "<a href=x>",
    "</a>",
    "<b>",
    "</b>",
    "<table><tr><td>",
    "</table>",
    "<li>",
    "<h2>",
    "</h2>",
    "<script>x<y</script>",
    "<style>p{}</style>",
    "<!-- c -->",
    "<noscript>",
    "</noscript>",
    "<span hidden>",
    "</span>",
    "&amp;",
    "&nbsp;",
    "&#x1F600;",
    "&lt",
    "<",
    ">"
  };

  private RandomText() {}

  /** A text of up to the given number of pieces. */
  public static String of(Random random, int maxPieces) {
    int pieces = random.nextInt(maxPieces + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(20) == 0) {
        text.append((char) random.nextInt(Character.MAX_VALUE + 1));
      } else {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  /** Many texts: the empty one, each piece alone, and random ones of growing length. */
  public static List<String> many(long seed, int count) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>(List.of(""));
    texts.addAll(List.of(PIECES));
    for (int i = 0; i < count; i++) {
      texts.add(of(random, 2 + i % 60));
    }
    return texts;
  }

  /** A text as Java source would write it, for messages. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
      }
    }
    return escaped.toString();
  }
}
