package org.gleaner.jobs.vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.vector.Neighbour;

/** Lists of words on the command line, and what is answered to them. */
final class WordArguments {
  private WordArguments() {}

  /** The values of a repeated option, each words with commas between. */
  static List<List<String>> of(Problems problems, String option, List<String> values, int most) {
    List<List<String>> lists = new ArrayList<>();
    for (String value : values) {
      List<String> words = ReadOptions.commaSeparated(value);
      if (words.size() < 2 || words.size() > most || words.contains("")) {
        problems.reject(option, value, most == 2 ? "2 words" : "2 words or more");
      }
      lists.add(words);
    }
    return lists;
  }

  /** Prints neighbours, and gives them as they stand in the summary. */
  static Map<String, Object> tell(JobContext context, List<Neighbour> neighbours) {
    Map<String, Object> cosines = new LinkedHashMap<>();
    for (Neighbour neighbour : neighbours) {
      context.say(String.format(Locale.ROOT, "  %-24s %.4f", neighbour.word(), neighbour.cosine()));
      cosines.put(neighbour.word(), neighbour.cosine());
    }
    return cosines;
  }
}
