package org.gleaner.vector.evaluate;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.Neighbour;
import org.gleaner.vector.WordVectorTable;
import org.gleaner.vector.WordVocabulary;

/**
 * Questions of the kind "Athens is to Greece as Baghdad is to ...", in sections: Mikolov's
 * questions-words. Judges vectors by how many they answer.
 *
 * @param sections questions of four words by name of the section, in the order of the file
 */
public record WordAnalogies(Map<String, List<List<String>>> sections) {
  private static final Pattern GAP = Pattern.compile("\\s+");

  /**
   * How many questions were answered.
   *
   * @param questions in the file
   * @param covered those whose four words have a vector
   * @param right of those
   */
  public record Result(int questions, int covered, int right) {
    /** The share of covered questions that were answered; NaN if there are none. */
    public double accuracy() {
      return (double) right / covered;
    }

    private Result plus(Result other) {
      return new Result(questions + other.questions, covered + other.covered, right + other.right);
    }
  }

  /**
   * Reads lines of four words; a line that begins with a colon names a section, and one that is
   * empty or begins with {@code #} is left out.
   *
   * @throws GleanerException with MISSING_COLUMN at the first line of another number of words
   */
  public static WordAnalogies read(Reader reader) throws IOException {
    EvaluationLines lines = new EvaluationLines(reader);
    Map<String, List<List<String>>> sections = new LinkedHashMap<>();
    String section = "all";
    for (String line = lines.next(); line != null; line = lines.next()) {
      if (line.startsWith(":")) {
        section = line.substring(1).strip();
        continue;
      }
      List<String> words = List.of(GAP.split(line, -1));
      if (words.size() != 4) {
        throw new GleanerException(
            ErrorCode.MISSING_COLUMN,
            "Cannot read analogy on line "
                + lines.number()
                + ". Accepted: four words, or : section");
      }
      sections.computeIfAbsent(section, name -> new ArrayList<>()).add(words);
    }
    return new WordAnalogies(sections);
  }

  /**
   * Judges vectors, words in lower case where they have no vector as written. Sections come in the
   * order of the file, {@code total} last.
   */
  public Map<String, Result> evaluate(WordVectorTable table) {
    NearestWords nearest = new NearestWords(table);
    Map<String, Result> results = new LinkedHashMap<>();
    Result total = new Result(0, 0, 0);
    for (Map.Entry<String, List<List<String>>> section : sections.entrySet()) {
      Result result = evaluate(nearest, section.getValue());
      results.put(section.getKey(), result);
      total = total.plus(result);
    }
    results.put("total", total);
    return results;
  }

  private static Result evaluate(NearestWords nearest, List<List<String>> questions) {
    List<List<String>> known = new ArrayList<>();
    for (List<String> question : questions) {
      List<String> words = known(nearest.table().vocabulary(), question);
      if (words != null) {
        known.add(words);
      }
    }
    int right = (int) known.parallelStream().filter(words -> isRight(nearest, words)).count();
    return new Result(questions.size(), known.size(), right);
  }

  private static boolean isRight(NearestWords nearest, List<String> words) {
    List<Neighbour> answer =
        nearest.analogy(List.of(words.get(1), words.get(2)), List.of(words.get(0)), 1);
    return !answer.isEmpty() && answer.get(0).word().equals(words.get(3));
  }

  private static List<String> known(WordVocabulary vocabulary, List<String> question) {
    List<String> words = new ArrayList<>();
    for (String word : question) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (vocabulary.id(word) < 0 && vocabulary.id(lower) < 0) {
        return null;
      }
      words.add(vocabulary.id(word) >= 0 ? word : lower);
    }
    return words;
  }
}
