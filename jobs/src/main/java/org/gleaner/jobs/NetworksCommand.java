package org.gleaner.jobs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.OneOf;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Summary;
import org.gleaner.network.encoder.Encoders;
import org.gleaner.network.model.NetworkDefinition;
import org.gleaner.network.task.Tasks;
import picocli.CommandLine.Option;

/** Lists the encoders with their options and the number of their weights. */
final class NetworksCommand implements Job {
  @OneOf(catalogue = Tasks.class)
  @Option(names = "--task", required = true)
  private String task;

  @Between({2, 5_000_000})
  @Option(names = "--vocabulary-size")
  private int vocabulary;

  @Override
  public Run prepare(Problems problems) {
    return this::list;
  }

  private Summary list(JobContext context) {
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
