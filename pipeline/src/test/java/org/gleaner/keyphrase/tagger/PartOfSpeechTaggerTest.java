package org.gleaner.keyphrase.tagger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import org.gleaner.keyphrase.document.TestDocuments;
import org.gleaner.text.Token;
import org.junit.jupiter.api.Test;

final class PartOfSpeechTaggerTest {
  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
  private final PartOfSpeechTagger tagger = PartOfSpeechTagger.load(MODEL.substring(1));

  @Test
  void tagsRealSentencesAsOpenNlpDoes() throws IOException {
    POSTaggerME reference = reference();
    List<String[]> sentences = wikipediaSentences();
    assertTrue(sentences.size() > 60, "sentences: " + sentences.size());
    for (String[] sentence : sentences) {
      assertArrayEquals(
          reference.tag(sentence), tagger.outcomes(tokens(sentence)), String.join(" ", sentence));
    }
  }

  @Test
  void tagsRandomWordsAsOpenNlpDoes() throws IOException {
    POSTaggerME reference = reference();
    List<String> pieces = new ArrayList<>();
    wikipediaSentences().forEach(sentence -> pieces.addAll(List.of(sentence)));
    pieces.addAll(
        List.of(
            "3D",
            "A.",
            "1,024",
            "12-13",
            "1/2",
            "3.14",
            "2026",
            "42",
            "ß",
            "İ",
            "ひら",
            "カタ",
            "\uD83D\uDE00",
            "\uD800",
            "O'Neill",
            "e-mail",
            "U.S.",
            "--",
            "…"));
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String[] sentence = new String[1 + random.nextInt(30)];
      for (int i = 0; i < sentence.length; i++) {
        sentence[i] = pieces.get(random.nextInt(pieces.size()));
      }
      assertArrayEquals(
          reference.tag(sentence), tagger.outcomes(tokens(sentence)), String.join(" ", sentence));
    }
  }

  @Test
  void sentencesAreTaggedOneByOne() {
    List<Token> two = new ArrayList<>(tokens("Dogs", "bark", "."));
    two.add(new Token("Cats", 20, 24, 1));
    two.add(new Token("sleep", 25, 30, 1));
    PartOfSpeech[] tags = tagger.tag(two);
    PartOfSpeech[] alone =
        tagger.tag(List.of(new Token("Cats", 0, 4, 0), new Token("sleep", 5, 10, 0)));
    assertEquals(List.of(alone), List.of(tags).subList(3, 5));
    assertEquals(0, tagger.tag(List.of()).length);
  }

  @Test
  void joinedOutcomesCountAsTheirFirstTag() {
    assertEquals(PartOfSpeech.AUX, PartOfSpeech.ofOutcome("AUX+PART"));
    assertEquals(PartOfSpeech.NOUN, PartOfSpeech.ofOutcome("NOUN"));
    assertEquals(PartOfSpeech.X, PartOfSpeech.ofOutcome("unheard-of"));
  }

  private static POSTaggerME reference() throws IOException {
    try (InputStream in = PartOfSpeechTaggerTest.class.getResourceAsStream(MODEL)) {
      return new POSTaggerME(new POSModel(in), POSTagFormat.UD);
    }
  }

  private static List<Token> tokens(String... words) {
    List<Token> tokens = new ArrayList<>();
    int offset = 0;
    for (String word : words) {
      tokens.add(new Token(word, offset, offset + word.length(), 0));
      offset += word.length() + 1;
    }
    return tokens;
  }

  private static List<String[]> wikipediaSentences() {
    List<String[]> sentences = new ArrayList<>();
    for (JsonNode document : TestDocuments.json("yake.json").get("documents")) {
      for (JsonNode sentence : document.get("sentences")) {
        List<String> words = new ArrayList<>();
        sentence.forEach(word -> words.add(word.asText()));
        sentences.add(words.toArray(new String[0]));
      }
    }
    return sentences;
  }
}
