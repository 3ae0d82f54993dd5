package org.gleaner.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gleaner.network.task.LabelledText;

/**
 * A candidate for a context, ranked among others by a network of the task {@code rank}.
 *
 * @param text the candidate
 * @param probability that it is the right one; those of all candidates add up to 1
 * @param index its place among the candidates that were given, from 0
 */
public record Choice(String text, double probability, int index) {
  private static final int FIRST = 2;

  /**
   * The candidates, the most probable first, of equals the first given.
   *
   * @param predictor of the task {@code rank}
   * @param question about the context; empty for none
   * @param candidates any number, also none; one alone has probability 1
   */
  public static List<Choice> of(
      Predictor<LabelledText> predictor, String context, String question, List<String> candidates) {
    LabelledText read = LabelledText.choice(context, question, candidates, -1);
    return of(read, predictor.output(read));
  }

  /**
   * The candidates that an output of a network ranks.
   *
   * @param read as {@link LabelledText#choice} makes it
   */
  public static List<Choice> of(LabelledText read, float[] output) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < output.length; i++) {
      choices.add(new Choice(read.texts().get(FIRST + i), output[i], i));
    }
    choices.sort(Comparator.comparingDouble((Choice choice) -> -choice.probability));
    return choices;
  }
}
