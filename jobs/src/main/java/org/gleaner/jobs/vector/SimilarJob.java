package org.gleaner.jobs.vector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.model.WordVectorModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import org.gleaner.vector.NearestWords;

/** Asks word vectors which words are near. */
public final class SimilarJob implements Job {
  @Override
  public String summary() {
    return "Show the words nearest to a word, or how near two words are.";
  }

  @Override
  public String manual() {
    return """
        Reads word vectors (a folder that word2vec has written, or a file in another
        program's format) and prints for each --word the nearest words by cosine, for
        each --pair its cosine, and for each --odd-of the word that does not match the
        others. A word without a vector is composed of its n-grams where the vectors
        have them. Needs no Spark.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "similar --model vectors --word france --top 5",
        "similar --model vectors --pair coast,shore --odd-of breakfast,cereal,dinner,tree",
        "similar --model glove.6B.100d.txt --vector-format glove --word paris");
  }

  @Override
  public List<JobOption> options() {
    return List.of(
        JobOption.value("model", "PATH", "the word vectors"),
        WordVectorModel.option(),
        JobOption.values("word", "WORD", "whose neighbours to show; may be repeated"),
        JobOption.values("pair", "A,B", "whose cosine to show; may be repeated"),
        JobOption.values("odd-of", "A,B,C", "of which to find the odd one; may be repeated"),
        JobOption.value("top", "N", "neighbours to show"));
  }

  @Override
  public Run prepare(Settings settings) {
    String location = settings.required("model");
    String format = WordVectorModel.format(settings);
    List<String> words = settings.list("word");
    List<List<String>> pairs = WordArguments.of(settings, "pair", 2, 2);
    List<List<String>> odd = WordArguments.of(settings, "odd-of", 2, 10_000);
    int top = settings.integer("top", 1, 1_000_000);
    if (words.isEmpty() && pairs.isEmpty() && odd.isEmpty()) {
      settings.reject("Cannot run similar without --word, --pair or --odd-of");
    }
    if (!settings.isSound()) {
      return null;
    }
    NearestWords nearest = new NearestWords(WordVectorModel.open(location, format).table());
    for (String word : words) {
      settings.check(() -> nearest.nearest(word, 1));
    }
    pairs.forEach(pair -> settings.check(() -> nearest.similarity(pair.get(0), pair.get(1))));
    odd.forEach(list -> settings.check(() -> nearest.odd(list)));
    return context -> run(context, nearest, words, pairs, odd, top);
  }

  private static Summary run(
      JobContext context,
      NearestWords nearest,
      List<String> words,
      List<List<String>> pairs,
      List<List<String>> odd,
      int top) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (String word : words) {
      context.say(word + ":");
      metrics.put(word, WordArguments.tell(context, nearest.nearest(word, top)));
    }
    for (List<String> pair : pairs) {
      double cosine = nearest.similarity(pair.get(0), pair.get(1));
      context.say(String.format(java.util.Locale.ROOT, "%s: %.4f", pair, cosine));
      metrics.put(String.join(",", pair), cosine);
    }
    for (List<String> list : odd) {
      String word = nearest.odd(list);
      context.say(list + ": " + word);
      metrics.put(String.join(",", list), word);
    }
    long rows = (long) words.size() + pairs.size() + odd.size();
    return new Summary("similar", rows, 0, context.seconds(), metrics);
  }
}
