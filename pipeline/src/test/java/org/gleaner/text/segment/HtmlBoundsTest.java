package org.gleaner.text.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.HtmlTags;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlBoundsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table><b>x",
        "<b><table>x",
        "<table><div>x",
        "<table><input>",
        "<table><svg><td></svg><b>x",
        "<table><td>x</td>y<i>z"
      })
  void whatTablesWouldMoveIsBounded(String unit) {
    String html = unit.repeat(20_000);
    String bounded = HtmlBounds.apply(html);
    assertNotSame(html, bounded);
    assertEquals(html.length(), bounded.length());
    assertTrue(!bounded.contains("<table") && !bounded.contains("<td"));
  }

  @Test
  void oneTableAndManyMovedIsBounded() {
    String html = "<table>" + "<b title='<td>'>x</b><!-- <td> -->".repeat(5_000);
    assertTrue(HtmlBounds.apply(html).startsWith("<div  ><b title"));
  }

  @Test
  void wellFormedTablesStay() {
    String row = "<tr><!-- row --><form><input type=hidden><td><b>x</b><svg><path/></svg> y\n";
    String html = "<table>\n" + (row + "<td><table><tr><td>z</table></tr>\n").repeat(20_000);
    assertSame(html, HtmlBounds.apply(html));
    assertSame("", HtmlBounds.apply(""));
  }

  @Test
  void namesAreCut() {
    String html = "<" + "a".repeat(100) + " class=x>y</" + "a".repeat(100) + ">";
    String cut = "a".repeat(HtmlTags.MAX_NAME) + " ".repeat(100 - HtmlTags.MAX_NAME);
    assertEquals("<" + cut + " class=x>y</" + cut + ">", HtmlBounds.apply(html));
  }

  @Test
  void attributesOfThePageAreBounded() {
    String html = HtmlBounds.apply("<body a=b>x".repeat(100));
    assertEquals(HtmlBounds.MAX_ROOTS, html.split("<body", -1).length - 1);
    assertEquals("x".repeat(100), new HtmlSegmenter().segment(html).get(0).text());
  }

  @Test
  void aBoundedPageKeepsTextAndOffsets() {
    String html = "<table><tr><b>x</b><td>cell</td>".repeat(3_000);
    List<Segment> segments = new HtmlSegmenter().segment(html);
    assertEquals(6_000, segments.size());
    for (Segment segment : segments) {
      String place = html.substring(segment.begin(), segment.end());
      assertEquals(segment.text(), place);
    }
  }

  @Test
  void inheritedWordsAreBounded() {
    String html = "<div class='" + "a ".repeat(100_000) + "'>" + "<p>x".repeat(1_000);
    List<Segment> segments = new HtmlSegmenter().segment(html);
    assertEquals(1_000, segments.size());
    assertTrue(segments.get(999).html().classes().length() <= 1_000);
  }
}
