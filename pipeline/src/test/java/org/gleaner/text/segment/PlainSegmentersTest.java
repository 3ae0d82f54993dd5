package org.gleaner.text.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.gleaner.RandomText;
import org.gleaner.text.Segment;
import org.gleaner.text.Segmenter;
import org.gleaner.text.WhiteSpace;
import org.gleaner.text.normal.Normalizer;
import org.junit.jupiter.api.Test;

final class PlainSegmentersTest {
  private final Segmenter paragraphs = Segmenters.CATALOGUE.named("paragraphs");
  private final Segmenter tripleSpace = Segmenters.CATALOGUE.named("triple-space");

  @Test
  void aLineIsAParagraph() {
    assertEquals(
        List.of(
            new Segment("One two", 0, 8, null),
            new Segment("three", 10, 15, null),
            new Segment("four", 18, 22, null)),
        paragraphs.segment("One  two\n\nthree\r\n four"));
  }

  @Test
  void threeBlanksSeparate() {
    assertEquals(
        List.of(
            new Segment("a b", 3, 7, null),
            new Segment("c d", 11, 14, null),
            new Segment("e", 19, 20, null)),
        tripleSpace.segment("   a  b    c\nd     e "));
  }

  @Test
  void joinedSegmentsComeApartAgain() {
    for (String text : RandomText.many(10, 2_000)) {
      List<String> first = tripleSpace.segment(text).stream().map(Segment::text).toList();
      String joined = String.join(WhiteSpace.SEGMENT_SEPARATOR, first);
      List<Segment> second = tripleSpace.segment(joined);
      assertEquals(first, second.stream().map(Segment::text).toList());
      for (Segment segment : second) {
        assertEquals(segment.text(), joined.substring(segment.begin(), segment.end()));
      }
    }
  }

  @Test
  void theNormaliserKeepsTheSegments() {
    for (String text : List.of("a   b    c", "menu \u00A0 item   text  here", "x\u200B   y")) {
      assertEquals(
          tripleSpace.segment(text).stream()
              .map(Segment::text)
              .map(s -> s.replace("\u200B", ""))
              .toList(),
          tripleSpace.segment(Normalizer.normalize(text).text()).stream()
              .map(Segment::text)
              .toList());
    }
  }
}
