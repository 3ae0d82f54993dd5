package org.gleaner.vector.evaluate;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.VectorMath;
import org.gleaner.vector.WordVectorTable;

/**
 * Pairs of words that people have given a similarity: the WordSim sets. Judges vectors by how well
 * they rank the pairs.
 *
 * @param pairs in the order of the file
 */
public record WordSimilarities(List<Pair> pairs) {
  private static final Pattern GAP = Pattern.compile("[\\s,;]+");

  /** Copies. */
  public WordSimilarities {
    pairs = List.copyOf(pairs);
  }

  /**
   * A pair.
   *
   * @param score how similar they are to people, on any scale
   */
  public record Pair(String first, String second, double score) {}

  /**
   * How well vectors agree with people.
   *
   * @param pairs in the file
   * @param covered those of which both words have a vector
   * @param spearman over the covered pairs
   */
  public record Result(int pairs, int covered, double spearman) {}

  /**
   * Reads lines of two words and a number, parted by blanks, tabs, commas or semicolons; a line
   * that is empty or begins with {@code #} is left out, and the first of the others is a header if
   * its third field is not a number.
   *
   * @throws GleanerException with MISSING_COLUMN or WRONG_TYPE at the first bad line
   */
  public static WordSimilarities read(Reader reader) throws IOException {
    EvaluationLines lines = new EvaluationLines(reader);
    List<Pair> pairs = new ArrayList<>();
    boolean first = true;
    for (String line = lines.next(); line != null; line = lines.next()) {
      Pair pair = pair(line, lines.number());
      if (pair == null && !first) {
        throw new GleanerException(
            ErrorCode.WRONG_TYPE,
            "Cannot read word pair on line "
                + lines.number()
                + ". The third field must be a number");
      }
      if (pair != null) {
        pairs.add(pair);
      }
      first = false;
    }
    return new WordSimilarities(pairs);
  }

  /** The pair on a line; null if its third field is not a number. */
  private static Pair pair(String line, int number) {
    String[] fields = GAP.split(line, -1);
    if (fields.length < 3) {
      throw new GleanerException(
          ErrorCode.MISSING_COLUMN,
          "Cannot read word pair on line " + number + ". Accepted: word word score");
    }
    Double score = score(fields[2]);
    return score == null ? null : new Pair(fields[0], fields[1], score);
  }

  private static Double score(String text) {
    try {
      Double score = Double.valueOf(text);
      return Double.isFinite(score) ? score : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Judges vectors; an unknown word is tried again in lower case. */
  public Result evaluate(WordVectorTable table) {
    double[] people = new double[pairs.size()];
    double[] cosines = new double[pairs.size()];
    int covered = 0;
    for (Pair pair : pairs) {
      float[] first = vector(table, pair.first());
      float[] second = vector(table, pair.second());
      if (first != null && second != null) {
        people[covered] = pair.score();
        cosines[covered++] = VectorMath.cosine(first, second);
      }
    }
    double spearman =
        RankCorrelation.spearman(
            java.util.Arrays.copyOf(people, covered), java.util.Arrays.copyOf(cosines, covered));
    return new Result(pairs.size(), covered, spearman);
  }

  private static float[] vector(WordVectorTable table, String word) {
    float[] vector = table.vector(word);
    return vector == null ? table.vector(word.toLowerCase(Locale.ROOT)) : vector;
  }
}
