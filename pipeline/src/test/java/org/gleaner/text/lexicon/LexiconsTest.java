package org.gleaner.text.lexicon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.gleaner.GleanerException;
import org.gleaner.RandomText;
import org.gleaner.text.Vocabulary;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every lexicon keeps. */
final class LexiconsTest {
  private static final Vocabulary WORDS =
      Vocabulary.of(Map.of("the", 9L, "river", 3L, "naïve", 2L, "00", 2L), 1, 20);

  private static PieceLexicon pieces(String file) {
    String name = "/org/gleaner/text/subword/" + file + ".json";
    try (InputStream in = LexiconsTest.class.getResourceAsStream(name)) {
      return new PieceLexicon(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Lexicon> lexicons() {
    return Map.of(
        "words", new WordLexicon(new WordForms("word", false), WORDS, 0),
        "digits alike", new WordLexicon(new WordForms("word", true), WORDS, 0),
        "words and characters", new WordLexicon(new WordForms("word", false), WORDS, 7),
        "characters", new WordLexicon(new WordForms("character", false), WORDS, 0),
        "wordpiece", pieces("wordpiece"),
        "byte-level-bpe", pieces("byte-level-bpe"),
        "unigram", pieces("unigram"));
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<Lexicon> check) {
    return lexicons().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check.accept(e.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> numbersAndOffsetsAreSoundOnRandomUnicode() {
    return each(
        lexicon -> {
          Random random = new Random(7);
          for (int i = 0; i < 300; i++) {
            String text = RandomText.of(random, 60);
            Pieces pieces = lexicon.pieces(text);
            assertEquals(pieces.size() * lexicon.cells(), pieces.numbers().length);
            int word = 0;
            for (int k = 0; k < pieces.size(); k++) {
              int number = pieces.numbers()[k * lexicon.cells()];
              assertTrue(number >= 0 && number < lexicon.size(), text);
              assertTrue(0 <= pieces.begin(k) && pieces.begin(k) <= pieces.end(k), text);
              assertTrue(pieces.end(k) <= text.length(), text);
              assertTrue(pieces.word(k) == word || pieces.word(k) == word + 1, text);
              word = pieces.word(k);
            }
            assertArrayEquals(pieces.numbers(), lexicon.pieces(text).numbers(), text);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aSequenceHasItsTextsCutAndWhatIsAdded() {
    return each(
        lexicon -> {
          Pieces a = lexicon.pieces("the naïve river 42");
          Pieces b = lexicon.pieces("the river");
          int cells = lexicon.cells();
          int one = lexicon.sequence(List.of(a), 1000).length / cells;
          assertEquals(a.size() + lexicon.added(1), one);
          int two = lexicon.sequence(List.of(a, b), 1000).length / cells;
          assertEquals(a.size() + b.size() + lexicon.added(2), two);
          int cut = lexicon.sequence(List.of(a, b), 4).length / cells;
          assertEquals(4 + lexicon.added(2), cut);
        });
  }

  @TestFactory
  Stream<DynamicTest> aLexiconComesBackFromItsFilesAndFromSerialisation() {
    return lexicons().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> comesBack(e.getKey(), e.getValue())));
  }

  private static void comesBack(String name, Lexicon lexicon) throws Exception {
    String tokenizer = name.startsWith("words") || name.startsWith("digits") ? "word" : name;
    tokenizer = name.equals("characters") ? "character" : tokenizer;
    byte[] file = lexicon.files().get(Lexicons.file(tokenizer));
    WordForms forms = new WordForms(tokenizer, name.startsWith("digits"));
    Lexicon read =
        Lexicons.read(
            forms,
            lexicon.cells() - 1,
            new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ObjectOutputStream(out).writeObject(lexicon);
    Lexicon sent =
        (Lexicon) new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())).readObject();
    Random random = new Random(3);
    for (int i = 0; i < 50; i++) {
      String text = RandomText.of(random, 40);
      assertArrayEquals(lexicon.pieces(text).numbers(), read.pieces(text).numbers());
      assertArrayEquals(lexicon.pieces(text).numbers(), sent.pieces(text).numbers());
    }
  }

  @Test
  void wordsThatAreGivenKeepTheirPiecesTogether() {
    Pieces pieces = pieces("wordpiece").pieces(List.of("unaffable", "river", "!"));
    int last = 0;
    for (int i = 0; i < pieces.size(); i++) {
      assertTrue(pieces.word(i) == last || pieces.word(i) == last + 1);
      last = pieces.word(i);
    }
    assertEquals(2, last);
  }

  @Test
  void digitsAreReadAlikeIfAsked() {
    assertEquals("00", new WordForms("word", true).entry("42"));
    assertEquals("42", new WordForms("word", false).entry("42"));
    assertEquals("īstanbul", new WordForms("word", false).entry("ĪSTANBUL"));
  }

  @Test
  void textComesBackFromWordPieces() {
    PieceLexicon lexicon = pieces("wordpiece");
    int[] numbers = lexicon.sequence(List.of(lexicon.pieces("the river")), 50);
    assertEquals("the river", lexicon.text(numbers));
    assertEquals("the river", lexicons().get("words").text(new int[] {2, 3}));
  }

  /** Characters of several bytes come back from all of their pieces together. */
  @Test
  void textComesBackFromBytes() {
    PieceLexicon lexicon = pieces("byte-level-bpe");
    for (String text : List.of("the naïve river", "Cafés 我们 \ud83d\ude00", "a##b Ġ")) {
      Pieces read = lexicon.pieces(text);
      assertEquals(text, lexicon.text(lexicon.sequence(List.of(read), 100)));
      int characters = 0;
      for (int number : read.numbers()) {
        characters += lexicon.characters(number);
      }
      assertEquals(text.codePoints().filter(c -> c != ' ').count(), characters, text);
    }
  }

  @Test
  void charactersArePiecesWithoutMarks() {
    PieceLexicon words = pieces("wordpiece");
    assertEquals(0, words.characters(words.special(Special.MASK)));
    int[] numbers = words.pieces("unaffable").numbers();
    int sum = 0;
    for (int number : numbers) {
      sum += words.characters(number);
    }
    assertTrue(numbers.length > 1);
    assertEquals(9, sum);
    Lexicon unigram = lexicons().get("unigram");
    int all = 0;
    for (int number : unigram.pieces("piece of page").numbers()) {
      all += unigram.characters(number);
    }
    assertEquals(11, all);
    assertEquals(5, lexicons().get("words").characters(3));
  }

  private static int[] pair(PieceLexicon lexicon, String first, String second, int most) {
    return lexicon.sequence(List.of(lexicon.pieces(first), lexicon.pieces(second)), most);
  }

  /** Where the template says so, and where the vocabulary has RoBERTa's names without one. */
  @Test
  void robertaSeparatesTextsTwice() {
    PieceLexicon bare = pieces("byte-level-bpe");
    String json = new String(bare.files().get(PieceLexicon.FILE), StandardCharsets.UTF_8);
    PieceLexicon given =
        new PieceLexicon(
            json.replace(
                "\"post_processor\":null",
                "\"post_processor\":{\"type\":\"RobertaProcessing\",\"sep\":[\"</s>\",2],"
                    + "\"cls\":[\"<s>\",0],\"trim_offsets\":true,\"add_prefix_space\":false}"));
    for (PieceLexicon lexicon : List.of(bare, given)) {
      assertArrayEquals(new int[] {0, 69, 2, 2, 70, 2}, pair(lexicon, "a", "b", 10));
      assertEquals(4, lexicon.added(2));
      assertEquals(1, lexicon.before());
      assertEquals(2, lexicon.between());
    }
  }

  @Test
  void bertSeparatesTextsOnce() {
    PieceLexicon lexicon = pieces("wordpiece");
    int[] pair = pair(lexicon, "the", "river", 10);
    int separator = lexicon.special(Special.SEPARATOR);
    assertEquals(lexicon.special(Special.BEGIN), pair[0]);
    assertEquals(separator, pair[2]);
    assertEquals(separator, pair[pair.length - 1]);
    assertEquals(3, lexicon.added(2));
  }

  /** The longest text is cut, and of equals the second. */
  @Test
  void ofTextsThatAreTooLongTheLongestIsCut() {
    PieceLexicon lexicon = pieces("byte-level-bpe");
    assertArrayEquals(new int[] {0, 69, 2, 2, 70, 70, 70, 2}, pair(lexicon, "a", "bbbbbb", 4));
    assertArrayEquals(new int[] {0, 69, 69, 69, 2, 2, 70, 2}, pair(lexicon, "aaaaaa", "b", 4));
    assertArrayEquals(new int[] {0, 69, 69, 2, 2, 70, 2}, pair(lexicon, "aaa", "bbb", 3));
    assertArrayEquals(new int[] {0, 69, 2, 2, 70, 2}, pair(lexicon, "aaa", "bbb", 1));
  }

  @Test
  void whatIsNotAVocabularyIsRefused() {
    assertThrows(GleanerException.class, () -> new PieceLexicon("{}"));
    assertThrows(GleanerException.class, () -> new PieceLexicon("no json"));
  }
}
