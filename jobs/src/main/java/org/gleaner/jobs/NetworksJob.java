package org.gleaner.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.JobOption;
import org.gleaner.jobs.run.Settings;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.Tasks;

/** Lists the encoders with their options and the number of their weights. */
final class NetworksJob implements Job {
  @Override
  public String summary() {
    return "List the encoders and tasks with their options and number of weights.";
  }

  @Override
  public String manual() {
    return """
        Prints, for every encoder under --task, the options with their defaults and the
        number of weights, those of the word vectors apart. Any encoder goes with any task;
        train takes the options by --set.""";
  }

  @Override
  public List<String> examples() {
    return List.of("networks", "networks --task tag --vocabulary-size 5000");
  }

  @Override
  public List<JobOption> options() {
    return List.of(
        JobOption.value("task", "NAME", "the head: " + String.join(", ", Tasks.CATALOGUE.names())),
        JobOption.value("vocabulary-size", "N", "words the networks know"));
  }

  @Override
  public Run prepare(Settings settings) {
    String task = settings.named("task", Tasks.CATALOGUE);
    int vocabulary = settings.integer("vocabulary-size", 2, 5_000_000);
    return context -> list(context, task, vocabulary);
  }

  private static Summary list(JobContext context, String task, int vocabulary) {
    Map<String, Object> counts = new LinkedHashMap<>();
    context.say(
        String.format(
            Locale.ROOT, "Task %s, %,d words; weights: all (body and head)", task, vocabulary));
    for (String encoder : Encoders.CATALOGUE.names()) {
      NetworkDefinition definition = new NetworkDefinition(encoder, task, Map.of());
      NetworkDefinition.Size size = definition.size(vocabulary);
      counts.put(encoder, size.all());
      context.say(
          String.format(
              Locale.ROOT, "%n%-17s %,d (%,d)", encoder, size.all(), size.all() - size.words()));
      context.say("  " + new TreeMap<>(definition.options()));
    }
    return new Summary("networks", counts.size(), 0, context.seconds(), counts);
  }
}
