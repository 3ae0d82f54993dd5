package org.gleaner.network.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Marks and figures of answers, counted by hand. */
final class AnswerEvaluationTest {
  private static void check(float[] expected, String answer, String... gold) {
    assertArrayEquals(expected, AnswerMarks.of(answer, List.of(gold)), 1e-6f, answer);
  }

  @Test
  void wordsAreComparedAsTheOfficialScorerNormalisesThem() {
    assertEquals(
        List.of("us", "nations", "pride"), AnswerMarks.words("The U.S. -- a Nation's\u00a0 pride"));
    assertEquals(List.of("theory", "of", "anna"), AnswerMarks.words("theory of (an) Anna"));
    assertEquals(List.of("ça", "«l’été»"), AnswerMarks.words("Ça, «l’été»!"));
    assertEquals(List.of(), AnswerMarks.words("The"));
  }

  @Test
  void marksAreTheGreatestOverWhatPeopleAnswered() {
    check(new float[] {1, 1, 1}, "the October, 1973", "1973", "October 1973");
    check(new float[] {1, 0, 0.8f}, "the red river valley", "Red River", "sea");
    check(new float[] {1, 0, 2 / 3f}, "no no", "no");
    check(new float[] {1, 0, 0.5f}, "no no", "no way");
    check(new float[] {1, 0, 0}, "x", "y");
    check(new float[] {1, 0, 0}, "", "y");
  }

  @Test
  void aQuestionWithoutAnswerIsRightWhereNoWordIsGiven() {
    check(new float[] {0, 0, 0}, "x");
    check(new float[] {0, 1, 1}, "");
    check(new float[] {0, 1, 1}, "the", "...");
  }

  /** Two questions with answer and two without, with their margins of no answer. */
  private static AnswerEvaluation four(double threshold) {
    AnswerEvaluation evaluation = new AnswerEvaluation(threshold);
    evaluation.add(new float[] {0, 1, 5, -2}, new float[] {1, 1, 1});
    evaluation.add(new float[] {0, 1, 5, 1}, new float[] {1, 0, 0.5f});
    evaluation.add(new float[] {0, 1, 5, 3}, new float[] {0, 0, 0});
    evaluation.add(new float[] {0, 1, 5, -1}, new float[] {0, 0, 0});
    return evaluation;
  }

  @Test
  void figuresAreThoseOfBothKindsOfQuestions() {
    assertEquals(
        Map.of(
            "exact_match", 0.25,
            "f1", 0.375,
            "has_answer_exact_match", 0.5,
            "has_answer_f1", 0.75,
            "no_answer_exact_match", 0.0,
            "no_answer_f1", 0.0),
        four(Double.MAX_VALUE).figures());
    assertEquals(
        Map.of(
            "exact_match", 0.5,
            "f1", 0.625,
            "has_answer_exact_match", 0.5,
            "has_answer_f1", 0.75,
            "no_answer_exact_match", 0.5,
            "no_answer_f1", 0.5),
        four(2).figures());
  }

  @Test
  void theThresholdWithTheGreatestF1IsHalfwayBetweenTwoMargins() {
    AnswerEvaluation four = four(2);
    assertEquals(-1.5, four.bestThreshold());
    assertEquals(0.75, four.quality());
    AnswerEvaluation all = new AnswerEvaluation(2);
    all.add(new float[] {0, 1, 5, 7}, new float[] {1, 0, 0.5f});
    assertEquals(Double.MAX_VALUE, all.bestThreshold());
    assertEquals(0.5, all.quality());
    assertEquals(Map.of("exact_match", 0.0, "f1", 0.0), all.figures());
    all.add(new float[] {0, 0, 0, Float.POSITIVE_INFINITY}, new float[] {0, 0, 0});
    assertEquals(Double.MAX_VALUE, all.bestThreshold());
    assertEquals(0.75, all.quality());
  }

  /** An answer without words is as right as none where there is none. */
  @Test
  void ofEqualThresholdsTheLeastIsTaken() {
    AnswerEvaluation equal = new AnswerEvaluation(0);
    equal.add(new float[] {0, 1, 5, 8}, new float[] {0, 1, 1});
    equal.add(new float[] {0, 1, 5, -4}, new float[] {1, 1, 1});
    assertEquals(2, equal.bestThreshold());
    assertEquals(1, equal.quality());
  }

  @Test
  void anEvaluationOfNothingIsZero() {
    AnswerEvaluation none = new AnswerEvaluation(0);
    assertEquals(0, none.quality());
    assertEquals(Map.of("exact_match", 0.0, "f1", 0.0), none.figures());
    AnswerEvaluation merged = new AnswerEvaluation(2);
    for (int i = 0; i < 100; i++) {
      merged.merge(four(2));
    }
    merged.merge(none);
    assertEquals(four(2).figures(), merged.figures());
  }
}
