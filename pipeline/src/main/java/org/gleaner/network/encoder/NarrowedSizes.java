package org.gleaner.network.encoder;

import java.util.HashMap;
import java.util.Map;

/** The options of a narrower encoder of the BERT family over the same tables. */
final class NarrowedSizes {
  private NarrowedSizes() {}

  /**
   * The options: those of the wide one with a share of its sizes, and as many layers. The number of
   * heads divides the width.
   *
   * @param wide values in force
   * @param tables width of the tables
   * @param share above 0 and at most 1
   */
  static Map<String, String> of(Map<String, String> wide, int tables, double share) {
    int width = share(wide, "hidden-size", share);
    int heads = share(wide, "heads", share);
    while (width % heads != 0) {
      heads--;
    }
    Map<String, String> options = new HashMap<>(wide);
    options.put("embedding-size", Integer.toString(tables));
    options.put("hidden-size", Integer.toString(width));
    options.put("heads", Integer.toString(heads));
    options.put("inner-size", Integer.toString(share(wide, "inner-size", share)));
    options.put("read", "last");
    options.put("lstm-size", "0");
    return options;
  }

  private static int share(Map<String, String> wide, String size, double share) {
    return (int) Math.max(1, Math.round(share * Integer.parseInt(wide.get(size))));
  }
}
