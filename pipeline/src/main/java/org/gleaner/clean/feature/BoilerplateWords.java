package org.gleaner.clean.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups of English words that stand in navigation, legal and social boilerplate. */
final class BoilerplateWords {
  private static final List<String> GROUPS =
      List.of(
          "copyright rights reserved trademark trademarks inc llc ltd",
          "cookie cookies privacy policy terms conditions consent gdpr disclaimer legal",
          "login log sign signin signup register account password username logout member",
          "share tweet facebook twitter pinterest linkedin instagram youtube whatsapp reddit tumblr",
          "subscribe newsletter email rss feed follow updates inbox",
          "comment comments reply replies posted author by edited",
          "home about contact menu search skip navigation sitemap faq help support",
          "read more next previous prev page pages load view all see show",
          "related popular recent latest trending recommended similar also tags categories category",
          "cart checkout shop price buy sale shipping order wishlist add stock free",
          "advertisement sponsored ad ads promo offer deal deals discount",
          "click here download install app apps",
          "january february march april may june july august september october november december "
              + "jan feb mar apr jun jul aug sep oct nov dec monday tuesday wednesday thursday "
              + "friday saturday sunday ago min minutes hours days");

  private static final Map<String, Integer> GROUP_OF = groupOf();

  private BoilerplateWords() {}

  private static Map<String, Integer> groupOf() {
    Map<String, Integer> result = new HashMap<>();
    for (int group = 0; group < GROUPS.size(); group++) {
      for (String word : GROUPS.get(group).split(" ", -1)) {
        result.putIfAbsent(word, group);
      }
    }
    return result;
  }

  /** For each group how many of the lower-case words belong to it, divided by the square root. */
  static void addTo(FeatureRow row, String[] words) {
    int[] counts = new int[GROUPS.size()];
    for (String word : words) {
      Integer group = GROUP_OF.get(word);
      if (group != null) {
        counts[group]++;
      }
    }
    for (int count : counts) {
      row.add(count / Math.sqrt(words.length + 1));
    }
  }
}
