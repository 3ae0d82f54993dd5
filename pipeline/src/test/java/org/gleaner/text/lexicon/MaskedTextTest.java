package org.gleaner.text.lexicon;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.gleaner.RandomText;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.subword.SubwordKind;
import org.gleaner.text.subword.SubwordTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks of missing pieces, and pieces in their places. */
final class MaskedTextTest {
  private static final List<String> TEXTS =
      List.of(
          "M", "The M dog.", "averagM the  M", "M M", "a (M), MM!", "\n M\tthe naïve M .", "none");

  /** As the Hugging Face library cuts the texts where their marks are special. */
  private static final int[][] WORD_PIECES = {
    {4}, {99, 4, 173, 8}, {138, 4, 99, 4}, {4, 4}, {14, 1, 4, 1, 6, 4, 4, 1}, {4, 99, 290, 4, 8}
  };

  private static final int[][] BYTES = {
    {4},
    {396, 4, 372, 18},
    {69, 279, 278, 4, 276, 4},
    {4, 4},
    {69, 225, 12, 4, 13, 16, 4, 4, 5},
    {4, 202, 88, 270, 280, 331, 112, 90, 73, 4, 225, 18}
  };

  private static PieceLexicon pieces(String file) {
    String name = "/org/gleaner/text/subword/" + file + ".json";
    try (InputStream in = MaskedTextTest.class.getResourceAsStream(name)) {
      return new PieceLexicon(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static WordLexicon words() {
    Vocabulary known = Vocabulary.of(Map.of("the", 9L, "river", 3L), 1, 20);
    return new WordLexicon(new WordForms("word", false), known, 2);
  }

  /** Either name of the mask is read, whichever the vocabulary has. */
  @Test
  void piecesAreThoseOfTheReference() {
    for (int i = 0; i < WORD_PIECES.length; i++) {
      for (String mark : List.of("[MASK]", "<mask>")) {
        String text = TEXTS.get(i).replace("M", mark);
        MaskedText words = MaskedText.of(pieces("wordpiece"), text);
        assertArrayEquals(WORD_PIECES[i], words.pieces().numbers(), text);
        MaskedText bytes = MaskedText.of(pieces("byte-level-bpe"), text);
        assertArrayEquals(BYTES[i], bytes.pieces().numbers(), text);
        for (int mask : bytes.masks()) {
          assertEquals(4, bytes.pieces().numbers()[mask]);
          int begin = bytes.pieces().begin(mask);
          assertEquals(mark, text.substring(begin, bytes.pieces().end(mask)));
        }
      }
    }
    assertEquals(0, MaskedText.of(words(), "none [mask] MASK").masks().length);
  }

  private static final int[][] UNIGRAM = {
    {164},
    {59, 143, 164, 68, 6},
    {30, 164, 9, 164},
    {164, 164},
    {2, 1, 0, 164, 1, 0, 4, 164, 164, 1, 0},
    {164, 1, 0, 5, 143, 79, 100, 91, 164, 1, 6}
  };

  private static String json(PieceLexicon lexicon) {
    return new String(lexicon.files().get(PieceLexicon.FILE), StandardCharsets.UTF_8);
  }

  /** As ALBERT's vocabulary, which has the mask beside its pieces. */
  @Test
  void aMaskMayStandBesideThePiecesOfSentencePiece() {
    String mask =
        "\"added_tokens\":[{\"id\":164,\"content\":\"[MASK]\",\"lstrip\":true,"
            + "\"normalized\":false,\"special\":true},";
    PieceLexicon lexicon =
        new PieceLexicon(json(pieces("unigram")).replace("\"added_tokens\":[", mask));
    for (int i = 0; i < UNIGRAM.length; i++) {
      String text = TEXTS.get(i).replace("M", "<mask>");
      assertArrayEquals(UNIGRAM[i], MaskedText.of(lexicon, text).pieces().numbers(), text);
    }
  }

  /** As RoBERTa's older files, which do not say which pieces are special. */
  @Test
  void aMaskMayStandAmongThePiecesAlone(@TempDir Path folder) throws IOException {
    JsonNode model = new ObjectMapper().readTree(json(pieces("byte-level-bpe"))).get("model");
    Files.writeString(folder.resolve("vocab.json"), model.get("vocab").toString());
    List<String> merges = new ArrayList<>(List.of("#version: 0.2"));
    model
        .get("merges")
        .forEach(merge -> merges.add(merge.get(0).asText() + " " + merge.get(1).asText()));
    Files.write(folder.resolve("merges.txt"), merges);
    PieceLexicon lexicon =
        new PieceLexicon(
            SubwordTokenizer.json(SubwordKind.BYTE_LEVEL_BPE, folder.toString(), false));
    for (int i = 0; i < BYTES.length; i++) {
      String text = TEXTS.get(i).replace("M", "<mask>");
      assertArrayEquals(BYTES[i], MaskedText.of(lexicon, text).pieces().numbers(), text);
    }
  }

  @Test
  void textBetweenMarksIsReadAsItIs() {
    Random random = new Random(2);
    for (Lexicon lexicon : List.of(pieces("wordpiece"), pieces("byte-level-bpe"), words())) {
      for (int i = 0; i < 100; i++) {
        String text = RandomText.of(random, 30);
        MaskedText plain = MaskedText.of(lexicon, text);
        Pieces own = lexicon.pieces(text);
        assertArrayEquals(own.numbers(), plain.pieces().numbers(), text);
        MaskedText masked = MaskedText.of(lexicon, "[MASK]" + text);
        assertEquals(1 + own.size(), masked.pieces().size(), text);
        for (int k = 0; k < own.size(); k++) {
          assertEquals(own.begin(k) + 6, masked.pieces().begin(k + 1), text);
          assertEquals(own.end(k) + 6, masked.pieces().end(k + 1), text);
        }
      }
    }
  }

  @Test
  void ofWordsTheUnknownOneIsTheMask() {
    MaskedText text = MaskedText.of(words(), "the [MASK] river");
    assertArrayEquals(new int[] {1}, text.masks());
    assertArrayEquals(new int[] {1, 0, 0}, Arrays.copyOfRange(text.pieces().numbers(), 3, 6));
    assertEquals("the the river", text.filled(0, 2));
  }

  private static String filled(Lexicon lexicon, String text, String piece) {
    MaskedText masked = MaskedText.of(lexicon, text);
    return masked.filled(masked.masks().length - 1, number(lexicon, piece));
  }

  @Test
  void wordPiecesFillAPlaceAsTheyAreWritten() {
    PieceLexicon lexicon = pieces("wordpiece");
    assertEquals("A the (dog)", filled(lexicon, "A [MASK] (dog)", "the"));
    assertEquals("(the)", filled(lexicon, "([MASK])", "the"));
    assertEquals("[MASK] naive.", filled(lexicon, "[MASK] <mask>.", "naive"));
    assertEquals("Averages.", filled(lexicon, "Average [MASK].", "##s"));
    assertEquals("x [SEP]", filled(lexicon, "x [MASK]", "[SEP]"));
  }

  @Test
  void piecesOfBytesFillAPlaceWithTheirBlank() {
    PieceLexicon lexicon = pieces("byte-level-bpe");
    assertEquals("In the dog", filled(lexicon, "In <mask> dog", "\u0120the"));
    assertEquals("In the dog", filled(lexicon, "In<mask> dog", "\u0120the"));
    assertEquals("the dog", filled(lexicon, "<mask> dog", "\u0120the"));
    assertEquals("( the)", filled(lexicon, "(<mask>)", "\u0120the"));
    assertEquals("Training", filled(lexicon, "Train <mask>", "ing"));
    assertEquals("Cafés", filled(lexicon, "Caf<mask>", "\u00c3\u00a9s"));
    assertEquals("x </s>", filled(lexicon, "x <mask>", "</s>"));
  }

  @Test
  void aBlankOfSentencePieceIsABlank() {
    PieceLexicon lexicon = pieces("unigram");
    assertEquals("in a dog", lexicon.append("in", number(lexicon, "\u2581a")) + " dog");
    assertEquals("in a", lexicon.append("in ", number(lexicon, "\u2581a")));
    assertEquals("cats", lexicon.append("cat ", number(lexicon, "s")));
  }

  private static int number(Lexicon lexicon, String piece) {
    return IntStream.range(0, lexicon.size())
        .filter(i -> lexicon.piece(i).equals(piece))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aVocabularyWithoutMaskIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> MaskedText.of(pieces("unigram"), "a [MASK]"));
    assertEquals(
        "Cannot mask tokens: the vocabulary has no mask. Accepted: one with a special piece"
            + " [MASK] or <mask>, as subwords writes it",
        e.getMessage());
  }
}
