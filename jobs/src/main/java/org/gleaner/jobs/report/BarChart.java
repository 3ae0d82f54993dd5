package org.gleaner.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Horizontal bars, one for each name, in order. */
public final class BarChart {
  private BarChart() {}

  /** The chart of counts by name. */
  public static Fragment of(Map<String, Long> counts) {
    long most = 1;
    for (long count : counts.values()) {
      most = Math.max(most, count);
    }
    List<Fragment> rows = new ArrayList<>();
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      String width = Fragments.decimal(100.0 * entry.getValue() / most);
      rows.add(
          Fragment.element(
              "div",
              "bar",
              Fragment.element("span", "name", Fragment.text(entry.getKey())),
              Fragment.trusted(
                  "<span class=\"track\"><i style=\"width:" + width + "%\"></i></span>"),
              Fragment.element(
                  "span",
                  "count",
                  Fragment.text(String.format(Locale.ROOT, "%,d", entry.getValue())))));
    }
    return Fragment.element("div", "bars", rows);
  }
}
