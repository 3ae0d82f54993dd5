package org.gleaner.jobs.vector;

import java.util.List;
import java.util.Map;
import org.gleaner.jobs.model.VectorFile;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.ReadOptions;
import org.gleaner.jobs.run.Summary;
import org.gleaner.vector.NearestWords;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks word vectors for an analogy. */
public final class AnalogyCommand implements Job {
  @Option(names = "--model", required = true)
  private String model;

  @Mixin private final VectorFile.Format format = new VectorFile.Format();

  @Option(names = "--positive", required = true)
  private String positive;

  @Option(names = "--negative")
  private String negative;

  @Between({1, 1_000_000})
  @Option(names = "--top")
  private int top;

  @Override
  public Run prepare(Problems problems) {
    if (!problems.isSound()) {
      return Run.REFUSED;
    }
    List<String> added = ReadOptions.commaSeparated(positive);
    List<String> taken = ReadOptions.commaSeparated(negative);
    NearestWords nearest = new NearestWords(format.of(model).read());
    problems.check(() -> nearest.analogy(added, taken, 1));
    return context -> {
      Map<String, Object> answers = WordArguments.tell(context, nearest.analogy(added, taken, top));
      return new Summary("analogy", 1, 0, context.seconds(), Map.of("answers", answers));
    };
  }
}
