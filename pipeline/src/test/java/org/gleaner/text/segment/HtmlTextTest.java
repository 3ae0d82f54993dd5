package org.gleaner.text.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.Test;

/** What a reader sees: blanks, preformatted text, ruby, styles, garbled text. */
final class HtmlTextTest {
  private static List<String> texts(String html) {
    return new HtmlSegmenter().segment(html).stream().map(Segment::text).toList();
  }

  private static void assertText(String expected, String html) {
    assertEquals(List.of(expected), texts("<p>" + html));
  }

  @Test
  void preformattedTextIsPartedByBlankLines() {
    String html = "<pre>\nHello &amp; all,\n\nA question\nabout it.\r\n \t\r\nRegards\n</pre><p>x";
    List<Segment> segments = new HtmlSegmenter().segment(html);
    assertEquals(
        List.of("Hello & all,", "A question about it.", "Regards", "x"),
        segments.stream().map(Segment::text).toList());
    assertEquals(
        List.of("Hello &amp; all,", "A question\nabout it.", "Regards", "x"),
        segments.stream().map(s -> html.substring(s.begin(), s.end())).toList());
    assertEquals("html/body/pre", segments.get(1).html().path());
  }

  @Test
  void blankLinesBetweenElementsOfPreformattedTextCount() {
    assertEquals(
        List.of("a", "b c", "d"), texts("<pre><span>a</span>\n\n<b>b</b>\n<i>c\n</i>\nd</pre>"));
    assertEquals(List.of("a b"), texts("<p>a\n\nb"));
  }

  @Test
  void readingsOfRubyAreLeftOut() {
    assertText(
        "\u5F7C\u306F\u77ED\u69CD\u3092\u6301\u3064",
        "\u5F7C\u306F<ruby>\u77ED<rt>\u305F\u3093</rt>\u69CD<rp>(</rp><rt>\u305D\u3046</rt><rp>)"
            + "</rp></ruby>\u3092\u6301\u3064");
    assertText("\u6F22\u5B57", "<ruby><rb>\u6F22<rb>\u5B57<rt>kan<rt>ji<rtc>x</rtc></ruby>");
  }

  @Test
  void noBlankBeforeClosingMarksAndAfterOpeningOnes() {
    assertText("Smith, Jones.", "<a>Smith</a><span>, </span><a>Jones</a><span>.</span>");
    assertText(
        "\u201CQuoted\u201D!",
        "<span>\u201C</span><span>Quoted</span><span>\u201D</span><span>!</span>");
    assertText("a \"b c\" d", "<a>a</a><a>\"</a><a>b</a><a>c</a><a>\"</a><a>d</a>");
    assertText("(see 5%)", "<a>(</a><a>see</a><a>5</a><a>%</a><a>)</a>");
    assertText("don't well-known", "<a>don</a><a>'t</a><a>well</a><a>-known</a>");
    assertText("$5 #tag Java .NET", "<a>$</a><a>5</a><a>#</a><a>tag</a><a>Java</a><a>.NET</a>");
    assertText("1,00,000", "<span>1</span><span>,00,000</span>");
    assertText("a , b", "a <span>, b</span>");
  }

  @Test
  void whatTouchesIsSeenApart() {
    assertText("Home News", "<a>Home</a><a>News</a>");
    assertText("Nina 12 May", "<span>Nina</span><time>12 May</time>");
    assertText("Author: Nina", "<strong>Author:</strong><span>Nina</span>");
    assertText("Nina 12 May", "<a>Nina</a><small>12 May</small>");
    assertText("Once m2", "<span>O</span>nce <span>m</span><sup>2</sup>");
  }

  @Test
  void stylesAreDeclarations() {
    for (String hidden :
        List.of(
            "display:none",
            "color:red;DISPLAY : none",
            "display:none !important",
            "display:none ! IMPORTANT; display:block",
            "display:/* x */none",
            "display:block;display:none",
            "display:none;display:nonexistent",
            "background:url('a;b');display:none")) {
      assertEquals(List.of("a"), texts("<p>a<p style=\"" + hidden + "\">b"), hidden);
    }
    for (String seen :
        List.of(
            "display:nonexistent",
            "display:none;display:block",
            "background:url(x?display:none)",
            "content:';display:none;'",
            "-x-display:none",
            "/*display:none*/",
            "visibility:hidden")) {
      assertEquals(List.of("a", "b"), texts("<p>a<p style=\"" + seen + "\">b"), seen);
    }
    assertEquals(List.of("a", "b"), texts("<p>a<p hidden style='display:block'>b"));
    assertNull(InlineStyle.display(""));
  }

  @Test
  void garbledTextIsRepairedBeforeWhiteSpaceIsCollapsed() {
    assertText(
        "We don\u2019t \u2013 voil\u00E0 le projet",
        "We don\u00E2\u0080\u0099t \u00E2\u0080\u0093 voil\u00C3\u00A0 le\u00A0projet");
    assertText("lan\u00E7ado \u00E0 x", "lan&Atilde;&sect;ado <b>\u00C3&nbsp;</b> x");
    assertText("a b", "a\u0085\u00A0b\u0080");
  }
}
