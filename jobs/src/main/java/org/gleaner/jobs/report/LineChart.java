package org.gleaner.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A line over numbered steps as inline SVG, with its scale and its last value. */
public final class LineChart {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 180;
  private static final int LEFT = 52;
  private static final int RIGHT = 12;
  private static final int TOP = 14;
  private static final int BOTTOM = 28;

  private LineChart() {}

  /**
   * The chart of one series; NaN values are left out.
   *
   * @param name what the values are
   * @param unit what the steps are ("epoch"); the first is number 1
   */
  public static Fragment of(String name, String unit, List<Double> values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (low > high) {
      return Fragments.note(name + ": no values");
    }
    double pad = high == low ? Math.max(Math.abs(high), 1) * 0.05 : (high - low) * 0.08;
    return Fragment.element(
        "figure",
        "chart",
        Fragment.element("figcaption", "", Fragment.text(name)),
        svg(unit, values, low - pad, high + pad));
  }

  private static Fragment svg(String unit, List<Double> values, double low, double high) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH, HEIGHT));
    for (int i = 0; i <= 3; i++) {
      double value = low + (high - low) * i / 3;
      double y = y(value, low, high);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT,
              y,
              WIDTH - RIGHT,
              y,
              LEFT - 6,
              y + 4,
              label(value)));
    }
    List<String> points = new ArrayList<>();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (Double.isFinite(values.get(i))) {
        double x = x(i, values.size());
        double y = y(values.get(i), low, high);
        points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        dots.append(
            String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s %d: %s</title></circle>",
                x,
                y,
                Fragment.text(unit).html(),
                i + 1,
                label(values.get(i))));
      }
    }
    svg.append("<polyline points=\"").append(String.join(" ", points)).append("\"/>").append(dots);
    svg.append(step(LEFT, "start", unit + " 1", values.size() > 0));
    svg.append(step(WIDTH - RIGHT, "end", unit + " " + values.size(), values.size() > 1));
    return Fragment.trusted(svg.append("</svg>").toString());
  }

  private static String step(int x, String anchor, String text, boolean shown) {
    return shown
        ? String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>",
            x,
            HEIGHT - 8,
            anchor,
            Fragment.text(text).html())
        : "";
  }

  private static double x(int i, int count) {
    double width = WIDTH - LEFT - RIGHT;
    return LEFT + (count == 1 ? width / 2 : width * i / (count - 1));
  }

  private static double y(double value, double low, double high) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (value - low) / (high - low));
  }

  private static String label(double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.0f", value);
  }
}
