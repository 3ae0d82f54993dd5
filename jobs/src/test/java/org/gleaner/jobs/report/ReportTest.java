package org.gleaner.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "</style></details></main>",
          "' onmouseover='x",
          "{{body}} {{title}}",
          "&lt;b&gt; &amp;",
          "\u0000\u001b[31m\u202Eright\u2066",
          "<!-- --> <![CDATA[ x ]]>");

  private static String page(String text) {
    ExampleDocument document =
        new ExampleDocument(
            text,
            text,
            List.of(text),
            List.of(
                new ExampleDocument.Stretch(text, false, Double.NaN),
                new ExampleDocument.Stretch(text, true, 0.9)));
    return new Report(text, text)
        .add(Fragments.tiles(Map.of(text, text)))
        .section(
            text,
            ExampleDocument.show(List.of(document)),
            Fragments.note(text),
            Fragments.pairs(Map.of(text, text)),
            Fragments.table(List.of(text), List.of(List.of(text))),
            Fragments.shares(Map.of(text, 1L)),
            Fragments.confusion(List.of(text), new long[][] {{1}}),
            BarChart.of(Map.of(text, 3L)),
            Cloud.of(Map.of(text, 3L)),
            LineChart.of(text, text, List.of(1.0, 2.0)))
        .html();
  }

  /** The tags of a page: the page of a harmless text has the same ones. */
  private static List<String> tags(String html) {
    List<String> tags = new ArrayList<>();
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      int end = at + 1;
      while (end < html.length()
          && (Character.isLetterOrDigit(html.charAt(end)) || html.charAt(end) == '/')) {
        end++;
      }
      tags.add(html.substring(at, end));
    }
    return tags;
  }

  @Test
  void hostileTextAddsNoMarkup() {
    List<String> harmless = tags(page("harmless"));
    for (String text : HOSTILE) {
      assertEquals(harmless, tags(page(text)), text);
    }
  }

  @Test
  void randomTextAddsNoMarkup() {
    Random random = new Random(5);
    String signs = "<>&\"'/={}-!script \u0001\uD83D\n";
    List<String> harmless = tags(page("harmless"));
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(30) + 1; i > 0; i--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertEquals(harmless, tags(page(text.toString())), text.toString());
    }
  }

  @Test
  void attributesCannotBeClosed() {
    assertEquals("&quot;&#39;&lt;&gt;&amp;", Fragment.text("\"'<>&").html());
    assertEquals("\uFFFD\n", Fragment.text("\u0007\n").html());
  }

  @Test
  void pageLoadsNothing() {
    String html = page("x");
    assertTrue(html.contains("default-src 'none'"));
    assertFalse(html.contains("http://") || html.contains("https://") || html.contains("<script"));
  }

  @Test
  void textThatLooksLikeAGapIsShownAsItIs() {
    assertTrue(page("{{body}}").contains("<b>{{body}}</b>"));
  }

  @Test
  void chartOfNoNumbersSaysSo() {
    assertTrue(LineChart.of("loss", "epoch", List.of(Double.NaN)).html().contains("no values"));
    assertFalse(LineChart.of("loss", "epoch", List.of(1.0)).html().contains("NaN"));
  }
}
