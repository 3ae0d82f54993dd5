package org.gleaner.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.gleaner.text.Segmenter;
import org.gleaner.text.normal.Normalizer;
import org.gleaner.text.segment.HtmlSegmenter;

/**
 * How the time of cutting hostile markup into segments, and of normalising garbled text, grows from
 * n over 2n and 4n to 8n chars: processor milliseconds, each the least of nine rounds, and the
 * largest ratio of a doubling. Argument: n.
 */
public final class MarkupGrowth {

  private MarkupGrowth() {}

  /** Measures. */
  public static void main(String[] arguments) {
    int chars = Integer.parseInt(arguments[0]);
    Segmenter segmenter = new HtmlSegmenter();
    pages()
        .forEach(
            (kind, page) ->
                Growth.measure(kind, chars, page, t -> segmenter.segment(t).size()));
    for (String unit : new String[] {"\u00C3\u00A9 ", "\u00C3\u0192\u00C2\u00A9", "\u0420\u00B5", "\u00C3"}) {
      Growth.measure(
          "text " + unit,
          chars,
          n -> repeat(unit, n),
          t -> Normalizer.normalize(t).text().length());
    }
  }

  private static Map<String, IntFunction<String>> pages() {
    Map<String, IntFunction<String>> pages = new LinkedHashMap<>();
    for (String unit :
        new String[] {
          "<table><b>x", "<b><table>x", "<table><div>x", "<table><input>", "<table><span>x</span>",
          "<i><b><u><s><table>x", "<table><svg><td></svg><b>x", "<p><b>x", "<b><p>x", "<b><div>x</b>",
          "<a><div>x</a>", "<div>x", "<dl><dd>x", "<select><option>x", "<svg><foreignObject>x",
          "<template>x", "<body a=b>x", "<!--", "<![CDATA[", "<script>", "</p>", "</", "<a ",
          "&#128512;", "&notit;", "<pre>x\n\n", "<p style='display:none'>x"
        }) {
      pages.put(unit, n -> repeat(unit, n));
    }
    pages.put("one table, many moved", n -> "<table>" + repeat("<b>x</b>", n));
    pages.put("a long name", n -> "<" + "a".repeat(n) + ">x");
    pages.put("a long number", n -> "&#" + "1".repeat(n) + ";x");
    pages.put("class", n -> "<div class='" + repeat("a ", n / 2) + "'>" + repeat("<p>x", n / 2));
    pages.put("role", n -> "<div role='" + "a".repeat(n / 2) + "'>" + repeat("<p>x", n / 2));
    pages.put("attributes", n -> "<p" + repeat(" a%d=x", n) + ">x");
    pages.put("body attributes", n -> repeat("<body a%d=x>", n));
    return pages;
  }

  /** The unit again and again, a number in place of {@code %d}. */
  private static String repeat(String unit, int chars) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < chars; i++) {
      text.append(unit.replace("%d", Integer.toString(i)));
    }
    return text.toString();
  }
}
