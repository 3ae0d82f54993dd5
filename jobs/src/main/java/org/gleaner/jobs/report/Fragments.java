package org.gleaner.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The common pieces of a page. */
public final class Fragments {
  private Fragments() {}

  /** Figures that stand out: name to value, in order. */
  public static Fragment tiles(Map<String, String> figures) {
    List<Fragment> tiles = new ArrayList<>();
    figures.forEach(
        (name, value) ->
            tiles.add(
                Fragment.element(
                    "div",
                    "tile",
                    Fragment.element("b", "", Fragment.text(value)),
                    Fragment.element("span", "", Fragment.text(name)))));
    return Fragment.element("div", "tiles", tiles);
  }

  /** Pieces under a heading. */
  public static Fragment section(String heading, Fragment... pieces) {
    List<Fragment> all = new ArrayList<>();
    all.add(Fragment.element("h2", "", Fragment.text(heading)));
    all.addAll(List.of(pieces));
    return Fragment.element("section", "", all);
  }

  /** A sentence or two. */
  public static Fragment note(String text) {
    return Fragment.element("p", "note", Fragment.text(text));
  }

  /** Charts side by side. */
  public static Fragment charts(Fragment... charts) {
    return Fragment.element("div", "charts", charts);
  }

  /** A table of names and values, in order. */
  public static Fragment pairs(Map<String, ?> values) {
    List<Fragment> rows = new ArrayList<>();
    values.forEach((name, value) -> rows.add(row("th", name, String.valueOf(value))));
    return scrolling(Fragment.element("table", "pairs", rows));
  }

  /** A table with a header; the first column holds names, the others figures. */
  public static Fragment table(List<String> header, List<List<String>> rows) {
    List<Fragment> all = new ArrayList<>();
    all.add(Fragment.element("tr", "", cells("th", header)));
    for (List<String> row : rows) {
      all.add(Fragment.element("tr", "", cells("td", row)));
    }
    return scrolling(Fragment.element("table", "figures", all));
  }

  private static Fragment scrolling(Fragment table) {
    return Fragment.element("div", "scroll", table);
  }

  private static Fragment row(String headElement, String name, String value) {
    return Fragment.element(
        "tr",
        "",
        Fragment.element(headElement, "", Fragment.text(name)),
        Fragment.element("td", "", Fragment.text(value)));
  }

  private static List<Fragment> cells(String element, List<String> values) {
    List<Fragment> cells = new ArrayList<>();
    for (String value : values) {
      cells.add(Fragment.element(element, "", Fragment.text(value)));
    }
    return cells;
  }

  /** One bar cut into shares; names with their values stand below. */
  public static Fragment shares(Map<String, Long> parts) {
    long sum = Math.max(1, parts.values().stream().mapToLong(Long::longValue).sum());
    List<Fragment> bars = new ArrayList<>();
    List<Fragment> legend = new ArrayList<>();
    int number = 0;
    for (Map.Entry<String, Long> part : parts.entrySet()) {
      String width = decimal(100.0 * part.getValue() / sum);
      String style = "share s" + number;
      bars.add(Fragment.trusted("<i class=\"" + style + "\" style=\"width:" + width + "%\"></i>"));
      String label =
          String.format(Locale.ROOT, "%s %,d (%s %%)", part.getKey(), part.getValue(), width);
      legend.add(
          Fragment.element(
              "span",
              "",
              Fragment.trusted("<i class=\"dot s" + number + "\"></i>"),
              Fragment.text(label)));
      number++;
    }
    return Fragment.join(
        List.of(
            Fragment.element("div", "shares", bars), Fragment.element("div", "legend", legend)));
  }

  /**
   * A confusion matrix.
   *
   * @param labels of rows (truth) and columns (decision)
   * @param counts counts[truth][decision]
   */
  public static Fragment confusion(List<String> labels, long[][] counts) {
    List<Fragment> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("truth \\ decision"));
    header.addAll(labels);
    rows.add(Fragment.element("tr", "", cells("th", header)));
    for (int i = 0; i < counts.length; i++) {
      long sum = Math.max(1, java.util.Arrays.stream(counts[i]).sum());
      List<Fragment> cells = new ArrayList<>();
      cells.add(Fragment.element("th", "", Fragment.text(labels.get(i))));
      for (int j = 0; j < counts[i].length; j++) {
        double share = (double) counts[i][j] / sum;
        String text = String.format(Locale.ROOT, "%,d (%.1f %%)", counts[i][j], 100 * share);
        cells.add(
            Fragment.trusted(
                "<td class=\""
                    + (i == j ? "right" : "wrong")
                    + "\" style=\"--share:"
                    + decimal(100 * share)
                    + "%\">"
                    + Fragment.text(text).html()
                    + "</td>"));
      }
      rows.add(Fragment.element("tr", "", cells));
    }
    return scrolling(Fragment.element("table", "figures confusion", rows));
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
