package org.gleaner.clean.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gleaner.clean.SegmentWords;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;
import org.gleaner.text.segment.Segmenters;
import org.junit.jupiter.api.Test;

final class SegmentFeaturesTest {
  @Test
  void anyTextGivesFiniteNumbersOfTheSameSize() {
    Random random = new Random(11);
    for (int round = 0; round < 60; round++) {
      List<Segment> segments = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        String text = randomText(random);
        segments.add(new Segment(text, 0, text.length(), randomContext(random, text)));
      }
      for (String name : SegmentFeatures.CATALOGUE.names()) {
        SegmentFeatures features = SegmentFeatures.CATALOGUE.named(name);
        List<float[]> rows = features.of(segments, SegmentWords.of(segments));
        assertEquals(segments.size(), rows.size());
        for (float[] row : rows) {
          assertEquals(features.size(), row.length);
          for (float value : row) {
            assertTrue(value >= -10 && value <= 10, () -> Arrays.toString(row));
          }
        }
      }
    }
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      int kind = random.nextInt(5);
      text.append(
          (char) (kind == 0 ? ' ' : kind < 4 ? 33 + random.nextInt(94) : random.nextInt(0x10000)));
    }
    return text.toString();
  }

  private static HtmlContext randomContext(Random random, String text) {
    if (random.nextInt(4) == 0) {
      return null;
    }
    List<Integer> blocks = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      blocks.add(random.nextInt(6));
    }
    String path = "html/body/" + "div/".repeat(random.nextInt(4)) + "p";
    int linkChars = random.nextInt(text.length() + 1);
    return new HtmlContext(path, "nav main x", "nav", linkChars, 1, random.nextInt(7), blocks);
  }

  @Test
  void markupTellsWhatTextCannot() {
    List<Segment> segments =
        Segmenters.CATALOGUE
            .named("html")
            .segment(
                "<body><nav class=menu><a href=x>One two</a></nav><article><p>One two</p></article>");
    assertEquals(2, segments.size());
    List<String[]> words = SegmentWords.of(segments);
    List<float[]> html = SegmentFeatures.CATALOGUE.named("html").of(segments, words);
    assertNotEquals(Arrays.toString(html.get(0)), Arrays.toString(html.get(1)));
  }

  @Test
  void textAloneSeesNoMarkup() {
    Random random = new Random(12);
    SegmentFeatures features = SegmentFeatures.CATALOGUE.named("text");
    for (int round = 0; round < 60; round++) {
      List<Segment> marked = new ArrayList<>();
      List<Segment> plain = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        String text = randomText(random);
        marked.add(new Segment(text, 0, text.length(), randomContext(random, text)));
        plain.add(new Segment(text, 0, text.length(), null));
      }
      List<String[]> words = SegmentWords.of(plain);
      assertArrayEquals(features.of(plain, words).toArray(), features.of(marked, words).toArray());
    }
  }

  @Test
  void aLineBeforeProseIsTakenForAHeading() {
    List<Segment> segments =
        Segmenters.CATALOGUE
            .named("paragraphs")
            .segment(
                "Home\n\nThe title\n\nIt was found that the words of a long enough line are"
                    + " prose and no heading.\n\nA second title\n\nHere stands more of what is"
                    + " long enough for a heading above it.\n\nThe end.");
    assertArrayEquals(
        new int[] {0, 1, 0, 2, 0, 0}, Headings.levels(segments, SegmentWords.of(segments)));
  }

  @Test
  void scalingGivesMeanZeroAndDeviationOne() {
    double[] sums = {2 + 4, 0};
    double[] squares = {4 + 16, 0};
    FeatureScaling scaling = FeatureScaling.of(sums, squares, 2);
    float[] row = {4, 100};
    scaling.scaler().scale(row);
    assertEquals(1, row[0], 1e-6);
    assertEquals(5, row[1], 1e-6, "held at the limit");
  }
}
