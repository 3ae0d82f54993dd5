package org.gleaner.text.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;
import org.junit.jupiter.api.Test;

final class HtmlSegmenterTest {
  private static List<Segment> segment(String html) {
    return new HtmlSegmenter().segment(html);
  }

  private static List<String> texts(String html) {
    return segment(html).stream().map(Segment::text).toList();
  }

  @Test
  void blocksItemsAndCellsAreSegments() {
    assertEquals(
        List.of("Title", "One two three.", "a", "b", "c1", "c2", "q", "Go"),
        texts(
            "<h1>Title</h1><p>One <b>two</b>\n <i>three</i>.<ul><li>a<li>b</ul>"
                + "<table><tr><td>c1<td>c2</table><blockquote>q</blockquote><button>Go</button>"));
  }

  @Test
  void twoBreaksSplitOneDoesNot() {
    assertEquals(
        List.of("one", "two three", "four", "five"),
        texts("one<br> <br>two<br/>three<p>four<br><br><br>five<br>"));
  }

  @Test
  void whatIsNotSeenIsDropped() {
    assertEquals(
        List.of("seen", "faded", "also", "found", "icon", "streamed"),
        texts(
            "<head><title>t</title></head><body style='display: none'><p>seen<script>x</script>"
                + "<style>y</style><template>z</template><p hidden>h</p><div style='color:red;"
                + " DISPLAY : none'>d</div><p style='visibility:hidden'>faded</p><svg><text>s</text></svg>"
                + "<!-- c --><p>also<p hidden=until-found>found<p aria-hidden=true>icon"
                + "<div hidden id='S:1'>streamed</div>"));
  }

  @Test
  void noscriptIsUsedOnlyOnPagesWithFewWords() {
    String noscript = "<noscript><p>static text</p></noscript>";
    assertEquals(List.of("app", "static text"), texts("<p>app</p>" + noscript));
    String visible = "word ".repeat(149).strip();
    assertEquals(List.of(visible, "static text"), texts("<p>" + visible + "</p>" + noscript));
    assertEquals(List.of(visible + " word"), texts("<p>" + visible + " word</p>" + noscript));
  }

  @Test
  void hiddenPartsAreUsedOnlyIfTheyAreThePage() {
    String words = "word ".repeat(150).strip();
    assertEquals(List.of("app", words), texts("<p>app</p><div hidden><p>" + words + "</p></div>"));
    assertEquals(List.of(words), texts("<div style='display:none'><p>" + words + "</p></div>"));
    assertEquals(
        List.of(words), texts("<p>" + words + "</p><div hidden><p>" + words + "</p></div>"));
    assertEquals(List.of("app"), texts("<p>app</p><div hidden><p>few words</p></div>"));
  }

  @Test
  void anOpenCdataSectionDoesNotSwallowThePage() {
    String html = "<body>a <![CDATA[ x><p>b<p>c";
    assertEquals(List.of("a", "b", "c"), texts(html));
    assertEquals(html.indexOf("c", html.length() - 1), segment(html).get(2).begin());
  }

  @Test
  void adjacentLinksAreSeenApartFormattingIsNot() {
    assertEquals(List.of("Home News"), texts("<div><a href=/>Home</a><a href=/n>News</a></div>"));
    assertEquals(List.of("By Nina"), texts("<p><span>By</span><span>Nina</span>"));
    assertEquals(List.of("Once H2O"), texts("<p><span>O</span>nce <i>H</i><sub>2</sub><i>O</i>"));
  }

  @Test
  void contextTellsTheMarkup() {
    Segment segment =
        segment(
                "<body id=Top><nav class='Main  menu' role=navigation><ul class=l><li>"
                    + "A <a href=x>link</a> and <a href=y>two</a></ul></nav>")
            .get(0);
    HtmlContext context = segment.html();
    assertEquals("A link and two", segment.text());
    assertEquals("html/body/nav/ul/li", context.path());
    assertEquals("l main menu navigation top", context.classes());
    assertEquals("l main menu navigation", context.nearClasses());
    assertEquals(" link".length() + " two".length(), context.linkChars());
    assertEquals(2, context.links());
    assertEquals(0, context.headingLevel());
    assertEquals(5, context.blocks().size());
  }

  @Test
  void headingsAndLinksAroundBlocks() {
    List<Segment> segments =
        segment("<a href=x><h3>Big <span>news</span></h3><p>text</p></a><p>rest</p>");
    assertEquals(3, segments.get(0).html().headingLevel());
    assertEquals("Big news".length(), segments.get(0).html().linkChars());
    assertEquals(1, segments.get(0).html().links());
    assertEquals("text".length(), segments.get(1).html().linkChars());
    assertEquals(1, segments.get(1).html().links());
    assertEquals(0, segments.get(2).html().linkChars());
    assertEquals(0, segments.get(2).html().links());
  }

  @Test
  void commonBlocksHaveCommonNumbers() {
    List<Segment> segments = segment("<div><p>a<p>b</div><div><p>c</div>");
    List<Integer> a = segments.get(0).html().blocks();
    List<Integer> b = segments.get(1).html().blocks();
    List<Integer> c = segments.get(2).html().blocks();
    assertEquals(a.get(1), b.get(1));
    assertTrue(!a.get(0).equals(b.get(0)) && !a.get(1).equals(c.get(1)));
    assertEquals(a.get(2), c.get(2));
  }

  @Test
  void offsetsPointIntoTheSource() {
    String html =
        "<!DOCTYPE html>\r\n<p> First &amp; <b>bold</b> \n<p>&eacute;t&eacute;</p> tail <div>\uD83D\uDE00 x</div>";
    List<String> sources =
        segment(html).stream().map(s -> html.substring(s.begin(), s.end())).toList();
    assertEquals(
        List.of("First &amp; <b>bold", "&eacute;t&eacute;", "tail", "\uD83D\uDE00 x"), sources);
  }

  @Test
  void deepNestingIsLinear() {
    int depth = 100_000;
    List<Segment> open = segment("<div class='a b'>x".repeat(depth));
    assertEquals(depth, open.size());
    HtmlContext innermost = open.get(depth - 1).html();
    assertEquals("div" + "/div".repeat(39), innermost.path());
    assertEquals(8, innermost.blocks().size());
    assertTrue(innermost.classes().length() <= 1_020);
    assertEquals(List.of("deep"), texts("<div>".repeat(depth) + "deep" + "</div>".repeat(depth)));
    assertEquals(1, segment("<b>x".repeat(depth)).size());
    assertEquals(depth, segment("<table><tr><td>x".repeat(depth)).size());
    assertEquals(depth, segment("<b><p>x".repeat(depth)).size());
  }

  @Test
  void aLargePageIsRead() {
    String html = "<p>some words &amp; more</p>\n".repeat(200_000);
    List<Segment> segments = segment(html);
    assertEquals(200_000, segments.size());
    Segment last = segments.get(199_999);
    assertEquals("some words &amp; more", html.substring(last.begin(), last.end()));
  }

  @Test
  void marksWhatIsCode() {
    List<Segment> segments =
        new HtmlSegmenter()
            .segment(
                "<p>Call <code>map</code> or <b><tt>fold</tt></b> now.</p><pre><code>int i ="
                    + " 0;</code></pre><pre>ls -la | grep x</pre><pre>Once there was a king who"
                    + " lived in a small house.</pre><p>no</p>");
    assertEquals("Call map or fold now.", segments.get(0).text());
    assertEquals(List.of(4, 8, 11, 16), segments.get(0).code());
    assertEquals(List.of(0, 10), segments.get(1).code());
    assertEquals(List.of(0, 15), segments.get(2).code());
    assertEquals(List.of(), segments.get(3).code());
    assertEquals(List.of(), segments.get(4).code());
  }
}
