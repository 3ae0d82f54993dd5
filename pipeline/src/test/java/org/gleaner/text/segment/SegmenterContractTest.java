package org.gleaner.text.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.gleaner.RandomText;
import org.gleaner.text.Segment;
import org.gleaner.text.Segmenter;
import org.gleaner.text.WhiteSpace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every segmenter of the catalogue must do. */
final class SegmenterContractTest {
  static Set<String> names() {
    return Segmenters.CATALOGUE.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void segmentsAreInOrderInRangeAndNotBlank(String name) {
    Segmenter segmenter = Segmenters.CATALOGUE.named(name);
    for (String text : RandomText.many(8, 3_000)) {
      int last = 0;
      for (Segment segment : segmenter.segment(text)) {
        String message = name + " " + segment + " in " + RandomText.escaped(text);
        assertTrue(segment.begin() >= last && segment.end() >= segment.begin(), message);
        assertTrue(segment.end() <= text.length(), message);
        assertCollapsed(segment.text(), message);
        last = segment.end();
      }
    }
  }

  private static void assertCollapsed(String text, String message) {
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      assertTrue(!WhiteSpace.is(c) || (c == ' ' && !space), message);
      space = c == ' ';
    }
    assertTrue(!space, message);
  }

  @ParameterizedTest
  @MethodSource("names")
  void sameTextSameSegmentsInEveryThread(String name) {
    Segmenter segmenter = Segmenters.CATALOGUE.named(name);
    List<String> texts = RandomText.many(9, 200);
    List<List<Segment>> expected = texts.stream().map(segmenter::segment).toList();
    List<List<Segment>> parallel =
        IntStream.range(0, texts.size())
            .parallel()
            .mapToObj(i -> segmenter.segment(texts.get(i)))
            .toList();
    assertEquals(expected, parallel);
  }

  @ParameterizedTest
  @MethodSource("names")
  void nothingFromNothing(String name) {
    Segmenter segmenter = Segmenters.CATALOGUE.named(name);
    assertEquals(List.of(), segmenter.segment(""));
    assertEquals(List.of(), segmenter.segment(" \n\t     \r\n\u00A0\u200B"));
    NullPointerException e =
        assertThrows(NullPointerException.class, () -> segmenter.segment(null));
    assertTrue(e.getMessage().equals("text") || e.getMessage().equals("html"), e.getMessage());
  }
}
