package org.gleaner.jobs.report;

import java.util.List;
import java.util.Locale;

/** Points of several kinds on a plane as inline SVG. */
public final class ScatterChart {
  private static final int SIZE = 420;
  private static final int MARGIN = 12;

  private ScatterChart() {}

  /**
   * A point.
   *
   * @param x to the right
   * @param y upwards
   * @param kind from 0; each kind has a colour
   */
  public record Point(double x, double y, int kind) {}

  /** The chart of some points, all of them within its frame. */
  public static Fragment of(String name, List<Point> points, int kinds) {
    double left = points.stream().mapToDouble(Point::x).min().orElse(0);
    double right = points.stream().mapToDouble(Point::x).max().orElse(1);
    double low = points.stream().mapToDouble(Point::y).min().orElse(0);
    double high = points.stream().mapToDouble(Point::y).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" role=\"img\">", SIZE, SIZE));
    for (Point point : points) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\""
                  + " style=\"fill:hsl(%d 65%% 50%%);stroke:none;fill-opacity:.6\"/>",
              place(point.x(), left, right),
              SIZE - place(point.y(), low, high),
              360 * point.kind() / Math.max(1, kinds)));
    }
    return Fragment.element(
        "figure",
        "chart",
        Fragment.element("figcaption", "", Fragment.text(name)),
        Fragment.trusted(svg.append("</svg>").toString()));
  }

  private static double place(double value, double low, double high) {
    double share = high > low ? (value - low) / (high - low) : 0.5;
    return MARGIN + share * (SIZE - 2 * MARGIN);
  }
}
