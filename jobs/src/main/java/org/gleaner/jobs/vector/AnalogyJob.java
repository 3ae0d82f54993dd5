package org.gleaner.jobs.vector;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gleaner.jobs.model.WordVectorModel;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import org.gleaner.vector.NearestWords;
import org.gleaner.vector.Neighbour;

/** Asks word vectors for an analogy. */
public final class AnalogyJob implements Job {
  @Override
  public String summary() {
    return "Answer a - b + c with word vectors: king - man + woman.";
  }

  @Override
  public String manual() {
    return """
        Reads word vectors (a folder that word2vec has written, or a file in another
        program's format), adds the directions of the --positive words, takes away those
        of the --negative ones, and prints the words nearest to that point. The words
        given are no answer. Needs no Spark.""";
  }

  @Override
  public List<String> examples() {
    return List.of(
        "analogy --model vectors --positive king,woman --negative man",
        "analogy --model vectors --positive berlin,france --negative germany --top 3");
  }

  @Override
  public List<JobOption> options() {
    return List.of(
        JobOption.value("model", "PATH", "the word vectors"),
        WordVectorModel.option(),
        JobOption.value("positive", "A,B", "words to add"),
        JobOption.value("negative", "A,B", "words to take away"),
        JobOption.value("top", "N", "answers to show"));
  }

  @Override
  public Run prepare(Settings settings) {
    String location = settings.required("model");
    String format = WordVectorModel.format(settings);
    settings.required("positive");
    List<String> positive = settings.commaSeparated("positive");
    List<String> negative = settings.commaSeparated("negative");
    int top = settings.integer("top", 1, 1_000_000);
    if (!settings.isSound()) {
      return null;
    }
    NearestWords nearest = new NearestWords(WordVectorModel.open(location, format).table());
    settings.check(() -> nearest.analogy(positive, negative, 1));
    return context -> {
      List<Neighbour> answers = nearest.analogy(positive, negative, top);
      Map<String, Object> metrics = new LinkedHashMap<>();
      metrics.put("answers", WordArguments.tell(context, answers));
      return new Summary("analogy", 1, 0, context.seconds(), metrics);
    };
  }
}
