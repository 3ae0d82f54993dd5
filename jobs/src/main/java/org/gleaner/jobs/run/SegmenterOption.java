package org.gleaner.jobs.run;

import org.gleaner.text.segment.NormalizedSegments;
import org.gleaner.text.segment.Segmenters;
import picocli.CommandLine.Option;

/** How plain text is cut into segments. */
public final class SegmenterOption {
  @OneOf(words = NormalizedSegments.AUTO, catalogue = Segmenters.class)
  @Option(names = "--segmenter")
  private String segmenter;

  /** The name of the segmenter. */
  public String segmenter() {
    return segmenter;
  }
}
