package org.gleaner.jobs.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** The figures that stand out at the top of a page, in order. */
public final class Tiles {
  private final Map<String, String> tiles = new LinkedHashMap<>();

  /** Adds a whole number. */
  public Tiles count(String name, long value) {
    return text(name, Figures.count(value));
  }

  /** Adds a number with digits after the point. */
  public Tiles decimal(String name, double value, int digits) {
    return text(name, Figures.decimal(value, digits));
  }

  /** Adds a share of 1 in percent. */
  public Tiles percent(String name, double share, int digits) {
    return text(name, Figures.percent(share, digits));
  }

  /** Adds any text. */
  public Tiles text(String name, String value) {
    tiles.put(name, value);
    return this;
  }

  /** The piece of the page. */
  public Fragment fragment() {
    return Fragments.tiles(tiles);
  }
}
