package org.gleaner.jobs.vector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Summary;
import org.gleaner.vector.NearestWords;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks word vectors which words are near. */
public final class SimilarCommand implements Job {
  @Option(names = "--model", required = true)
  private String model;

  @Mixin private final VectorFile.Format format = new VectorFile.Format();

  @Option(names = "--word")
  private List<String> words = List.of();

  @Option(names = "--pair")
  private List<String> pairs = List.of();

  @Option(names = "--odd-of")
  private List<String> odd = List.of();

  @Between({1, 1_000_000})
  @Option(names = "--top")
  private int top;

  @Override
  public Run prepare(Problems problems) {
    List<List<String>> both = WordArguments.of(problems, "--pair", pairs, 2);
    List<List<String>> lists = WordArguments.of(problems, "--odd-of", odd, 10_000);
    if (words.isEmpty() && pairs.isEmpty() && odd.isEmpty()) {
      problems.reject("Cannot run similar without --word, --pair or --odd-of");
    }
    if (!problems.isSound()) {
      return Run.REFUSED;
    }
    NearestWords nearest = new NearestWords(format.of(model).read());
    for (String word : words) {
      problems.check(() -> nearest.nearest(word, 1));
    }
    both.forEach(pair -> problems.check(() -> nearest.similarity(pair.get(0), pair.get(1))));
    lists.forEach(list -> problems.check(() -> nearest.odd(list)));
    return context -> run(context, nearest, both, lists);
  }

  private Summary run(
      JobContext context, NearestWords nearest, List<List<String>> both, List<List<String>> lists) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (String word : words) {
      context.say(word + ":");
      metrics.put(word, WordArguments.tell(context, nearest.nearest(word, top)));
    }
    for (List<String> pair : both) {
      double cosine = nearest.similarity(pair.get(0), pair.get(1));
      context.say(String.format(Locale.ROOT, "%s: %.4f", pair, cosine));
      metrics.put(String.join(",", pair), cosine);
    }
    for (List<String> list : lists) {
      String word = nearest.odd(list);
      context.say(list + ": " + word);
      metrics.put(String.join(",", list), word);
    }
    long rows = (long) words.size() + both.size() + lists.size();
    return new Summary("similar", rows, 0, context.seconds(), metrics);
  }
}
