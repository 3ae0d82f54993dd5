package org.gleaner.keyphrase.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gleaner.text.Token;

/** Documents for the tests of this package. */
public final class TestDocuments {
  public static final LanguageTools ENGLISH = LanguageTools.of("en");

  private static final String[] PIECES = {
    "neural",
    "Network",
    "networks",
    "U.S.",
    "e-mail",
    "state-of-the-art",
    "the",
    "of",
    "and",
    " ",
    "  ",
    "\n",
    "\t",
    ".",
    ",",
    "(",
    ")",
    "!",
    "3.14",
    "1,000",
    "2026",
    "ß",
    "İstanbul",
    "éa",
    "e\u0301",
    "\u200B",
    "\u0000",
    "\uD83D\uDE00",
    "\uD800",
    "\uDC00",
    "日本語",
    "नमस्ते",
    "العربية",
    "graph",
    "graphs",
    "learning",
    "distributed",
    "-",
    "–",
    "'s",
    "don't",
    "http://a.b/c?d",
    "%",
    "ﬁ"
  };

  private TestDocuments() {}

  /** One sentence of English words and marks parted by blanks; offsets as in that text. */
  static AnalysedDocument sentence(String text) {
    return document(ENGLISH, text);
  }

  /** Sentences of words and marks parted by blanks; offsets as if joined by one blank. */
  public static AnalysedDocument document(LanguageTools language, String... sentences) {
    List<Token> tokens = new ArrayList<>();
    int offset = 0;
    for (int sentence = 0; sentence < sentences.length; sentence++) {
      for (String word : sentences[sentence].split(" ", -1)) {
        tokens.add(new Token(word, offset, offset + word.length(), sentence));
        offset += word.length() + 1;
      }
    }
    return new AnalysedDocument(tokens, language);
  }

  /** Text of words, marks and odd chars in random order; the same for the same seed. */
  public static String random(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(200);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
      if (random.nextInt(4) > 0) {
        text.append(' ');
      } else if (random.nextInt(10) == 0) {
        text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
    }
    return text.toString();
  }

  public static JsonNode json(String resource) {
    try (InputStream in = TestDocuments.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read " + resource, e);
    }
  }

  /** The phrases alone. */
  static List<String> phrases(List<Keyphrase> keyphrases) {
    return keyphrases.stream().map(Keyphrase::phrase).toList();
  }
}
