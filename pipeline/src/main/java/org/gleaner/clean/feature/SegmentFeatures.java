package org.gleaner.clean.feature;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.Catalogue;
import org.gleaner.text.HtmlContext;
import org.gleaner.text.Segment;

/**
 * Numbers that describe the segments of a document, before scaling. Immutable, thread-safe; linear
 * in the text.
 */
public final class SegmentFeatures {
  /** {@code text}: what any text shows; {@code html}: that, and what the markup shows. */
  public static final Catalogue<SegmentFeatures> CATALOGUE =
      Catalogue.<SegmentFeatures>of("features")
          .add("text", new SegmentFeatures(Kind.TEXT))
          .add("html", new SegmentFeatures(Kind.HTML))
          .build();

  private enum Kind {
    TEXT,
    HTML
  }

  private final Kind kind;
  private final int size;

  private SegmentFeatures(Kind kind) {
    this.kind = kind;
    Segment example = new Segment("a", 0, 1, new HtmlContext("p", "", "", 0, 0, 0, List.of()));
    this.size = of(List.of(example), List.<String[]>of(new String[] {"a"})).get(0).length;
  }

  /** How many numbers a segment has. */
  public int size() {
    return size;
  }

  /**
   * The numbers of each segment.
   *
   * @param words the lower-case tokens of each segment
   */
  public List<float[]> of(List<Segment> segments, List<String[]> words) {
    return kind == Kind.HTML ? rows(segments, words) : rows(withoutMarkup(segments), words);
  }

  private static List<Segment> withoutMarkup(List<Segment> segments) {
    return segments.stream().map(s -> new Segment(s.text(), s.begin(), s.end(), null)).toList();
  }

  private List<float[]> rows(List<Segment> segments, List<String[]> words) {
    Neighbourhood neighbourhood = new Neighbourhood(segments, words);
    PathGroups groups = kind == Kind.HTML ? new PathGroups(segments, words) : null;
    BlockPools pools = kind == Kind.HTML ? new BlockPools(segments, words) : null;
    int[] levels = Headings.levels(segments, words);
    Landmarks landmarks = new Landmarks(segments, words, levels);
    PageTopic topic = new PageTopic(words, levels);
    MarkupShape markup = new MarkupShape();
    List<float[]> rows = new ArrayList<>(segments.size());
    for (int i = 0; i < segments.size(); i++) {
      FeatureRow row = new FeatureRow();
      Segment segment = segments.get(i);
      TextShape.addTo(row, segment.text(), words.get(i));
      neighbourhood.addTo(row, i);
      landmarks.addTo(row, i);
      topic.addTo(row, i);
      if (groups != null) {
        markup.addTo(row, segment.html(), segment.text().length());
        groups.addTo(row, i);
        pools.addTo(row, i);
      }
      rows.add(row.toArray());
    }
    return rows;
  }
}
