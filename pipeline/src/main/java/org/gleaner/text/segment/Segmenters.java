package org.gleaner.text.segment;

import org.gleaner.Catalogue;
import org.gleaner.text.Segmenter;

/** The segmenters by name. */
public final class Segmenters {
  /** {@code html}, {@code paragraphs} and {@code triple-space}. */
  public static final Catalogue<Segmenter> CATALOGUE =
      Catalogue.<Segmenter>of("segmenter")
          .add("html", new HtmlSegmenter())
          .add("paragraphs", new ParagraphSegmenter())
          .add("triple-space", new TripleSpaceSegmenter())
          .build();

  private Segmenters() {}
}
