package org.gleaner.jobs.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.gleaner.ErrorCode;
import org.gleaner.GleanerException;
import org.gleaner.io.FilePaths;
import org.gleaner.io.output.CommittedOutput;
import org.gleaner.io.output.OutputCheck;
import org.gleaner.io.output.OutputRecord;
import org.gleaner.jobs.run.Between;
import org.gleaner.jobs.run.Job;
import org.gleaner.jobs.run.JobContext;
import org.gleaner.jobs.run.Preflight;
import org.gleaner.jobs.run.Problems;
import org.gleaner.jobs.run.Summary;
import picocli.CommandLine.Option;

/** Publishes an output, if it is good enough. */
public final class PublishCommand implements Job {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 16 << 20;

  @Option(names = "--from", required = true)
  private String from;

  @Option(names = "--to", required = true)
  private String to;

  @Between({0, Integer.MAX_VALUE})
  @Option(names = "--min-rows")
  private int minRows;

  @Between({0, 1})
  @Option(names = "--max-quarantined-share")
  private double maxQuarantinedShare;

  @Between({0, 1})
  @Option(names = "--max-removed-share")
  private double maxRemovedShare;

  @Override
  public Run prepare(Problems problems) {
    if (problems.isSound()) {
      problems.check(() -> requireOneSystem(Preflight.configuration()));
    }
    return Preflight.ready(problems, List::of, this::check, () -> this::run);
  }

  private OutputCheck check() {
    return new OutputCheck(to, from == null ? List.of() : List.of(from), true);
  }

  /**
   * Checks that the output can be renamed.
   *
   * @throws IllegalArgumentException if it would have to be copied
   */
  private void requireOneSystem(Configuration configuration) {
    if (!system(from, configuration).getUri().equals(system(to, configuration).getUri())) {
      throw new IllegalArgumentException(
          "Cannot publish " + from + " as " + to + " on another file system. Write it there first");
    }
  }

  private static FileSystem system(String path, Configuration configuration) {
    return FilePaths.system(FilePaths.of(path), configuration);
  }

  private Summary run(JobContext context) {
    // Spark's settings, not the local ones: a driver that YARN runs must have started Spark.
    Configuration configuration = context.spark().sparkContext().hadoopConfiguration();
    try {
      Path source = FilePaths.of(from);
      FileSystem system = system(from, configuration);
      Path target = system.makeQualified(FilePaths.of(to));
      boolean staged = system.exists(source);
      JsonNode summary = summary(system, staged ? source : target);
      if (staged) {
        refuse(QualityGate.damage(summary));
        refuse(lost(context.spark(), system, source, summary));
        refuse(new QualityGate(minRows, maxQuarantinedShare, maxRemovedShare).problems(summary));
        CommittedOutput.move(configuration, source, check());
      }
      context.say((staged ? "Published: " : "Published already: ") + target);
      return told(summary, staged, context.seconds());
    } catch (IOException e) {
      throw new GleanerException(ErrorCode.IO_FAILED, "Cannot publish output: " + from, e);
    }
  }

  private JsonNode summary(FileSystem system, Path output) throws IOException {
    Path marker = FilePaths.child(output, CommittedOutput.MARKER);
    if (!system.exists(marker)) {
      throw new GleanerException(
          ErrorCode.INPUT_NOT_FOUND,
          "Cannot publish output: " + from + ". Give a folder that a job has written.");
    }
    try (InputStream in = system.open(marker)) {
      return JSON.readTree(in.readNBytes(MOST));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  /** What is not there any more of that which the job wrote. */
  private static List<String> lost(
      SparkSession spark, FileSystem system, Path output, JsonNode summary) throws IOException {
    OutputRecord record = OutputRecord.read(system, output);
    if (record == null) {
      return List.of("it has no " + OutputRecord.FILE + ", the record of a finished job");
    } else if (record.damaged() != null) {
      return List.of(record.damaged() + " is missing or was changed");
    } else if (record.foreign() != null) {
      return List.of(record.foreign() + " was not written by the job");
    }
    Path documents = new Path(output, "documents");
    long told = summary.path("rows").asLong();
    if (summary.path("job").asText().equals("score") && told > 0) {
      long rows = system.exists(documents) ? rows(spark, documents) : 0;
      if (rows != told) {
        return List.of("documents has " + rows + " rows, its summary " + told);
      }
    }
    return List.of();
  }

  /** The folder is a name and no glob. */
  private static long rows(SparkSession spark, Path documents) {
    return spark.read().option("__globPaths__", "false").parquet(documents.toString()).count();
  }

  private void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new GleanerException(
          ErrorCode.OUTPUT_REFUSED,
          "Cannot publish output: "
              + from
              + ". It stays there to look at: "
              + String.join("; ", problems));
    }
  }

  private static Summary told(JsonNode summary, boolean published, double seconds) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("published", published);
    metrics.put("quarantined_share", QualityGate.quarantinedShare(summary));
    JsonNode removed = summary.at("/metrics/removed_share");
    metrics.put("removed_share", removed.isNumber() ? removed.asDouble() : null);
    long rows = summary.path("rows").asLong();
    return new Summary("publish", rows, summary.path("quarantined").asLong(), seconds, metrics);
  }
}
