package org.gleaner.network.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gleaner.Options;
import org.gleaner.RandomText;
import org.gleaner.network.part.Example;
import org.gleaner.text.Vocabulary;
import org.gleaner.text.lexicon.Lexicon;
import org.gleaner.text.lexicon.PieceLexicon;
import org.gleaner.text.lexicon.WordForms;
import org.gleaner.text.lexicon.WordLexicon;
import org.junit.jupiter.api.Test;

/** Questions and contexts: windows, targets, and the search for the best span. */
final class AnswerTaskTest {
  private static final String CONTEXT = "a b c d e f g h i j";

  /** Ten pieces in windows of six that begin every three. */
  private static final Map<String, String> SMALL = Map.of("max-tokens", "8", "stride", "3");

  private static AnswerTask task(Map<String, String> more) {
    Map<String, String> options = new TreeMap<>(SMALL);
    options.putAll(more);
    return new AnswerTask(Options.of(options));
  }

  private static Lexicon words() {
    Map<String, Long> counts = new HashMap<>();
    for (String word : ("who " + CONTEXT).split(" ", -1)) {
      counts.put(word, 1L);
    }
    return new WordLexicon(new WordForms("word", false), Vocabulary.of(counts, 1, 50), 0);
  }

  private static Coder coder(Lexicon lexicon) {
    return new Coder(lexicon, List.of("answer", "none"), TaskState.none());
  }

  private static LabelledText item(String answer) {
    return LabelledText.answered(
        "who", CONTEXT, List.of(answer), new int[] {CONTEXT.indexOf(answer)});
  }

  @Test
  void aWindowThatHasTheWholeAnswerLearnsItsRows() {
    Example example = task(Map.of()).labelled(item("g h"), coder(words())).get(0);
    assertEquals(3, example.sequences().length);
    assertEquals(8, example.sequences()[0].length);
    assertEquals(6, example.sequences()[2].length);
    assertArrayEquals(new float[] {0, 0, 5, 6, 2, 3}, example.target());
    LabelledText none = LabelledText.answered("who", CONTEXT, List.of(), new int[0]);
    assertArrayEquals(new float[6], task(Map.of()).labelled(none, coder(words())).get(0).target());
  }

  /** Scores of rows of 8, 8 and 6: the second window's first row of the context is row 10. */
  private static float[] scores() {
    float[] scores = new float[2 * 22];
    scores[0] = 1; // the first row of the first window
    scores[1] = 2;
    scores[2 * (8 + 2 + 3)] = 5; // g begins in the second window
    scores[2 * (16 + 2)] = 9; // and in the third, where it has less context
    scores[2 * (8 + 2 + 4) + 1] = 4; // h ends
    scores[2 * (8 + 2 + 2) + 1] = 8; // f ends, before g begins
    return scores;
  }

  private static float[] best(Map<String, String> options, float[] scores) {
    return task(options).decode(item("g h"), List.of(scores), coder(words()));
  }

  @Test
  void theBestSpanStartsInItsCentralWindowAndEndsAfterItsStart() {
    assertArrayEquals(new float[] {12, 15, 9, -9}, best(Map.of(), scores()));
    assertArrayEquals(new float[] {10, 11, 8, -8}, best(Map.of("max-answer", "1"), scores()));
    float[] sure = scores();
    for (int row : new int[] {0, 8, 16}) {
      sure[2 * row] = 10 + row;
    }
    assertArrayEquals(new float[] {12, 15, 9, 3}, best(Map.of(), sure));
  }

  /** With one first and one last of each window, the best pair may be an impossible one. */
  @Test
  void onlyTheBestFirstsAndLastsArePaired() {
    float[] one = best(Map.of("best", "1"), scores());
    assertEquals(0, one[2]);
    assertEquals(0, one[3]);
  }

  @Test
  void aPieceBelongsToTheWindowWithMostContextAroundIt() {
    QuestionWindows windows = new QuestionWindows(item("g"), words(), 8, 64, 3);
    int[] expected = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2};
    for (int piece = 0; piece < expected.length; piece++) {
      for (int window = 0; window < 3; window++) {
        assertEquals(expected[piece] == window, windows.isCentral(window, piece), "" + piece);
      }
    }
  }

  /** Whatever the sizes: one window for each piece, and none with more around it. */
  @Test
  void everyPieceBelongsToOneWindow() {
    for (int most = 4; most <= 14; most++) {
      for (int stride = 1; stride <= 9; stride++) {
        QuestionWindows windows = new QuestionWindows(item("g"), words(), most, 64, stride);
        for (int piece = 0; piece < 10; piece++) {
          assertEquals(1, central(windows, piece), most + " " + stride + " " + piece);
        }
      }
    }
  }

  private static int central(QuestionWindows windows, int piece) {
    int central = 0;
    double chosen = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < windows.count(); i++) {
      if (windows.from(i) <= piece && piece < windows.to(i)) {
        double value =
            Math.min(piece - windows.from(i), windows.to(i) - 1 - piece)
                + 0.01 * (windows.to(i) - windows.from(i));
        most = Math.max(most, value);
        chosen = windows.isCentral(i, piece) ? value : chosen;
      }
      central += windows.isCentral(i, piece) ? 1 : 0;
    }
    assertEquals(most, chosen);
    return central;
  }

  @Test
  void theThresholdDecidesThatThereIsNoAnswer() {
    AnswerTask task = task(Map.of());
    float[] output = {12, 15, 9, -9};
    assertArrayEquals(new int[] {0}, task.decide(output, coder(words())));
    TaskState low = TaskState.none().with("no-answer-margin", -9.5);
    Coder strict = new Coder(words(), List.of("answer", "none"), low);
    assertArrayEquals(new int[] {1}, task.decide(output, strict));
    TaskState learnt = task.decided(TaskState.none(), task.evaluation(coder(words())));
    assertEquals(CleaningThreshold.of(TaskState.none()), CleaningThreshold.of(learnt));
  }

  @Test
  void anEmptyContextHasNoAnswer() {
    for (String question : new String[] {"who", ""}) {
      LabelledText item = LabelledText.unlabelled(List.of(question, ""));
      AnswerTask task = task(Map.of());
      int rows = task.examples(item, coder(words())).get(0).sequences()[0].length;
      float[] output = task.decode(item, List.of(new float[2 * rows]), coder(words()));
      assertArrayEquals(new int[] {1}, task.decide(output, coder(words())));
    }
  }

  @Test
  void whatCannotBeLearntIsNamed() {
    AnswerTask task = task(Map.of());
    assertEquals("question and context", task.missing(LabelledText.of("a", "b")));
    assertNull(task.unfit(item("g h")));
    for (int begin : new int[] {-1, 1, 18, 99}) {
      assertNotNull(
          task.unfit(LabelledText.answered("who", CONTEXT, List.of("g h"), new int[] {begin})));
    }
    assertNotNull(task.unfit(LabelledText.answered("who", "a", List.of(""), new int[] {0})));
    assertNotNull(task.unfit(new LabelledText(List.of("who", "a"), List.of("a"), Double.NaN, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> task.examples(LabelledText.unlabelled("who"), coder(words())));
  }

  /** The pieces that a target names stand for the whole answer, whatever the text is. */
  @Test
  void targetsAndOffsetsGoTogetherInAnyText() {
    Lexicon pieces =
        new PieceLexicon(
            "{\"added_tokens\":[],\"normalizer\":{\"type\":\"BertNormalizer\",\"clean_text\":true,"
                + "\"handle_chinese_chars\":true,\"strip_accents\":null,\"lowercase\":true},"
                + "\"pre_tokenizer\":{\"type\":\"BertPreTokenizer\"},\"model\":{\"type\":"
                + "\"WordPiece\",\"unk_token\":\"[UNK]\",\"continuing_subword_prefix\":\"##\","
                + "\"max_input_chars_per_word\":100,\"vocab\":{\"[PAD]\":0,\"[UNK]\":1,\"[CLS]\":2,"
                + "\"[SEP]\":3,\"a\":4,\"##a\":5,\"e\":6}}}");
    AnswerTask task = new AnswerTask(Options.of(Map.of("max-tokens", "40", "stride", "9")));
    Random random = new Random(4);
    for (int round = 0; round < 60; round++) {
      String context = RandomText.of(random, 60) + " aa e " + RandomText.of(random, 60);
      int at = context.indexOf(" aa e ") + 1;
      LabelledText item = LabelledText.answered("e", context, List.of("aa e"), new int[] {at});
      Example example = task.labelled(item, coder(pieces)).get(0);
      float[] target = example.target();
      int rows = 0;
      float[] scores =
          new float[2 * java.util.Arrays.stream(example.sequences()).mapToInt(s -> s.length).sum()];
      boolean some = false;
      for (int i = 0; i < example.sequences().length; i++) {
        if (target[2 * i] > 0) {
          scores[2 * (rows + (int) target[2 * i])] = 5;
          scores[2 * (rows + (int) target[2 * i + 1]) + 1] = 5;
          some = true;
        }
        rows += example.sequences()[i].length;
      }
      float[] output = task.decode(item, List.of(scores), coder(pieces));
      assertEquals(some, output[2] == 10);
      assertArrayEquals(new float[] {1, 1, 1}, task.target(item, output, coder(pieces)), context);
    }
  }
}
