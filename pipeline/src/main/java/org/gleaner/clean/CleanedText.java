package org.gleaner.clean;

import java.util.ArrayList;
import java.util.List;
import org.gleaner.text.Segment;

/**
 * The text of a document without its boilerplate.
 *
 * @param text the texts of the segments that are kept, an empty line between two
 * @param kept the segments that are kept, in order
 * @param keptAt where each of them starts in the text
 * @param removed the segments that are removed, in order
 * @param probabilities of removal, of each removed segment
 */
public record CleanedText(
    String text,
    List<Segment> kept,
    List<Integer> keptAt,
    List<Segment> removed,
    List<Float> probabilities) {
  /** The separator of two segments. */
  public static final String SEPARATOR = "\n\n";

  /**
   * Removes the segments whose probability is the threshold or more.
   *
   * @param probabilities of removal, one for each segment
   */
  public static CleanedText of(List<Segment> segments, float[] probabilities, double threshold) {
    StringBuilder text = new StringBuilder();
    CleanedText result =
        new CleanedText(
            "", new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < probabilities.length; i++) {
      Segment segment = segments.get(i);
      if (probabilities[i] >= threshold) {
        result.removed.add(segment);
        result.probabilities.add(probabilities[i]);
      } else {
        text.append(text.isEmpty() ? "" : SEPARATOR);
        result.kept.add(segment);
        result.keptAt.add(text.length());
        text.append(segment.text());
      }
    }
    return new CleanedText(
        text.toString(), result.kept, result.keptAt, result.removed, result.probabilities);
  }
}
