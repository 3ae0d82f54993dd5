package org.gleaner.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A document with what was removed struck through.
 *
 * @param id its name
 * @param remark language, source and the like
 * @param keyphrases best first
 * @param stretches its segments in order
 */
public record ExampleDocument(
    String id, String remark, List<String> keyphrases, List<Stretch> stretches) {
  private static final int MAX_CHARS = 4000;
  private static final int MAX_STRETCH = 600;

  /**
   * A segment.
   *
   * @param text what a reader sees of it
   * @param removed whether it was removed
   * @param score probability of removal, NaN if there is none
   */
  public record Stretch(String text, boolean removed, double score) {}

  /** Shows documents, the first one opened; long ones are cut. */
  public static Fragment show(List<ExampleDocument> documents) {
    List<Fragment> shown = new ArrayList<>();
    for (ExampleDocument document : documents) {
      shown.add(document.show(shown.isEmpty() ? "<details open" : "<details"));
    }
    return Fragment.join(shown);
  }

  private Fragment show(String opening) {
    List<Fragment> chips = new ArrayList<>();
    for (String keyphrase : keyphrases) {
      chips.add(Fragment.element("span", "chip", Fragment.text(keyphrase)));
    }
    List<Fragment> body = new ArrayList<>();
    int chars = 0;
    for (Stretch stretch : stretches) {
      if (chars > MAX_CHARS) {
        body.add(Fragments.note("... the rest is left out here."));
        break;
      }
      body.add(show(stretch));
      chars += Math.min(MAX_STRETCH, stretch.text().length());
    }
    Fragment summary =
        Fragment.element(
            "summary",
            "",
            Fragment.element("b", "", Fragment.text(id)),
            Fragment.element("small", "", Fragment.text(remark)));
    return Fragment.join(
        List.of(
            Fragment.trusted(opening + " class=\"document\">"),
            summary,
            Fragment.element("div", "chips", chips),
            Fragment.element("div", "text", body),
            Fragment.trusted("</details>")));
  }

  private static Fragment show(Stretch stretch) {
    boolean cut = stretch.text().length() > MAX_STRETCH;
    String text = cut ? stretch.text().substring(0, MAX_STRETCH) + " ..." : stretch.text();
    if (!stretch.removed()) {
      return Fragment.element("p", "", Fragment.text(text));
    }
    String score =
        Double.isNaN(stretch.score()) ? "" : String.format(Locale.ROOT, "%.2f", stretch.score());
    return Fragment.element(
        "p",
        "removed",
        Fragment.element("small", "", Fragment.text(score)),
        Fragment.element("del", "", Fragment.text(text)));
  }
}
